import type { ComponentType } from 'preact'
import { ApiProblem } from '../api.ts'
import { needTexts, type Feature } from '../i18n/index.ts'
import { Show, useLoad } from './load.tsx'

/**
 * A part of a page in a chunk of its own, for what most visits do not show; words stand in while it comes. It brings the
 * texts of features that its page's route does not name.
 *
 *     const EndForm = later(() => import('./end-form.tsx').then((chunk) => chunk.EndForm), ['assignments'])
 *
 * `EndForm.ahead()` fetches it before it is shown; a failure then is told when it is shown, with a retry.
 * `<EndForm.Quiet />` stands for nothing until it is here, and if it never comes: for what nobody misses.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>, texts: readonly Feature[] = []) {
  let known: ComponentType<P> | undefined
  const fetch = async () => {
    const both = Promise.all([load(), needTexts(texts)])
    ;[known] = await both.catch(() => {
      throw new ApiProblem('network', 0)
    })
    return known
  }
  function Later(props: P) {
    const loaded = useLoad(fetch, [])
    const Part = known
    return Part ? <Part {...props} /> : <Show of={loaded}>{() => null}</Show>
  }
  function Quiet(props: P) {
    useLoad(fetch, [])
    return known ? <Later {...props} /> : null
  }
  return Object.assign(Later, { Quiet, ahead: () => void fetch().catch(() => undefined) })
}
