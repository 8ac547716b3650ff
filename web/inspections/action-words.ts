import type { ActionKind, HelpKind, SpareReason } from '../../src/enforcement/rules-kinds.ts'
import type { ActionRead } from '../../src/inspections/schema.ts'
import { formatShortDateTime, listed, t } from '../i18n/index.ts'

/** An action in words with what was ordered, paid, handed over: "当场罚款 50 元 · 文书 12". */
export function actionWords(action: ActionRead, timeZone: string): string {
  const kind = action.kind as ActionKind
  const words = t.enforcement
  const parts = [
    words.kinds[kind],
    action.help_kind && words.helpKinds[action.help_kind as HelpKind],
    action.minutes !== null && words.minutesOf(action.minutes),
    action.amount_yuan !== null && words.yuanOf(action.amount_yuan),
    action.deadline_at && words.until(formatShortDateTime(action.deadline_at, timeZone)),
    action.authority && words.toAuthority(words.authorities[action.authority]),
    action.items && listed(action.items),
    action.document_number && words.documentOf(action.document_number),
    action.approved_by && words.approvedOf(action.approved_by.name),
    action.reason &&
      (kind === 'spared' ? (words.spareReasons[action.reason as SpareReason] ?? action.reason) : action.reason),
  ]
  return parts.filter((part) => typeof part === 'string' && part !== '').join(' · ')
}
