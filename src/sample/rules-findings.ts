import type { HelpFirst, HelpKind } from '../enforcement/rules-kinds.ts'
import type { ActionEntry } from '../enforcement/schema.ts'
import type { FindingEntry, Item } from '../inspections/schema.ts'
import type { Chance } from './rules-chance.ts'

/** What is met how often at a stall; items that are not here come up once in a while. */
const often: Record<string, number> = {
  'PLOT-01': 22,
  'PLOT-02': 10,
  'PLOT-03': 3,
  'PLOT-04': 1.5,
  'PLOT-05': 2,
  'TIME-01': 4,
  'TIME-02': 12,
  'TIME-03': 3,
  'TIME-05': 9,
  'USE-02': 1,
  'USE-03': 2,
  'USE-05': 9,
  'HYG-01': 13,
  'HYG-02': 4,
  'HYG-03': 6,
  'HYG-05': 10,
  'AIR-01': 3,
  'AIR-02': 1.5,
  'NOISE-01': 5,
  'NOISE-02': 5,
  'GAS-02': 0.7,
  'ELEC-01': 3,
  'FIRE-02': 1.5,
  'STRU-01': 2,
}
const seldom = 0.35
const onlyStalls = /^(PLOT-05|PLOT-07|TIME-|USE-0[123]|STRU)/
const onlyRoaming = 'PLOT-06'
const afterClosing = new Set(['TIME-02', 'TIME-05'])

const helps: Record<string, readonly HelpKind[]> = {
  PLOT: ['clear_cartons', 'carry', 'show_to_plot', 'repaint_line'],
  TIME: ['pack_up', 'carry', 'show_to_plot'],
  USE: ['papers'],
  HYG: ['lend_tool', 'clear_cartons', 'pack_up'],
  AIR: ['power_water', 'safety_advice'],
  NOISE: ['mediate', 'safety_advice'],
  GAS: ['safety_advice'],
  ELEC: ['power_water', 'safety_advice'],
  FIRE: ['safety_advice', 'lend_tool'],
  STRU: ['weather_warning', 'lend_tool', 'carry'],
}
const goods = [
  '折叠桌1张',
  '遮阳伞1把',
  '三轮车1辆',
  '货架2个',
  '喇叭1个',
  '塑料筐6个',
  '液化气瓶1个',
  '音箱1台',
  '烤炉1台',
]
const obstacle = ['PLOT-02', 'PLOT-03', 'PLOT-04', 'TIME-05']
const holdable = ['PLOT-02', 'PLOT-05', 'PLOT-06', 'NOISE-01', 'NOISE-02', 'AIR-02', 'GAS-01', 'GAS-02', 'ELEC-01']

/** The moment a finding is met in. */
export interface Moment {
  items: readonly Item[]
  category: string
  kind: 'stall' | 'shop' | 'place'
  /** Minutes since opening and until closing. */
  open_min: number
  left_min: number
  rough: boolean
}

/** What is wrong, by trade, time of evening and weather; `not` are the codes already found in this look. */
export function chooseItem(moment: Moment, not: ReadonlySet<string>, chance: Chance): Item | undefined {
  const weights = moment.items.flatMap((item): [Item, number][] => {
    const { code, categories, closing_round } = item
    if (moment.kind === 'place') return code === onlyRoaming && !not.has(code) ? [[item, 1]] : []
    if (not.has(code) || code === onlyRoaming || (categories && !categories.includes(moment.category))) return []
    if (moment.kind === 'shop' && onlyStalls.test(code)) return []
    if (closing_round !== moment.left_min < 20) return []
    if (afterClosing.has(code) && moment.left_min > 0) return []
    if (code === 'TIME-01' && moment.open_min > 0) return []
    return [[item, (often[code] ?? seldom) * (moment.rough && code === 'STRU-01' ? 6 : 1)]]
  })
  return weights.length > 0 ? chance.weighed(weights) : undefined
}

/** What a squad can and will do about a finding. */
export interface Means {
  officers: readonly string[]
  /** Two whose certificates are valid that day, or nobody. */
  certified: readonly string[]
  authorities: readonly string[]
  approver: string
  party: 'person' | 'organisation'
  /** Probability that an ordinary handled finding ends in a penalty, a hold or a compulsory measure. */
  firmness: number
  /** Codes for which this vendor already had a penalty this evening. */
  penalised: Set<string>
  id: () => string
  /** The next number of a squad's kind of document in its year. */
  documentNumber: (kind: 'warning' | 'fine_on_spot' | 'evidence_hold') => string
}

