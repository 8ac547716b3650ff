import { alarmOf, type Alarm, type ClockKind } from '../../src/matters/rules-clocks.ts'
import { formatDuration, t } from '../i18n/index.ts'
import { StatusMark, type IconName, type Tone } from '../kit/index.ts'
import { shortEndWords } from './end-words.ts'

export type AnyClock = ClockKind | 'fix' | 'review'

/** An order often runs for half an hour only; its end is near when a patrol still could look. */
const fixSoon_ms = 2 * 3_600_000
const reviewSoon_ms = 2 * 24 * 3_600_000

/** Where a clock stands, an order's own deadline and a review's among them. */
export function alarm(clock: AnyClock, due_at: string, paused: boolean, now: Date): Alarm {
  const due = new Date(due_at)
  if (clock !== 'fix' && clock !== 'review') return alarmOf(clock, due, paused, now)
  const left = due.getTime() - now.getTime()
  return left < 0 ? 'over' : left <= (clock === 'fix' ? fixSoon_ms : reviewSoon_ms) ? 'soon' : 'running'
}

export const alarms: readonly Alarm[] = ['over', 'soon', 'passed', 'running', 'paused']

const looks: Record<Alarm, { tone: Tone; icon: IconName }> = {
  over: { tone: 'danger', icon: 'alert' },
  soon: { tone: 'attention', icon: 'bell' },
  passed: { tone: 'good', icon: 'check' },
  running: { tone: 'info', icon: 'clock' },
  paused: { tone: 'plain', icon: 'minus' },
}

/** A clock's alarm as word, icon and colour. */
export const AlarmMark = ({ of }: { of: Alarm }) => (
  <StatusMark {...looks[of]} word={t.clocks.alarms[of]} solid={of === 'over'} />
)

/** How long a clock still has, or since when it has run out: said by the minute only while that matters. */
export function leftWords(of: Alarm, due_at: string, timeZone: string, now: Date): string {
  const minutes = (new Date(due_at).getTime() - now.getTime()) / 60_000
  const when = shortEndWords(due_at, timeZone)
  if (of === 'paused') return `${t.clocks.pausedAt} · ${t.clocks.until(when)}`
  if (of === 'passed') return t.clocks.passedAt(when)
  if (of === 'over') return `${t.clocks.over(formatDuration(-minutes))} · ${t.clocks.since(when)}`
  return `${t.clocks.left(formatDuration(minutes))} · ${t.clocks.until(when)}`
}
