import { workdaysAfter } from '../inspections/rules-time.ts'
import { addDays, dayIn, instantOf } from '../shared/evening.ts'

/** What the law (or the district's own rules) gives a procedure time for. */
export const clockKinds = [
  'approval',
  'hold_decision',
  'seizure_end',
  'case_decision',
  'statement',
  'service',
  'stall_answer',
] as const
export type ClockKind = (typeof clockKinds)[number]

const hour_ms = 3_600_000
const day_ms = 24 * hour_ms

/** How long before its end a clock is shown as running out. */
const alarmBefore_ms: Readonly<Record<ClockKind, number>> = {
  approval: 6 * hour_ms,
  hold_decision: 2 * day_ms,
  seizure_end: 5 * day_ms,
  case_decision: 14 * day_ms,
  statement: day_ms,
  service: 2 * day_ms,
  stall_answer: day_ms,
}

/** Where a clock stands at `now`; one that is paused does not run out. */
export type Alarm = 'running' | 'soon' | 'over' | 'paused'
export function alarmOf(clock: ClockKind, due_at: Date, paused: boolean, now: Date): Alarm {
  if (paused) return 'paused'
  const left = due_at.getTime() - now.getTime()
  return left < 0 ? 'over' : left <= alarmBefore_ms[clock] ? 'soon' : 'running'
}

/** What a term is counted with: the market's time zone and the calendar of working days (rule R16). */
export interface Calendar {
  time_zone: string
  isWorkday: (day: string) => boolean
}

/** The end of the `days`-th day after `from`, which itself does not count. */
const endOfDay = (time_zone: string, from: Date, days: number): Date =>
  instantOf(time_zone, addDays(dayIn(time_zone, from), days), 1440)

/** The end of the `count`-th working day after `from` (Administrative Penalty Law Art. 85). */
export const endOfWorkday = ({ time_zone, isWorkday }: Calendar, from: Date, count: number): Date =>
  instantOf(time_zone, workdaysAfter(dayIn(time_zone, from), count, isWorkday), 1440)

/** An urgent seizure is reported and approved within 24 hours: Administrative Compulsion Law Art. 19. */
export const approvalDue = (seized_at: Date): Date => new Date(seized_at.getTime() + day_ms)

/** What becomes of held evidence is decided within seven working days: Administrative Penalty Law Art. 56 (rule R6). */
export const holdDecisionDue = (calendar: Calendar, held_at: Date): Date => endOfWorkday(calendar, held_at, 7)

/** A seizure lasts 30 calendar days, and may be prolonged once by up to 30: Administrative Compulsion Law Art. 25 (rule R7). */
export const seizureDays = 30
export const seizureEnds = (time_zone: string, seized_at: Date): Date => endOfDay(time_zone, seized_at, seizureDays)

/** A case is decided within 90 days of its filing: Administrative Penalty Law Art. 60. */
export const caseDecisionDue = (time_zone: string, filed_at: Date): Date => endOfDay(time_zone, filed_at, 90)

/** A decision is served within seven working days: Administrative Penalty Law Art. 61, 85. */
export const serviceDue = (calendar: Calendar, decided_at: Date): Date => endOfWorkday(calendar, decided_at, 7)

/** A vendor has so many days to answer before the loss of a stall is decided (rule R14; a setting of the market). */
export const stallAnswerDue = (time_zone: string, proposed_at: Date, days: number): Date =>
  endOfDay(time_zone, proposed_at, days)

/** When a paused clock that goes on at `now` runs out: by as much later as it stood still (Compulsion Law Art. 25). */
export const resumedDue = (due_at: Date, paused_at: Date, now: Date): Date =>
  new Date(due_at.getTime() + now.getTime() - paused_at.getTime())

/** An extension moves the end by whole days. */
export const extendedDue = (due_at: Date, days: number): Date => new Date(due_at.getTime() + days * day_ms)
