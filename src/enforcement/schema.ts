import * as v from 'valibot'
import { authorities } from '../people/rules-kinds.ts'
import { Id, Instant, text } from '../shared/text.ts'
import { actionKinds, helpKinds } from './rules-kinds.ts'

/** One action as the phone sends it. `reason` is a code of `spareReasons` for spared, words for every other kind. */
export const ActionEntry = v.strictObject({
  id: Id,
  kind: v.picklist(actionKinds),
  officers: v.pipe(v.array(Id), v.minLength(1), v.maxLength(12)),
  deadline_at: v.exactOptional(Instant),
  help_kind: v.exactOptional(v.picklist(helpKinds)),
  minutes: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(600))),
  amount_yuan: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000_000))),
  document_number: v.exactOptional(text(40)),
  authority: v.exactOptional(v.picklist(authorities)),
  reason: v.exactOptional(text(300)),
  approved_by: v.exactOptional(Id),
  items: v.exactOptional(v.pipe(v.array(text(80)), v.maxLength(40))),
})
export type ActionEntry = v.InferOutput<typeof ActionEntry>

export const Overturn = v.strictObject({ reason: text(300) })

export const Overturned = v.object({
  action_id: Id,
  at: v.string(),
  decided_by: v.object({ id: Id, name: v.string() }),
  reason: v.string(),
})
export type Overturned = v.InferOutput<typeof Overturned>
