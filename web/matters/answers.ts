import type { KeptThing } from './things.ts'

/** Every answer that a guided form can ask for, by the name that the entry has for it. */
export interface Answers {
  officers: string[]
  legal_basis_id: string
  measure: string
  approved_by: string | null
  items: string[]
  /** The same, part by part and with photos: what a form asks for, and what becomes `items`. */
  things?: KeptThing[]
  storage: string
  facts: string
  flagged: boolean
  days: number | null
  reason: string
  reasons: string
  words: string
  what: string
  penalty: string
  amount_yuan: number | null
  answer_until: string
  deadline_at: string
  correct_by: string | null
  how: string
  spare_reason: string
  education: string
  authority: string
  reference: string
  receipt: string
  received_by: string
  duty: string
  way: string
  perform_by: string
  cost_yuan: number | null
  target: string
  performer: string
  execute_at: string
  posted: string
  done: string
  witness: string
  none_begun: boolean
  ground: string
}
export type AnswerName = Exclude<keyof Answers, 'things'>
