import type { SpareReason } from '../../src/enforcement/rules-kinds.ts'
import { deadlineWord } from '../../src/own/rules.ts'
import type { OwnAction, OwnInspection, ToPutRight } from '../../src/own/schema.ts'
import { localName, t } from '../i18n/index.ts'
import { endClock, shortEndWords } from '../matters/end-words.ts'

/** "今晚 21:00 前", "请马上改正": until when something is to be put right, as one would say it now. */
export function deadlineWords(deadline_at: string | null, now: Date, time_zone: string): string {
  if (deadline_at === null) return t.own.deadline.at_once
  const word = deadlineWord(deadline_at, now, time_zone)
  const near = word === 'today' || word === 'tonight' || word === 'tomorrow'
  return t.own.deadline[word](near ? endClock(deadline_at, time_zone) : shortEndWords(deadline_at, time_zone))
}

/** "平安夜市 A-012 摊位": where an inspection was. */
export function subjectWords({
  market_name,
  market_name_en,
  subject,
}: Pick<ToPutRight, 'market_name' | 'market_name_en' | 'subject'>) {
  const market = localName({ name: market_name, name_en: market_name_en })
  const label = subject.label ?? t.own.stallGone
  if (subject.kind === 'stall') return t.own.place(market, t.own.stallLabel(label))
  return t.own.place(market, subject.kind === 'shop' ? t.own.shopLabel(label) : label)
}

/** What stands beside an on-the-spot penalty: what the vendor said, and what was noted where they did not sign. */
export const actionNotes = ({ statement, refusal }: OwnAction): string[] => [
  ...(statement === null ? [] : [t.own.statementTold(statement)]),
  ...(refusal === null ? [] : [t.own.refusalTold(refusal)]),
]

/** What one action was, as the vendor reads it; a past deadline is told as it was given. */
export function actionWords(action: OwnAction, { time_zone }: Pick<OwnInspection, 'time_zone'>) {
  const { help_kind, reason, authority, deadline_at } = action
  const { helpKinds, spareReasons, authorities } = t.enforcement
  return t.own.done[action.kind](action, {
    help: help_kind === null ? '' : helpKinds[help_kind],
    reason: spareReasons[reason as SpareReason] ?? reason ?? '',
    authority: authority === null ? '' : authorities[authority],
    deadline: deadline_at === null ? '' : t.own.deadline.was(shortEndWords(deadline_at, time_zone)),
  })
}