const bySeverity: Record<number, number> = { 1: 0.35, 2: 1, 3: 1.45, 4: 1.8 }

function helpAction(code: string, means: Means, chance: Chance): ActionEntry {
  const kinds = helps[code.split('-')[0] ?? ''] ?? ['safety_advice']
  const minutes = chance.hit(0.7) ? { minutes: chance.between(2, 25) } : {}
  return { id: means.id(), kind: 'help', officers: some(means, chance), help_kind: chance.pick(kinds), ...minutes }
}

const some = (means: Means, chance: Chance) => means.officers.slice(0, chance.hit(0.4) ? 2 : 1)

/** A penalty, a hold or clearing, with what it must carry (rules R1, R3). */
function enforcing(code: string, means: Means, chance: Chance): ActionEntry {
  const base = { id: means.id(), officers: [...means.certified] }
  const kind = chance.weighed([
    ['warning', 42],
    ['fine_on_spot', 36],
    ['evidence_hold', holdable.includes(code) ? 26 : 0],
    ['clear_now', obstacle.includes(code) ? 9 : 0],
  ] as const)
  switch (kind) {
    case 'warning':
      means.penalised.add(code)
      return { ...base, kind, document_number: means.documentNumber(kind) }
    case 'fine_on_spot': {
      means.penalised.add(code)
      const amount_yuan =
        means.party === 'organisation' ? chance.pick([200, 300, 500, 1000]) : chance.pick([20, 50, 50, 100, 200])
      return { ...base, kind, amount_yuan, document_number: means.documentNumber(kind) }
    }
    case 'evidence_hold': {
      const items = chance.shuffle(goods).slice(0, chance.between(1, 3))
      return { ...base, kind, items, approved_by: means.approver, document_number: means.documentNumber(kind) }
    }
    case 'clear_now':
      return { ...base, kind, reason: '占道物品影响通行，当事人不在场或拒不清理' }
  }
}

/** The milder rungs, as a squad that helps first takes them. */
function milder(item: Item, means: Means, chance: Chance): ActionEntry[] {
  const officers = some(means, chance)
  const later = item.deadline !== 'now'
  const kind = chance.weighed([
    ['help', 40],
    ['remind', item.severity === 1 ? 30 : 16],
    ['educate', 16],
    ['fix_now', later ? 4 : 18],
    ['fix_by', later ? 34 : 5],
    ['spared', 3],
  ] as const)
  switch (kind) {
    case 'help':
      return [helpAction(item.code, means, chance)]
    case 'spared':
      return [
        { id: means.id(), kind: 'educate', officers },
        {
          id: means.id(),
          kind,
          officers,
          reason: chance.pick(['minor_corrected', 'first_slight_corrected', 'no_fault'] as const),
        },
      ]
    case 'fix_by':
      return [
        { id: means.id(), kind: 'educate', officers },
        { id: means.id(), kind, officers },
      ]
    case 'remind':
    case 'educate':
    case 'fix_now':
      return [{ id: means.id(), kind, officers }]
  }
}

const competent = (item: Item, means: Means) =>
  item.authorities.some((authority) => means.authorities.includes(authority))

/** A finding and what was done about it: handed over outside the squad's competence (R17), else help first (R22), punished last. */
export function handle(item: Item, means: Means, chance: Chance): FindingEntry {
  const base = { id: means.id(), item_code: item.code, note: null }
  if (!competent(item, means)) {
    const authority = item.authorities[0] ?? 'C'
    return {
      ...base,
      help_first: null,
      actions: [{ id: means.id(), kind: 'transfer', officers: some(means, chance), authority }],
    }
  }
  const firm = chance.hit(means.firmness * (bySeverity[item.severity] ?? 1))
  if (!firm || means.certified.length < 2 || means.penalised.has(item.code)) {
    return { ...base, help_first: null, actions: milder(item, means, chance) }
  }
  const order: ActionEntry = { id: means.id(), kind: 'fix_now', officers: some(means, chance) }
  const last = enforcing(item.code, means, chance)
  if (item.severity === 4) return { ...base, help_first: null, actions: [order, last] }
  const help_first = chance.weighed([
    ['given', 5],
    ['declined', 3],
    ['not_suitable', 2],
  ] as [HelpFirst, number][])
  const help = help_first === 'given' ? [helpAction(item.code, means, chance)] : []
  return { ...base, help_first, actions: [...help, order, last] }
}
