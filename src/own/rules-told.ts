/** What a step says to the vendor, from what was noted of it: what is for staff only stays out. */
export interface Told {
  words?: string
  deadline_at?: string
  penalty?: string
  amount_yuan?: number
  authority?: string
  items?: string[]
  days?: number
  spare_reason?: string
}

/** By step: the note's field that holds words addressed to the vendor; steps that are not named here say none. */
const wordsOf: Readonly<Record<string, string>> = {
  order: 'reason',
  extend: 'reason',
  put_right: 'words',
  still_wrong: 'words',
  confirm: 'words',
  close: 'words',
  spare: 'education',
  transfer: 'reason',
  return: 'reason',
  reopen: 'reason',
  overturn: 'reason',
  give_notice: 'facts',
  state: 'words',
  ask_hearing: 'words',
  decide: 'reasons',
  dismiss: 'reason',
  withdraw: 'reason',
  hand_over: 'reason',
  seize: 'reason',
  seize_urgently: 'reason',
  pause: 'reason',
  propose: 'reason',
  answer: 'words',
  decide_loss: 'reasons',
  drop: 'reason',
  demand: 'duty',
  decide_execution: 'reasons',
  demand_again: 'words',
  execute: 'done',
  suspend: 'reason',
  obey: 'words',
  terminate: 'reason',
}

const texts = ['penalty', 'authority', 'spare_reason'] as const
const numbers = ['amount_yuan', 'days'] as const
const deadlines = ['deadline_at', 'answer_until', 'correct_by', 'perform_by', 'execute_at'] as const

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

/** Picks from a step's note what its vendor is told. */
export function toldOf(step: string, note: Readonly<Record<string, unknown>>): Told {
  const told: Told = {}
  const words = note[wordsOf[step] ?? '']
  if (isText(words)) told.words = words
  for (const field of texts) if (isText(note[field])) told[field] = note[field]
  for (const field of numbers) if (typeof note[field] === 'number') told[field] = note[field]
  const deadline = deadlines.map((field) => note[field]).find(isText)
  if (deadline !== undefined) told.deadline_at = deadline
  if (Array.isArray(note['items'])) told.items = note['items'].filter(isText)
  return told
}
