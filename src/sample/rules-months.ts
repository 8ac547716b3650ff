import { addDays, dayIn } from '../shared/evening.ts'
import { newId, type Random } from '../shared/ids.ts'
import { isEnforcing } from '../enforcement/rules.ts'
import { instant, timeZone } from './rules-district.ts'
import type { SampleOuting } from './rules-evenings.ts'
import type { Walked } from './rules-walk.ts'

/** A month whose ratio a supervisor locked, and made its looks public; both on the third morning after it. */
export interface SampleMonth {
  /** 'YYYY-MM' */
  month: string
  /** Its last evening. */
  to: string
  locked_at: Date
  published_at: Date
}

const mostMonths = 2

/** The last months that were locked by `now`, oldest first; none that ended before the sample's `first` evening. */
export function lockedMonths(first: string, now: Date): SampleMonth[] {
  const months: SampleMonth[] = []
  for (let to = addDays(`${dayIn(timeZone, now).slice(0, 8)}01`, -1); to >= first;) {
    const morning = addDays(to, 3)
    const month = { month: to.slice(0, 7), to, locked_at: instant(morning, '09:30') }
    if (month.locked_at <= now) months.unshift({ ...month, published_at: instant(morning, '09:50') })
    to = addDays(`${month.month}-01`, -1)
  }
  return months.slice(-mostMonths)
}

/** Did something about an evening come after the evening's month was locked? */
export function cameLate(months: readonly SampleMonth[], evening: string, at: Date): boolean {
  const month = months.find((one) => evening.startsWith(one.month))
  return month !== undefined && at > month.locked_at
}

/** A record of a patrol on a month's last evening in 平安夜市 that its officer takes out two days after the month was locked. */
export function takeOutLate(
  { patrol, walked }: SampleOuting,
  months: readonly SampleMonth[],
  now: Date,
  random: Random,
) {
  const month = months.find(({ to }) => to === patrol.evening)
  if (!month || patrol.market_id !== 'pingan') return
  const at = new Date(month.locked_at.getTime() + 2 * 86_400_000)
  const corrected = new Set(walked.map(({ capture }) => capture.amends))
  const wrong = walked.find(
    ({ capture: { id, amends, outcome, subject, findings } }) =>
      outcome === 'findings' &&
      amends === null &&
      subject.kind !== 'place' &&
      !corrected.has(id) &&
      !findings.some(({ actions }) => actions.some(({ kind }) => isEnforcing(kind))),
  )
  if (!wrong || at > now) return
  const capture: Walked['capture'] = {
    ...wrong.capture,
    id: newId(at, random),
    outcome: 'void',
    note: '记到了旁边的摊位上（示例）',
    claimed_at: at.toISOString(),
    amends: wrong.capture.id,
    amend_reason: 'mistake',
    findings: [],
  }
  walked.push({ ...wrong, capture, received_at: at })
}
