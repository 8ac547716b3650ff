import { machines, type Machine, type ProcedureKind } from '../../src/matters/rules-machine.ts'
import type { AnswerName } from './answers.ts'

/** One screen of a guided form; `asks` is what the law asks here, under that name in the texts. */
export interface Screen {
  asks: string
  fields: readonly AnswerName[]
}

/** The machine and the step a form is about: `case.decide`. A procedure's opening is its first step. */
export type FormName = string

/** `asks field field …`, one line a screen, in the order the law wants the thoughts in. */
const screen = (line: string): Screen => {
  const [asks = '', ...fields] = line.split(' ')
  return { asks, fields: fields as AnswerName[] }
}
const screens = (...lines: string[]) => lines.map(screen)

const sparing = screens('spare_why spare_reason', 'spare_education education')

const demand = screens(
  'demand_basis legal_basis_id',
  'demand_duty duty way',
  'demand_term perform_by cost_yuan',
  'two_officers officers',
)
const executing = (...waited: Screen[]) => [
  ...waited,
  ...screens('execute_officers officers performer', 'execute_done done cost_yuan', 'execute_signed how witness'),
  ...screens('execute_night reason'),
]
const decideWhy = screens('execution_why reasons', 'execution_what target way')
/** The same for both kinds of execution. */
const ofBoth = {
  state: screens('execution_statement words'),
  waive: screens('execution_waive how words'),
  serve: screens('execution_serve how words'),
  suspend: screens('suspend ground reason'),
  resume: screens('execution_resume words'),
  obey: screens('obey words'),
  terminate: screens('terminate reason'),
}

const forms = {
  'matter.order': screens('order deadline_at reason', 'order_officers officers'),
  'matter.extend': screens('order_extend deadline_at reason'),
  'matter.confirm': screens('confirm words'),
  'matter.still_wrong': screens('still_wrong deadline_at words'),
  'matter.close': screens('close receipt words'),
  'matter.spare': [...sparing, ...screens('order_officers officers')],
  'matter.transfer': screens('transfer authority reference', 'transfer_why reason officers'),
  'matter.return': screens('return reason'),
  'matter.reopen': screens('reopen reason'),
  'case.file': screens('case_basis legal_basis_id', 'case_facts facts', 'two_officers officers', 'case_flag flagged'),
  'case.approve': screens('case_approve words'),
  'case.dismiss': screens('case_dismiss reason'),
  'case.add_evidence': screens('evidence what'),
  'case.give_notice': screens('notice_facts facts', 'notice_penalty penalty amount_yuan', 'notice_term answer_until'),
  'case.state': screens('statement words'),
  'case.ask_hearing': screens('ask_hearing words'),
  'case.hold_hearing': screens('hold_hearing words'),
  'case.waive': screens('waive how words'),
  'case.investigate_again': screens('again reason'),
  'case.review_law': screens('review words'),
  'case.extend': screens('case_extend days reason'),
  'case.decide': screens('decide_why reasons', 'decide_penalty penalty amount_yuan', 'decide_order correct_by'),
  'case.spare': sparing,
  'case.serve': screens('serve how words'),
  'case.fulfil': screens('fulfil receipt words'),
  'case.hand_over': screens('transfer authority reference', 'transfer_why reason'),
  'case.withdraw': screens('withdraw reason'),
  'evidence_hold.give_back': screens('give_back items', 'give_back_to received_by words'),
  'evidence_hold.seize': screens(
    'seize_basis legal_basis_id',
    'two_officers officers',
    'seize_approval approved_by',
    'seize_items items storage',
    'seize_why reason',
  ),
  'evidence_hold.hand_over': screens('transfer authority reference', 'transfer_why reason'),
  'seizure.seize': screens(
    'seize_basis legal_basis_id',
    'seize_measure measure',
    'two_officers officers',
    'seize_approval approved_by',
    'seize_items items storage',
    'seize_why reason',
  ),
  'seizure.approve': screens('seize_approve words'),
  'seizure.refuse': screens('seize_refuse reason'),
  'seizure.extend': screens('seize_extend days reason'),
  'seizure.pause': screens('seize_pause reason'),
  'seizure.resume': screens('seize_resume words'),
  'seizure.give_back': screens('give_back items', 'give_back_to received_by words'),
  'seizure.confiscate': screens('confiscate words'),
  'seizure.hand_over': screens('transfer authority reference', 'transfer_why reason'),
  'stall_loss.propose': screens('loss_measure measure days', 'loss_why reason'),
  'stall_loss.answer': screens('loss_answer words'),
  'stall_loss.decide_loss': screens('loss_decide reasons'),
  'stall_loss.drop': screens('loss_drop reason'),
  'performance.demand': demand,
  'performance.state': ofBoth.state,
  'performance.waive': ofBoth.waive,
  'performance.decide_execution': [
    ...decideWhy,
    ...screens('execution_by performer cost_yuan', 'execution_when execute_at'),
  ],
  'performance.serve': ofBoth.serve,
  'performance.demand_again': screens('demand_again perform_by words'),
  'performance.execute': executing(),
  'performance.suspend': ofBoth.suspend,
  'performance.resume': ofBoth.resume,
  'performance.obey': ofBoth.obey,
  'performance.terminate': ofBoth.terminate,
  'removal.demand': demand,
  'removal.state': ofBoth.state,
  'removal.waive': ofBoth.waive,
  'removal.decide_execution': [...decideWhy, ...screens('execution_when execute_at')],
  'removal.serve': ofBoth.serve,
  'removal.announce': screens('announce posted perform_by'),
  'removal.execute': executing(...screens('execute_remedies none_begun')),
  'removal.suspend': ofBoth.suspend,
  'removal.resume': ofBoth.resume,
  'removal.obey': ofBoth.obey,
  'removal.terminate': ofBoth.terminate,
} satisfies Record<FormName, readonly Screen[]>

/** The screens of the form for a step, in order; undefined for a step that has no form. */
export const screensOf = (machine: Machine, step: string): readonly Screen[] | undefined =>
  (forms as Readonly<Record<string, readonly Screen[]>>)[`${machine}.${step}`]

/** Every form there is, for whoever has to know all of them. */
export const formNames = Object.keys(forms)
/** Every thing asked for by some form. */
export const allScreens: readonly Screen[] = Object.values(forms).flat()

/** The first step of each procedure that a form opens. */
export const openings = {
  case: 'file',
  seizure: 'seize',
  stall_loss: 'propose',
  performance: 'demand',
  removal: 'demand',
} as const satisfies Partial<Record<ProcedureKind, string>>
export type Opened = keyof typeof openings
export const isOpened = (kind: string): kind is Opened => kind in openings

/** Steps that people take, each once, of every machine; `system` steps have no form. */
export const stepsOfPeople: readonly { machine: Machine; step: string }[] = Object.entries(machines).flatMap(
  ([machine, ways]) =>
    [
      ...new Set(ways.filter(({ by }) => by.includes('officer') || by.includes('supervisor')).map(({ step }) => step)),
    ].map((step) => ({ machine: machine as Machine, step })),
)
