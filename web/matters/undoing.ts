import type { Machine } from '../../src/matters/rules-machine.ts'

/** How a step can be taken back once it was sent: by which later step, or not at all. */
export type Undoing =
  'renotice' | 'reopen' | 'return' | 'extend' | 'investigate_again' | 'resume' | 'pause' | 'end' | 'none'

const undone: Readonly<Record<string, Undoing>> = {
  'matter.confirm': 'reopen',
  'matter.close': 'reopen',
  'matter.spare': 'reopen',
  'matter.transfer': 'return',
  'matter.order': 'extend',
  'matter.extend': 'extend',
  'matter.still_wrong': 'extend',
  'case.give_notice': 'renotice',
  'case.state': 'investigate_again',
  'case.waive': 'investigate_again',
  'case.review_law': 'investigate_again',
  'seizure.pause': 'resume',
  'seizure.resume': 'pause',
  'case.file': 'end',
  'case.approve': 'end',
  'stall_loss.propose': 'end',
  'seizure.seize': 'end',
  'evidence_hold.seize': 'end',
  'performance.demand': 'end',
  'removal.demand': 'end',
  'performance.suspend': 'resume',
  'removal.suspend': 'resume',
}
export const undoingOf = (machine: Machine, step: string): Undoing => undone[`${machine}.${step}`] ?? 'none'
