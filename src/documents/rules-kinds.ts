import type { ActionKind } from '../enforcement/rules-kinds.ts'

/** 文书: the kinds of numbered paper. */
export const documentKinds = [
  'notice_to_correct',
  'spot_decision',
  'statement_record',
  'item_list',
  'evidence_hold_notice',
  'no_penalty_decision',
  'transfer_letter',
  'advance_notice',
  'penalty_decision',
  'seizure_decision',
  'return_record',
  'service_receipt',
  'demand',
  'performance_decision',
  'removal_decision',
  'removal_notice',
  'execution_record',
] as const
export type DocumentKind = (typeof documentKinds)[number]

/** What a template may ask for. `items` is a list, `date` and `number` are given when a document is issued. */
export const factNames = [
  'authority',
  'short',
  'address',
  'phone',
  'bank',
  'account',
  'reconsideration',
  'court',
  'number',
  'date',
  'market',
  'location',
  'party',
  'item',
  'found',
  'inspected_at',
  'rule',
  'basis',
  'order',
  'deadline',
  'decision',
  'amount',
  'amount_words',
  'reason',
  'statement',
  'evidence',
  'officers',
  'items',
  'storage',
  'hold_until',
  'approved_by',
  'transfer_to',
  'heard_at',
  'heard_where',
  'intended',
  'answer_until',
  'hearing',
  'measure',
  'seized_until',
  'earlier',
  'result',
  'served',
  'served_where',
  'served_way',
  'served_at',
  'duty',
  'way',
  'perform_by',
  'execute_at',
  'target',
  'performer',
  'cost',
  'posted',
  'executed_at',
  'done',
  'signed',
  'refusal',
] as const
export type FactName = (typeof factNames)[number]

/** What a document prints, by name: words, or a list of them. */
export type Facts = { [Name in FactName]?: string | readonly string[] | undefined }

/** What an officer may write where the records do not say it; the records' own word always comes first. */
export const writableFacts = ['party', 'rule', 'basis', 'statement', 'evidence', 'storage'] as const
export type WritableFact = (typeof writableFacts)[number]

export const signingRoles = ['party', 'officer', 'witness'] as const
export type SigningRole = (typeof signingRoles)[number]
export const signingWays = ['screen', 'paper', 'refused'] as const

/** Does a document stand? `replaced` by a newer one, `set_aside` with its action or record, `corrected` with its record. */
export const documentStates = ['stands', 'replaced', 'set_aside', 'corrected'] as const
export type DocumentState = (typeof documentStates)[number]

/** A part of a template, from above to below. `if`: printed only where that fact is known. */
export type Block = { if?: FactName | undefined } & (
  | { type: 'addressee' | 'paragraph' | 'heading' | 'copies'; text: string }
  | { type: 'fields'; rows: { label: string; text: string }[] }
  | { type: 'list'; of: 'items'; head: string[] }
  | { type: 'lines'; count: number }
  | { type: 'signatures'; roles: SigningRole[] }
  | { type: 'seal' }
)

interface KindRule {
  /** The word of its series in the number: 元城管〔罚〕字. */
  series: string
  /** The actions it follows from: once all of them are set aside, it no longer stands. */
  follows: readonly ActionKind[]
  /** Its officers issue it on the spot; the others belong to a procedure. */
  on_spot: boolean
  /** What it must say: a template that does not ask for it is none of this kind. */
  must: readonly FactName[]
}

const remedies = ['reconsideration', 'court'] as const

/**
 * Each kind's series, what it follows from and what it must say: Administrative Penalty Law Art. 28 (order to correct),
 * 33 (no penalty), 44 (advance notice), 45 (statement), 52 (on the spot), 56 (evidence hold), 59 (decision), 61 (service);
 * Compulsion Law Art. 24 (seizure), 35 (demand), 37 and 51 (performing in the party's place), 44 (removal).
 */
export const kindRules: Readonly<Record<DocumentKind, KindRule>> = {
  notice_to_correct: {
    series: '责改',
    follows: ['fix_now', 'fix_by'],
    on_spot: true,
    must: ['party', 'location', 'found', 'rule', 'order', 'officers', ...remedies],
  },
  spot_decision: {
    series: '当罚',
    follows: ['warning', 'fine_on_spot'],
    on_spot: true,
    must: [
      'party',
      'location',
      'inspected_at',
      'found',
      'rule',
      'basis',
      'statement',
      'decision',
      'officers',
      ...remedies,
    ],
  },
  statement_record: {
    series: '陈',
    follows: [],
    on_spot: false,
    must: ['party', 'item', 'heard_at', 'statement', 'officers'],
  },
  item_list: { series: '清', follows: ['evidence_hold'], on_spot: true, must: ['party', 'items', 'officers'] },
  evidence_hold_notice: {
    series: '登存',
    follows: ['evidence_hold'],
    on_spot: true,
    must: ['party', 'location', 'found', 'approved_by', 'items', 'hold_until', 'officers'],
  },
  no_penalty_decision: {
    series: '不罚',
    follows: ['spared'],
    on_spot: true,
    must: ['party', 'location', 'found', 'rule', 'reason', 'officers', ...remedies],
  },
  transfer_letter: {
    series: '移',
    follows: ['transfer'],
    on_spot: true,
    must: ['transfer_to', 'location', 'found', 'officers'],
  },
  advance_notice: {
    series: '告',
    follows: [],
    on_spot: false,
    must: ['party', 'found', 'rule', 'basis', 'intended', 'answer_until', 'address', 'phone'],
  },
  penalty_decision: {
    series: '罚',
    follows: ['fine', 'criticism', 'confiscate', 'stop_business', 'revoke_permit'],
    on_spot: false,
    must: ['party', 'location', 'found', 'evidence', 'rule', 'basis', 'statement', 'decision', ...remedies],
  },
  seizure_decision: {
    series: '查扣',
    follows: ['seize', 'seal'],
    on_spot: false,
    must: ['party', 'location', 'found', 'basis', 'measure', 'items', 'seized_until', 'officers', ...remedies],
  },
  return_record: {
    series: '返',
    follows: [],
    on_spot: false,
    must: ['party', 'earlier', 'result', 'items', 'officers'],
  },
  service_receipt: { series: '送', follows: [], on_spot: false, must: ['party', 'served', 'served_way', 'served_at'] },
  demand: {
    series: '催',
    follows: [],
    on_spot: false,
    must: ['party', 'location', 'found', 'duty', 'way', 'perform_by', 'basis', 'address', 'phone', 'officers'],
  },
  performance_decision: {
    series: '代履',
    follows: [],
    on_spot: false,
    must: [
      ...(['party', 'location', 'found', 'reason', 'basis', 'statement'] as const),
      ...(['target', 'way', 'execute_at', 'performer', 'cost'] as const),
      ...remedies,
    ],
  },
  removal_decision: {
    series: '拆',
    follows: [],
    on_spot: false,
    must: [
      ...(['party', 'location', 'found', 'reason', 'basis', 'statement'] as const),
      ...(['target', 'way', 'execute_at'] as const),
      ...remedies,
    ],
  },
  removal_notice: {
    series: '拆告',
    follows: [],
    on_spot: false,
    must: ['party', 'location', 'found', 'perform_by', 'posted'],
  },
  execution_record: {
    series: '执',
    follows: ['perform', 'remove'],
    on_spot: false,
    must: ['party', 'location', 'executed_at', 'officers', 'performer', 'done', 'signed'],
  },
}

/** The kinds that an officer issues on the spot, in the order they are offered. */
export const spotKinds = documentKinds.filter((kind) => kindRules[kind].on_spot)
