/** Where a matter can stand; `void`: its entry was corrected or taken out, and what replaced it has a matter of its own. */
export const matterStates = [
  'open',
  'acted',
  'awaiting_fix',
  'recheck_due',
  'escalated',
  'closed',
  'spared',
  'transferred',
  'overturned',
  'void',
] as const
export type MatterState = (typeof matterStates)[number]

/** What a procedure can be: 普通程序, 先行登记保存, 查封扣押, 暂停或收回摊位, 代履行, 强制拆除. */
export const procedureKinds = ['case', 'evidence_hold', 'seizure', 'stall_loss', 'performance', 'removal'] as const
export type ProcedureKind = (typeof procedureKinds)[number]
export type Machine = 'matter' | ProcedureKind

/** Whose step it is; `system`: it follows from another step or from a look that was logged. */
export type Hand = 'officer' | 'supervisor' | 'vendor' | 'system'

/** One way on: a step, the states it may be taken from (`none`: it begins with it), where it leads, and whose it is. */
export interface Way {
  step: string
  from: readonly string[]
  to: string
  by: readonly Hand[]
}

const way = (step: string, from: string, to: string, ...by: Hand[]): Way => ({ step, from: from.split(' '), to, by })
/** A step that changes nothing of where it stands. */
const staying = (step: string, from: string, ...by: Hand[]): Way[] =>
  from.split(' ').map((state) => way(step, state, state, ...by))

const unsettled = 'open acted awaiting_fix recheck_due'
const waiting = 'awaiting_fix recheck_due'
const undecided = 'filed investigating notice_given hearing_due heard reviewed'
const inHand = 'seized extended paused extended_paused'

/**
 * Compulsory execution (Compulsion Law Art. 35–38, 50–51 and 44): `last` is what comes right before it, a second demand or
 * a public notice, and `ready` where that leads. What was suspended goes on with another one.
 */
const execution = (last: string, ready: string): Way[] => [
  way('demand', 'none', 'demanded', 'officer'),
  way('state', 'demanded', 'heard', 'officer', 'vendor'),
  way('waive', 'demanded', 'heard', 'officer', 'vendor'),
  way('decide_execution', 'heard', 'decided', 'supervisor'),
  way('serve', 'decided', 'served', 'officer'),
  way(last, 'served', ready, 'officer'),
  way('execute', ready, 'executed', 'officer'),
  way('suspend', `served ${ready}`, 'suspended', 'officer', 'supervisor'),
  way('resume', 'suspended', 'served', 'officer', 'supervisor'),
  way('obey', `demanded heard decided served ${ready} suspended`, 'obeyed', 'officer'),
  way('terminate', `demanded heard decided served ${ready} suspended`, 'terminated', 'supervisor'),
]

/**
 * Every step that may be taken; the table `transition` says the same, and every stored step refers to it. What the law
 * asks of a step besides its place is in the rules beside this.
 */
