import type { Machine } from '../../src/matters/rules-machine.ts'
import type { AnswerName, Answers } from './answers.ts'
import { openings, screensOf, type Opened } from './forms.ts'
import { listOf } from './things.ts'

/** Answers that may be left out, whatever the step. */
const neverNeeded: readonly AnswerName[] = ['amount_yuan', 'days', 'correct_by', 'approved_by', 'receipt', 'witness']
/** Steps whose words are what the step is about; elsewhere they are a remark. */
const wordsNeeded = [
  'matter.close',
  'case.state',
  'case.ask_hearing',
  'case.hold_hearing',
  'case.review_law',
  'stall_loss.answer',
  'performance.state',
  'performance.obey',
  'removal.state',
  'removal.obey',
]

/** May a step go without this answer? */
export function mayBeEmpty(machine: Machine, step: string, field: AnswerName): boolean {
  if (field === 'words') return !wordsNeeded.includes(`${machine}.${step}`)
  if (field === 'cost_yuan') return step !== 'decide_execution'
  if (field === 'reason') return (machine === 'matter' && step === 'order') || step === 'execute'
  return neverNeeded.includes(field)
}

const blank = (value: unknown) => value === undefined || value === '' || value === null

/**
 * What is sent for a form: the answers of its screens, empty ones as null, under the entry's id. An opening names its
 * kind; a seizure that nobody approved beforehand is an urgent one.
 */
export function entryOf(
  machine: Machine,
  step: string,
  id: string,
  answers: Partial<Answers>,
): Record<string, unknown> {
  const asked = (screensOf(machine, step) ?? []).flatMap(({ fields }) => fields)
  const said: Record<string, unknown> = Object.fromEntries(
    asked.map((field): [AnswerName, unknown] => {
      const value = answers[field]
      if (Array.isArray(value)) return [field, value]
      return [field, blank(value) ? null : typeof value === 'string' ? value.trim() || null : value]
    }),
  )
  if (asked.includes('items')) {
    const { items, photos } = listOf(step, answers)
    Object.assign(said, { items, ...(photos.length > 0 && { photos }) })
  }
  // What one kind of execution is not asked about, its entry says nothing of.
  if (step === 'decide_execution') return { id, step, performer: null, cost_yuan: null, ...said }
  if (step === 'execute') return { id, step, none_begun: false, ...said }
  if (machine === 'matter' || openings[machine as Opened] !== step) return { id, step, ...said }
  const urgent = machine === 'seizure' && said['approved_by'] === null
  return { id, kind: machine, step: urgent ? 'seize_urgently' : step, ...said }
}
