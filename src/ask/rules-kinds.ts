import { actionKinds, type ActionKind } from '../enforcement/rules-kinds.ts'

/** What can be asked for as a list. */
export const askKinds = ['inspections', 'findings', 'matters', 'vendors', 'assignments', 'patrols'] as const
export type AskKind = (typeof askKinds)[number]

export const assignmentStates = ['current', 'coming', 'over', 'cancelled'] as const
export type AssignmentState = (typeof assignmentStates)[number]
export const patrolStates = ['out', 'ended'] as const
export const actionClasses = ['S', 'E', 'spared', 'O', 'M', 'T', 'H', 'P', 'C'] as const

/** How a finding counts in the ratio (its definition is in `ratio`), as one may ask for it. */
export const countedParts = ['handled', 'enforced', 'spared', 'overturned', 'transferred'] as const
export type CountedPart = (typeof countedParts)[number]

/** Whether a word names a rung of the ladder. */
export const isActionKind = (word: string): word is ActionKind => (actionKinds as readonly string[]).includes(word)

export const filterNames = [
  'from',
  'to',
  'market',
  'squad',
  'officer',
  'place',
  'vendor',
  'category',
  'item',
  'severity',
  'outcome',
  'class',
  'action',
  'counted',
  'state',
  'overdue',
  'origin',
  'priority',
] as const
export type FilterName = (typeof filterNames)[number]

const period = ['from', 'to'] as const
const where = ['market', 'squad'] as const

/** What each list may be narrowed by, in the order in which a screen shows it; anything else is refused, never ignored. */
export const filtersOf: Readonly<Record<AskKind, readonly FilterName[]>> = {
  inspections: [...period, ...where, 'officer', 'outcome', 'category', 'vendor', 'place'],
  findings: [...period, ...where, 'counted', 'class', 'action', 'item', 'severity', 'category', 'vendor', 'place'],
  matters: [...period, ...where, 'state', 'overdue', 'item', 'severity', 'category', 'vendor', 'place'],
  vendors: ['market', 'category', 'origin', 'priority'],
  assignments: [...period, 'market', 'state', 'category', 'origin', 'vendor', 'place'],
  patrols: [...period, ...where, 'officer', 'state'],
}

/** Lists whose rows are at places of a market, so that they can be shown on its map. */
export const placedKinds = ['inspections', 'findings', 'matters', 'vendors', 'assignments'] as const
export type PlacedKind = (typeof placedKinds)[number]
/** Whether a list can be shown on a market's map. */
export const isPlaced = (kind: AskKind): kind is PlacedKind => (placedKinds as readonly AskKind[]).includes(kind)

export const exportFormats = ['xlsx', 'csv', 'geojson'] as const
export type ExportFormat = (typeof exportFormats)[number]
/** What a list can leave as: patrols are nowhere in particular. */
export const formatsOf = (kind: AskKind): readonly ExportFormat[] =>
  isPlaced(kind) ? exportFormats : exportFormats.filter((format) => format !== 'geojson')

/** Rows are counted up to here, beyond it is "1,000+": no count of a list grows with history. */
export const countedUpTo = 1000

export const entryKinds = [
  'vendor',
  'stall',
  'shop',
  'document',
  'finding',
  'inspection',
  'incident',
  'review',
  'reply',
  'statement',
] as const
export type EntryKind = (typeof entryKinds)[number]
