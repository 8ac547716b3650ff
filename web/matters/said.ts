import type { HelpFirst, HelpKind, SpareReason } from '../../src/enforcement/rules-kinds.ts'
import { listed, t } from '../i18n/index.ts'
import { endWords } from './end-words.ts'

/** Everything that a step, an action or a look can have said, in the order it is read. */
const saidNames = [
  'note',
  'help_first',
  'measure',
  'help_kind',
  'minutes',
  'penalty',
  'amount_yuan',
  'document_number',
  'deadline_at',
  'answer_until',
  'correct_by',
  'days',
  'how',
  'legal_basis_id',
  'officers',
  'approved_by',
  'items',
  'storage',
  'facts',
  'flagged',
  'what',
  'spare_reason',
  'education',
  'reason',
  'reasons',
  'words',
  'authority',
  'reference',
  'receipt',
  'received_by',
  'duty',
  'target',
  'way',
  'perform_by',
  'execute_at',
  'performer',
  'cost_yuan',
  'posted',
  'ground',
  'none_begun',
  'done',
  'spot_answer',
  'spot_statement',
  'spot_receipt',
  'refusal',
  'witness',
  'procedure',
] as const
export type SaidName = (typeof saidNames)[number]

/** What ids in it stand for: people and legal bases by id. */
export type Names = ReadonlyMap<string, string>

const instants: readonly SaidName[] = ['deadline_at', 'answer_until', 'correct_by', 'perform_by', 'execute_at']

function wordsOf(name: SaidName, value: unknown, names: Names, timeZone: string): string | undefined {
  const looked = (table: Readonly<Record<string, string>>) => table[String(value)] ?? String(value)
  if (Array.isArray(value)) {
    const all = value.map((one) => (name === 'officers' ? names.get(String(one)) : String(one)))
    return listed(all.filter((one) => one !== undefined)) || undefined
  }
  if (instants.includes(name)) return endWords(String(value), timeZone)
  switch (name) {
    case 'help_first':
      return t.enforcement.helpFirst[value as HelpFirst]
    case 'help_kind':
      return t.enforcement.helpKinds[value as HelpKind]
    case 'minutes':
      return t.enforcement.minutesOf(Number(value))
    case 'amount_yuan':
    case 'cost_yuan':
      return t.enforcement.yuanOf(Number(value))
    case 'measure':
      return looked(t.matters.measures)
    case 'penalty':
      return looked(t.matters.penalties)
    case 'days':
      return t.matters.daysOf(Number(value))
    case 'how':
    case 'ground':
    case 'spot_answer':
      return looked(t.matters.ways)
    case 'flagged':
    case 'none_begun':
      return value === true ? t.matters.yes : t.matters.no
    case 'spot_receipt':
      return t.matters.ways[value === 'signed' ? 'signed_for' : 'refused']
    case 'spare_reason':
      return t.enforcement.spareReasons[value as SpareReason]
    case 'authority':
      return looked(t.enforcement.authorities)
    case 'procedure':
      return looked(t.matters.procedures)
    case 'legal_basis_id':
      return names.get(String(value))
    // An action says a name, a step an id.
    case 'approved_by':
      return names.get(String(value)) ?? (/^[0-9a-f-]{36}$/.test(String(value)) ? undefined : String(value))
    case 'reason':
      return (t.enforcement.spareReasons as Record<string, string>)[String(value)] ?? String(value)
    default:
      return String(value)
  }
}

/** What was said, as word and value for the screen; what stands for nothing here is left out. */
export function saidPairs(
  said: Readonly<Record<string, unknown>>,
  names: Names,
  timeZone: string,
): [SaidName, string][] {
  return saidNames.flatMap((name): [SaidName, string][] => {
    const value = said[name]
    if (value === null || value === undefined || value === '') return []
    const words = wordsOf(name, value, names, timeZone)
    return words === undefined ? [] : [[name, words]]
  })
}
