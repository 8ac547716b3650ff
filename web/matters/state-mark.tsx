import { shownState, type MatterState } from '../../src/matters/rules-machine.ts'
import { formatDuration, t } from '../i18n/index.ts'
import { StatusMark, type IconName, type Tone } from '../kit/index.ts'
import { shortEndWords } from './end-words.ts'

const looks: Record<MatterState, { tone: Tone; icon: IconName }> = {
  open: { tone: 'attention', icon: 'alert' },
  acted: { tone: 'info', icon: 'info' },
  awaiting_fix: { tone: 'attention', icon: 'clock' },
  recheck_due: { tone: 'attention', icon: 'eye' },
  escalated: { tone: 'info', icon: 'record' },
  closed: { tone: 'good', icon: 'check' },
  spared: { tone: 'good', icon: 'check' },
  transferred: { tone: 'plain', icon: 'next' },
  overturned: { tone: 'plain', icon: 'back' },
  void: { tone: 'plain', icon: 'minus' },
}

/** Where a matter stands at `now`, as word, icon and colour. */
export function StateMark({ state, due_at, now }: { state: MatterState; due_at: string | null; now: Date }) {
  const shown = shownState(state, due_at, now)
  return <StatusMark {...looks[shown]} word={t.matters.states[shown]} />
}

const near_min = 24 * 60

/** An order's deadline: counted down while it is near, said plainly once it is over. */
export function dueWords(due_at: string, timeZone: string, now: Date): string {
  const minutes = (new Date(due_at).getTime() - now.getTime()) / 60_000
  if (minutes <= 0) return t.matters.overdue(formatDuration(-minutes))
  const when = shortEndWords(due_at, timeZone)
  return minutes < near_min ? t.matters.dueNow(when, formatDuration(minutes)) : t.matters.dueLater(when)
}
