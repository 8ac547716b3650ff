import type { Refusal } from '../enforcement/rules-check.ts'
import { seizureDays } from './rules-clocks.ts'

/** R1, Administrative Penalty Law Art. 42, Compulsion Law Art. 18: two different officers, certified on the day. */
export function carriedOutByTwo(officers: readonly string[], certified: ReadonlySet<string>): Refusal[] {
  const present = new Set(officers.filter((officer) => certified.has(officer)))
  return present.size >= 2
    ? []
    : [{ code: 'two_certified_officers', detail: { article: 'penalty-42', certified: present.size } }]
}

/** An entry of the district's list, as far as a step is judged by it. */
export interface Basis {
  instrument: string
  item_codes: readonly string[]
  ended: boolean
}

/** R5, Compulsion Law Art. 18: what is done has its article in the district's list, in force and meant for this item. */
export function hasBasis(basis: Basis | undefined, instrument: string, item_code: string): Refusal[] {
  const fits =
    basis !== undefined &&
    !basis.ended &&
    basis.instrument === instrument &&
    (basis.item_codes.length === 0 || basis.item_codes.includes(item_code))
  return fits ? [] : [{ code: 'legal_basis_missing', detail: { article: 'compulsion-18', instrument } }]
}

/** R5, Compulsion Law Art. 18–19: approved by somebody in charge who is not carrying it out. */
export function approvedByAnother(
  approver: string,
  supervisors: ReadonlySet<string>,
  officers: readonly string[],
): Refusal[] {
  return supervisors.has(approver) && !officers.includes(approver)
    ? []
    : [{ code: 'approval_missing', detail: { article: 'compulsion-18' } }]
}

/** R5, Compulsion Law Art. 19: an urgent seizure is approved within 24 hours, or what was seized goes back. */
export function approvedInTime(due_at: Date, now: Date): Refusal[] {
  return now <= due_at
    ? []
    : [{ code: 'approval_too_late', detail: { article: 'compulsion-19', due_at: due_at.toISOString() } }]
}

/** R7, Compulsion Law Art. 25: prolonged once, by at most 30 days, and before its time is over. */
export function extensionLawful(days: number, due_at: Date, now: Date): Refusal[] {
  return days >= 1 && days <= seizureDays && now <= due_at
    ? []
    : [{ code: 'extension_not_lawful', detail: { article: 'compulsion-25', days: seizureDays } }]
}

/** A photo shows a line that its list has, and each line once at most by the same one. */
export const photosFit = (items: readonly string[], photos: readonly { number: number; sha256: string }[]): boolean =>
  photos.every(
    ({ number, sha256 }, at) =>
      number <= items.length && photos.findIndex((other) => other.number === number && other.sha256 === sha256) === at,
  )

/** Compulsion Law Art. 28: things go back whole; where only a part does, it is said what becomes of the rest. */
export function restSaid(taken: number, back: number, words: string | null): Refusal[] {
  return back >= taken || words !== null
    ? []
    : [{ code: 'action_incomplete', detail: { article: 'compulsion-28', kind: 'seize', fields: ['words'] } }]
}

/** R7, Compulsion Law Art. 27: confiscated only by a decision of a case that says so. */
export function confiscationDecided(decided: boolean): Refusal[] {
  return decided ? [] : [{ code: 'case_first', detail: { article: 'compulsion-27' } }]
}

/** R14: the loss of a stall is decided after the vendor answered or had the time to, by somebody else than who proposed it. */
export function stallLossDecidable(
  course: { answered: boolean; answer_until: Date; proposer: string },
  person: string,
  now: Date,
): Refusal[] {
  if (course.proposer === person) return [{ code: 'involved_yourself', detail: { rule: 'R14' } }]
  return course.answered || now >= course.answer_until
    ? []
    : [{ code: 'answer_first', detail: { rule: 'R14', until: course.answer_until.toISOString() } }]
}
