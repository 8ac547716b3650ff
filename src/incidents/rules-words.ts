import type { IncidentKind } from './rules-kinds.ts'

/** The kinds of incident in Chinese, for screens and for files that leave the house. */
export const incidentWords: Readonly<Record<IncidentKind, string>> = {
  quarrel: '争吵',
  refusal: '拒不配合',
  push: '推搡',
  injury: '有人受伤',
  abuse: '辱骂、威胁',
  complaint: '投诉队员',
  money: '有人要钱',
}
