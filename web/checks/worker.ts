import { checkPlan } from '../../src/checks/rules.ts'
import type { CheckSettings } from '../../src/checks/rules-kinds.ts'
import type { PlanCheck } from '../../src/checks/schema.ts'
import type { PlanDocument } from '../../src/plan/schema.ts'
import type { MarketPlace } from '../../src/studio/rules-order.ts'

/** One plan to check; answers carry its number, so that stale ones can be told. */
export interface CheckRequest {
  run: number
  document: PlanDocument
  place: MarketPlace
  settings: CheckSettings
}
export type CheckAnswer = { run: number } & ({ done: number; of: number } | { found: PlanCheck[] })

const say = (answer: CheckAnswer) => postMessage(answer)

// Off the page's thread: thousands of stalls must not hold up a drag.
addEventListener('message', ({ data }: MessageEvent<CheckRequest>) => {
  const { run, document, place, settings } = data
  say({ run, found: checkPlan(document, place, settings, (done, of) => say({ run, done, of })) })
})
