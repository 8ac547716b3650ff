import type { ProblemCode } from '../problems.ts'

/**
 * Why a record is held and not refused: its officer could not have known on a phone without signal, and only a person can
 * say what it is worth. Everything else is for its officer to put right.
 */
export const heldCodes = [
  'patrol_ended',
  'not_a_member',
  'unknown_reference',
  'item_not_open',
  // Lacks only a reason, which a supervisor can give; without one `second_penalty_needs_reason` refuses it.
  'second_penalty_unknown',
] as const
export type HeldCode = (typeof heldCodes)[number]

export const isHeldCode = (code: ProblemCode): code is HeldCode => heldCodes.some((each) => each === code)

const late_ms = 10 * 60_000

/** Did it come in more than ten minutes after it happened, which is what being without signal looks like? */
export const wasWithoutSignal = (at: Date, received: Date): boolean => received.getTime() - at.getTime() > late_ms

/** How many records of one account go into quarantine in a day: a broken phone makes a few, a hostile one would fill a disk. */
export const quarantinedADay = 50

/** How many entries of a phone come in one request. */
export const mostTogether = 20
