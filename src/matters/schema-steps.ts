import * as v from 'valibot'
import { spareReasons } from '../enforcement/rules-kinds.ts'
import { authorities } from '../people/rules-kinds.ts'
import { PhotoHash } from '../photos/schema.ts'
import { Id, Instant, text } from '../shared/text.ts'
import { penalties } from './rules-case.ts'
import { suspensions } from './rules-execution.ts'

const officers = v.pipe(v.array(Id), v.minLength(1), v.maxLength(12))
const yuan = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000_000))
const items = v.pipe(v.array(text(80)), v.minLength(1), v.maxLength(40))
const number = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(40))
/** Photos of what is listed, each by the line that it shows, from 1; they may still be on their way. */
const photos = v.exactOptional(v.pipe(v.array(v.strictObject({ number, sha256: PhotoHash })), v.maxLength(40)))
/** What came back: a line of the list, with what the thing looks like now. */
const returned = v.pipe(v.array(text(120)), v.minLength(1), v.maxLength(40))
const words = text(2000)
const reason = text(300)
const authority = v.picklist(authorities)
const sanction = { penalty: v.picklist(penalties), amount_yuan: v.nullable(yuan) }

const step = <Name extends string, Fields extends v.ObjectEntries>(name: Name, fields: Fields) =>
  v.strictObject({ id: Id, step: v.literal(name), ...fields })

/** What staff may do to a matter besides opening a procedure; `id` is made by who sends it, so that a repeat is once. */
export const MatterStepEntry = v.variant('step', [
  step('order', { officers, deadline_at: Instant, reason: v.nullable(reason) }),
  step('extend', { deadline_at: Instant, reason }),
  step('confirm', { words: v.nullable(reason) }),
  step('still_wrong', { deadline_at: Instant, words: v.nullable(reason) }),
  /** `receipt`: what the bank printed for a fine; the software takes no money (rule R19). */
  step('close', { words: reason, receipt: v.nullable(text(60)) }),
  step('spare', { officers, spare_reason: v.picklist(spareReasons), education: reason }),
  step('transfer', { officers, authority, reference: text(60), reason }),
  step('return', { reason }),
  step('reopen', { reason }),
])
export type MatterStepEntry = v.InferOutput<typeof MatterStepEntry>

/** How a procedure begins. A hold begins with its action on patrol. */
export const ProcedureEntry = v.variant('kind', [
  v.strictObject({
    id: Id,
    kind: v.literal('case'),
    step: v.literal('file'),
    officers,
    legal_basis_id: Id,
    facts: words,
    /** A case that legal review must see (Administrative Penalty Law Art. 58). */
    flagged: v.boolean(),
  }),
  v.strictObject({
    id: Id,
    kind: v.literal('seizure'),
    step: v.picklist(['seize', 'seize_urgently']),
    measure: v.picklist(['seize', 'seal']),
    officers,
    legal_basis_id: Id,
    /** Who approved it beforehand; null for an urgent one. */
    approved_by: v.nullable(Id),
    items,
    photos,
    /** Where what was seized is kept; what was sealed stays where it is. */
    storage: text(80),
    reason,
  }),
  v.strictObject({
    id: Id,
    kind: v.literal('stall_loss'),
    step: v.literal('propose'),
    measure: v.picklist(['pause_stall', 'end_stall']),
    /** How long a pause would last; null for an end. */
    days: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365))),
    reason: words,
  }),
  /** 催告: what is to be done, how and by when, and what it will cost where somebody else has to (Compulsion Law Art. 35). */
  v.strictObject({
    id: Id,
    kind: v.picklist(['performance', 'removal']),
    step: v.literal('demand'),
    officers,
    legal_basis_id: Id,
    duty: reason,
    way: reason,
    perform_by: Instant,
    cost_yuan: v.nullable(yuan),
  }),
])
export type ProcedureEntry = v.InferOutput<typeof ProcedureEntry>

/** Every further step of a procedure, with what the law asks of it; which of them is open follows from where it stands. */
export const ProcedureStepEntry = v.variant('step', [
  step('approve', { words: v.nullable(reason) }),
  step('dismiss', { reason }),
  step('add_evidence', { what: words }),
  step('give_notice', { ...sanction, facts: words, answer_until: Instant }),
  step('state', { words }),
  step('ask_hearing', { words }),
  step('hold_hearing', { words }),
  /** How it is known that the vendor does not answer: signed, said to two officers, or the time is over. */
  step('waive', { how: v.picklist(['signed', 'said', 'silent']), words: v.nullable(reason) }),
  step('investigate_again', { reason }),
  step('review_law', { words }),
  step('extend', { days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(90)), reason }),
  /** `correct_by`: orders to put it right with the decision, where that was not ordered before (Art. 28). */
  step('decide', { ...sanction, reasons: words, correct_by: v.nullable(Instant) }),
  step('spare', { spare_reason: v.picklist(spareReasons), education: reason }),
  /** Refused or absent: left with a witness. */
  step('serve', {
    how: v.picklist(['in_person', 'left_with_witness', 'post', 'public_notice']),
    words: v.nullable(reason),
  }),
  step('fulfil', { receipt: v.nullable(text(60)), words: v.nullable(reason) }),
  step('hand_over', { authority, reference: text(60), reason }),
  step('withdraw', { reason }),
  /** What came back, each with its condition; `words` say what becomes of the rest. */
  step('give_back', { items: returned, photos, received_by: text(60), words: v.nullable(reason) }),
  step('refuse', { reason }),
  step('pause', { reason }),
  step('resume', { words: v.nullable(reason) }),
  step('confiscate', { words: v.nullable(reason) }),
  step('seize', { officers, legal_basis_id: Id, approved_by: Id, items, photos, storage: text(80), reason }),
  step('answer', { words }),
  step('decide_loss', { reasons: words }),
  step('drop', { reason }),
  /** Art. 37, 51: why, how and when, at what, by whom and at what estimate; the last two only for performing in their place. */
  step('decide_execution', {
    reasons: words,
    target: reason,
    way: reason,
    execute_at: Instant,
    performer: v.nullable(text(60)),
    cost_yuan: v.nullable(yuan),
  }),
  step('demand_again', { perform_by: Instant, words: v.nullable(reason) }),
  /** Art. 44: where the notice was put up, and by when the party may remove it themself. */
  step('announce', { posted: text(80), perform_by: Instant }),
  /** Art. 51: who was there and did it, what was done, who signed the record; `reason`: why it could not wait for the day (Art. 43). */
  step('execute', {
    officers,
    performer: text(60),
    done: words,
    how: v.picklist(['party_signed', 'witness_signed']),
    witness: v.nullable(text(60)),
    cost_yuan: v.nullable(yuan),
    none_begun: v.boolean(),
    reason: v.nullable(reason),
  }),
  step('suspend', { ground: v.picklist(suspensions), reason }),
  step('obey', { words: reason }),
  step('terminate', { reason }),
])
export type ProcedureStepEntry = v.InferOutput<typeof ProcedureStepEntry>
