import { enforcementClasses, type ActionField, type ActionKind } from './rules-kinds.ts'

/** N is no action at all; S service, E education, O order, M market, T transfer, H hold, P penalty, C compulsory measure. */
export type ActionClass = 'S' | 'E' | 'spared' | 'O' | 'M' | 'T' | 'H' | 'P' | 'C'

/** A rung of the ladder: its class, its severity, which fields it must and which it may carry, and where it is taken. */
export interface Rung {
  class: ActionClass
  /** A finding counts at its highest rank. */
  rank: number
  must: readonly ActionField[]
  may: readonly ActionField[]
  /** May be recorded on the spot; the others need a case with notice, statement and decision (Penalty Law Art. 44–62). */
  on_patrol: boolean
}

const onPatrol = (kind: ActionClass, rank: number, must: ActionField[] = [], may: ActionField[] = []): Rung => ({
  class: kind,
  rank,
  must,
  may,
  on_patrol: true,
})
const needsCase = (kind: ActionClass, rank: number): Rung => ({
  class: kind,
  rank,
  must: [],
  may: [],
  on_patrol: false,
})

/** 处置: the ladder of actions; the table `action_kind` says the same, so that SQL can count by it. */
export const ladder: Readonly<Record<ActionKind, Rung>> = {
  help: onPatrol('S', 1, ['help_kind'], ['minutes', 'reason']),
  remind: onPatrol('E', 2, [], ['reason']),
  educate: onPatrol('E', 3, [], ['reason']),
  spared: onPatrol('spared', 4, ['reason']),
  fix_now: onPatrol('O', 5, [], ['reason']),
  // The server fills the deadline in from the item when the phone names none.
  fix_by: onPatrol('O', 6, [], ['deadline_at', 'reason', 'document_number']),
  // How many is the table's to say, in a market that gives points.
  points: onPatrol('M', 7, [], ['reason']),
  pause_stall: needsCase('M', 8),
  end_stall: needsCase('M', 9),
  transfer: onPatrol('T', 10, ['authority'], ['reason', 'document_number']),
  evidence_hold: onPatrol('H', 20, ['items', 'approved_by'], ['document_number', 'reason']),
  warning: onPatrol('P', 30, ['document_number'], ['reason']),
  criticism: needsCase('P', 31),
  fine_on_spot: onPatrol('P', 32, ['amount_yuan', 'document_number'], ['reason']),
  fine: needsCase('P', 33),
  confiscate: needsCase('P', 34),
  stop_business: needsCase('P', 35),
  revoke_permit: needsCase('P', 36),
  // Why it could not wait and the vendor did not consent; with consent it is help.
  clear_now: onPatrol('C', 40, ['reason'], ['items']),
  perform: needsCase('C', 41),
  seal: needsCase('C', 42),
  seize: needsCase('C', 43),
  remove: needsCase('C', 44),
}

/** P, C and H: what the enforcement ratio's numerator counts. */
export const isEnforcement = (of: ActionClass) => enforcementClasses.some((each) => each === of)

/** Is an action of this kind a penalty, a compulsory measure or an evidence hold? */
export const isEnforcing = (kind: ActionKind) => isEnforcement(ladder[kind].class)

/** Negative when `a` is milder than `b`. */
export const compareSeverity = (a: ActionKind, b: ActionKind) => ladder[a].rank - ladder[b].rank