export const machines: Readonly<Record<Machine, readonly Way[]>> = {
  matter: [
    way('order', unsettled, 'awaiting_fix', 'officer', 'supervisor'),
    way('extend', waiting, 'awaiting_fix', 'officer', 'supervisor'),
    way('put_right', 'awaiting_fix', 'recheck_due', 'vendor'),
    way('confirm', waiting, 'closed', 'officer', 'supervisor', 'system'),
    way('still_wrong', waiting, 'awaiting_fix', 'officer', 'supervisor', 'system'),
    way('found_again', waiting, 'closed', 'system'),
    way('close', 'open acted', 'closed', 'officer', 'supervisor'),
    way('order_fell', waiting, 'closed', 'system'),
    way('spare', unsettled, 'spared', 'officer', 'supervisor'),
    way('transfer', unsettled, 'transferred', 'officer', 'supervisor'),
    way('return', 'transferred', 'acted', 'supervisor'),
    way('escalate', unsettled, 'escalated', 'system'),
    way('conclude', 'escalated', 'closed', 'system'),
    way('conclude', 'escalated', 'awaiting_fix', 'system'),
    way('conclude', 'escalated', 'spared', 'system'),
    way('conclude', 'escalated', 'transferred', 'system'),
    way('reopen', 'closed spared', 'recheck_due', 'supervisor', 'system'),
    way('overturn', `${unsettled} escalated closed spared transferred`, 'overturned', 'system'),
    way('set_aside', `${unsettled} escalated closed spared transferred overturned`, 'void', 'system'),
  ],
  case: [
    way('file', 'none', 'filed', 'officer', 'supervisor'),
    way('approve', 'filed', 'investigating', 'supervisor'),
    way('dismiss', 'filed', 'dismissed', 'supervisor'),
    way('add_evidence', 'investigating', 'investigating', 'officer'),
    way('give_notice', 'investigating', 'notice_given', 'officer'),
    way('state', 'notice_given', 'heard', 'officer', 'vendor'),
    way('ask_hearing', 'notice_given', 'hearing_due', 'officer', 'vendor'),
    way('hold_hearing', 'hearing_due', 'heard', 'supervisor'),
    way('waive', 'notice_given hearing_due', 'heard', 'officer', 'vendor'),
    way('investigate_again', 'heard reviewed', 'investigating', 'officer', 'supervisor'),
    way('review_law', 'heard', 'reviewed', 'supervisor'),
    ...staying('extend', 'investigating notice_given hearing_due heard reviewed', 'supervisor'),
    way('decide', 'heard reviewed', 'decided', 'supervisor'),
    way('spare', 'investigating heard reviewed', 'spared', 'supervisor'),
    way('serve', 'decided', 'served', 'officer'),
    way('fulfil', 'served', 'ended', 'officer', 'supervisor'),
    way('hand_over', undecided, 'transferred', 'supervisor'),
    way('withdraw', 'investigating notice_given hearing_due heard reviewed', 'withdrawn', 'supervisor'),
  ],
  evidence_hold: [
    way('hold', 'none', 'held', 'officer', 'system'),
    way('give_back', 'held', 'returned', 'officer'),
    way('seize', 'held', 'seized', 'officer'),
    way('hand_over', 'held', 'transferred', 'supervisor'),
    way('set_aside', 'held', 'void', 'system'),
  ],
  seizure: [
    way('seize', 'none', 'seized', 'officer'),
    way('seize_urgently', 'none', 'unapproved', 'officer'),
    way('approve', 'unapproved', 'seized', 'supervisor'),
    way('refuse', 'unapproved', 'to_return', 'supervisor'),
    way('extend', 'seized', 'extended', 'supervisor'),
    way('pause', 'seized', 'paused', 'officer', 'supervisor'),
    way('pause', 'extended', 'extended_paused', 'officer', 'supervisor'),
    way('resume', 'paused', 'seized', 'officer', 'supervisor'),
    way('resume', 'extended_paused', 'extended', 'officer', 'supervisor'),
    way('give_back', `unapproved to_return ${inHand}`, 'returned', 'officer'),
    way('confiscate', inHand, 'confiscated', 'supervisor'),
    way('hand_over', inHand, 'transferred', 'supervisor'),
  ],
  stall_loss: [
    way('propose', 'none', 'proposed', 'officer', 'supervisor'),
    way('answer', 'proposed', 'answered', 'vendor', 'officer'),
    way('decide_loss', 'proposed answered', 'decided', 'supervisor'),
    way('drop', 'proposed answered', 'dropped', 'supervisor'),
  ],
  performance: execution('demand_again', 'demanded_again'),
  removal: execution('announce', 'announced'),
}

/** The ways a step may go from where a thing stands; empty when it may not be taken there. */
export const waysOf = (machine: Machine, step: string, from: string): readonly Way[] =>
  machines[machine].filter((one) => one.step === step && one.from.includes(from))

/** The steps somebody may take from where a thing stands, each once. */
export const stepsFrom = (machine: Machine, from: string, by: Hand): string[] => [
  ...new Set(machines[machine].filter((one) => one.from.includes(from) && one.by.includes(by)).map(({ step }) => step)),
]

/** The states that a procedure cannot leave. */
export const isEnd = (machine: Machine, state: string): boolean =>
  !machines[machine].some((one) => one.from.includes(state))

/** Does this matter still ask something of somebody? */
export const isUnsettled = (state: MatterState): boolean =>
  state === 'escalated' || unsettled.split(' ').includes(state)

/** Where a matter stands for a reader at `now`: an order whose time has run out is due for its recheck by itself. */
export const shownState = (state: MatterState, due_at: string | null, now: Date): MatterState =>
  state === 'awaiting_fix' && due_at !== null && new Date(due_at) <= now ? 'recheck_due' : state
