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
  'demand',
  'last_demand',
  'remedy',
] as const
export type ClockKind = (typeof clockKinds)[number]

/** Clocks that the office waits for: when they are over nobody is late, and the next step is open. */
const waits = ['demand', 'last_demand', 'remedy'] as const satisfies readonly ClockKind[]
type Wait = (typeof waits)[number]
const isWait = (clock: ClockKind): clock is Wait => (waits as readonly ClockKind[]).includes(clock)

const hour_ms = 3_600_000
const day_ms = 24 * hour_ms

/** How long before its end a clock is shown as running out. */
const alarmBefore_ms: Readonly<Record<Exclude<ClockKind, Wait>, number>> = {
  approval: 6 * hour_ms,
  hold_decision: 2 * day_ms,
  seizure_end: 5 * day_ms,
  case_decision: 14 * day_ms,
  statement: day_ms,
  service: 2 * day_ms,
  stall_answer: day_ms,
}

/** Where a clock stands at `now`; one that is paused does not run out, one that was waited for is `passed`. */
export type Alarm = 'running' | 'soon' | 'over' | 'paused' | 'passed'
/** Where a clock that is due at `due_at` stands; `soon` begins as long before as its kind says. */
export function alarmOf(clock: ClockKind, due_at: Date, paused: boolean, now: Date): Alarm {
  if (paused) return 'paused'
  const left = due_at.getTime() - now.getTime()
  if (isWait(clock)) return left < 0 ? 'passed' : 'running'
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
export const holdDecisionWorkdays = 7
export const holdDecisionDue = (calendar: Calendar, held_at: Date): Date =>
  endOfWorkday(calendar, held_at, holdDecisionWorkdays)

/** A seizure lasts 30 calendar days, and may be prolonged once by up to 30: Administrative Compulsion Law Art. 25 (rule R7). */
export const seizureDays = 30
export const seizureEnds = (time_zone: string, seized_at: Date): Date => endOfDay(time_zone, seized_at, seizureDays)

/** A case is decided within 90 days of its filing: Administrative Penalty Law Art. 60. */
export const caseDays = 90
export const caseDecisionDue = (time_zone: string, filed_at: Date): Date => endOfDay(time_zone, filed_at, caseDays)

/** A decision is served within seven working days: Administrative Penalty Law Art. 61, 85. */
export const serviceWorkdays = 7
export const serviceDue = (calendar: Calendar, decided_at: Date): Date =>
  endOfWorkday(calendar, decided_at, serviceWorkdays)

/** A vendor has so many days to answer before the loss of a stall is decided (rule R14; a setting of the market). */
export const stallAnswerDue = (time_zone: string, proposed_at: Date, days: number): Date =>
  endOfDay(time_zone, proposed_at, days)

/** Within how many days reconsideration may be asked for (Reconsideration Law Art. 20), within how many months a court (Litigation Law Art. 46). */
export const reconsiderationDays = 60
export const litigationMonths = 6

/** When nobody can go to reconsideration or court about a decision any more that was served at `served_at`: the later of both. */
export function remediesEnd(time_zone: string, served_at: Date): Date {
  const day = dayIn(time_zone, served_at)
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const wanted = new Date(Date.UTC(year, month - 1 + litigationMonths, 1))
  const last = new Date(Date.UTC(wanted.getUTCFullYear(), wanted.getUTCMonth() + 1, 0)).getUTCDate()
  wanted.setUTCDate(Math.min(date, last))
  const court = instantOf(time_zone, wanted.toISOString().slice(0, 10), 1440)
  const office = endOfDay(time_zone, served_at, reconsiderationDays)
  return court > office ? court : office
}

/** When a paused clock that goes on at `now` runs out: by as much later as it stood still (Compulsion Law Art. 25). */
export const resumedDue = (due_at: Date, paused_at: Date, now: Date): Date =>
  new Date(due_at.getTime() + now.getTime() - paused_at.getTime())

/** An extension moves the end by whole days. */
export const extendedDue = (due_at: Date, days: number): Date => new Date(due_at.getTime() + days * day_ms)
