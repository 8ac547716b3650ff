import { useState } from 'preact/hooks'
import type { ComponentChildren } from 'preact'
import type { Place } from '../../src/plan/schema.ts'
import { t } from '../i18n/index.ts'
import { Pager, Table } from '../kit/index.ts'

/** How many lines are shown at first and with each "more". */
const page = 200

interface TwinProps {
  caption: string
  columns: readonly { head: string; cell: (place: Place) => ComponentChildren; numeric?: boolean }[]
  places: readonly Place[]
}

/** The map as a table, laid out only while it is open: thousands of lines would be rebuilt at each step of the slider. */
export function Twin({ caption, columns, places }: TwinProps) {
  const [open, setOpen] = useState(false)
  const [most, setMost] = useState(page)
  const shown = places.slice(0, most)
  return (
    <details class="history__twin" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t.history.table}</summary>
      {open && (
        <>
          <Table caption={caption} columns={columns} rows={shown} rowKey={({ id }) => id} />
          {places.length > page && (
            <Pager
              shown={shown.length}
              total={places.length}
              hasMore={shown.length < places.length}
              onMore={() => setMost(most + page)}
            />
          )}
        </>
      )}
    </details>
  )
}
