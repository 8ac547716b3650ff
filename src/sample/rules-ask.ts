import { newId, type Random } from '../shared/ids.ts'

const views = [
  { kind: 'matters', name: '逾期没改的', query: 'overdue=yes' },
  { kind: 'findings', name: '按处罚、强制收尾的', query: 'counted=enforced' },
  { kind: 'inspections', name: '被作废的检查', query: 'outcome=void' },
] as const

/** Views that a supervisor shares with the others, so that nobody begins with an empty list of them. */
export const sampleViews = (person_id: string, now: Date, random: Random) =>
  views.map((view) => ({ id: newId(now, random), person_id, ...view, shared: true, opens_first: false, saved_at: now }))
