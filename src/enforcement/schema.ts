import * as v from 'valibot'
import { authorities } from '../people/schema.ts'
import { Id, Instant, text } from '../shared/text.ts'

/** Every kind of the ladder, mildest first; ranks and what each must have are in rules.ts. */
export const actionKinds = [
  'help',
  'remind',
  'educate',
  'spared',
  'fix_now',
  'fix_by',
  'points',
  'pause_stall',
  'end_stall',
  'transfer',
  'evidence_hold',
  'warning',
  'criticism',
  'fine_on_spot',
  'fine',
  'confiscate',
  'stop_business',
  'revoke_permit',
  'clear_now',
  'perform',
  'seal',
  'seize',
  'remove',
] as const
export type ActionKind = (typeof actionKinds)[number]

/** 帮扶: what was done for the vendor. */
export const helpKinds = [
  'carry',
  'clear_cartons',
  'pack_up',
  'papers',
  'show_to_plot',
  'lend_tool',
  'repaint_line',
  'power_water',
  'mediate',
  'weather_warning',
  'safety_advice',
] as const
export type HelpKind = (typeof helpKinds)[number]

/** Why a finding is spared: Administrative Penalty Law Art. 33. */
export const spareReasons = ['minor_corrected', 'first_slight_corrected', 'no_fault'] as const
export type SpareReason = (typeof spareReasons)[number]

/** What came of offering help before a penalty (rule R22). */
export const helpFirst = ['given', 'declined', 'not_suitable'] as const
export type HelpFirst = (typeof helpFirst)[number]

/** The fields that only some kinds carry. */
export const actionFields = [
  'deadline_at',
  'help_kind',
  'minutes',
  'amount_yuan',
  'document_number',
  'authority',
  'reason',
  'approved_by',
  'items',
] as const
export type ActionField = (typeof actionFields)[number]

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
