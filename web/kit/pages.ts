import { useState } from 'preact/hooks'
import { useLoad, useSubmit } from './load.tsx'

/** One page of a list that goes on; `next` is what the server wants to be asked with for the following one. */
export interface PageOf<Row> {
  rows: readonly Row[]
  next: string | null
  total?: number
}

/** A list that grows by pages: starts anew whenever `keys` change, keeps what is shown when a further page fails. */
export function usePages<Row>(
  load: (after: string | null, signal?: AbortSignal) => Promise<PageOf<Row>>,
  keys: readonly unknown[],
) {
  const first = useLoad((signal) => load(null, signal), keys)
  const [grown, setGrown] = useState<{ from: PageOf<Row>; page: PageOf<Row> } | null>(null)
  const from = first.data
  const page = grown !== null && grown.from === from ? grown.page : from
  const growing = useSubmit(async () => {
    if (!from || !page) return
    const further = await load(page.next)
    setGrown({ from, page: { ...further, rows: [...page.rows, ...further.rows] } })
  })
  return {
    /** For `Show`: the first page's progress and problem. */
    first,
    page,
    /** For `Pager`. */
    pager: page && {
      shown: page.rows.length,
      ...(page.total !== undefined && { total: page.total }),
      hasMore: page.next !== null,
      busy: growing.busy,
      problem: growing.problem,
      onMore: growing.submit,
    },
  }
}
