import { actionKinds, type ActionKind } from '../enforcement/rules-kinds.ts'

/** What can be asked for as a list. */
export const askKinds = [
  'inspections',
  'coverage',
  'open_places',
  'findings',
  'actions',
  'matters',
  'help_calls',
  'incidents',
  'second_looks',
  'vendors',
  'assignments',
  'patrols',
] as const
export type AskKind = (typeof askKinds)[number]

export const assignmentStates = ['current', 'coming', 'over', 'cancelled'] as const
export type AssignmentState = (typeof assignmentStates)[number]
export const patrolStates = ['out', 'ended'] as const
export const callStates = ['waiting', 'unanswered', 'done', 'taken_back', 'thanked'] as const
export type CallState = (typeof callStates)[number]
export const actionClasses = ['S', 'E', 'spared', 'O', 'M', 'T', 'H', 'P', 'C', 'overturned'] as const

/** How a finding counts in the ratio (its definition is in `ratio`), as one may ask for it. */
export const countedParts = [
  'handled',
  'enforced',
  'enforced_without_warnings',
  'enforced_without_holds',
  'spared',
  'overturned',
  'transferred',
  'repeated',
] as const
export type CountedPart = (typeof countedParts)[number]

/** Of what was done: what stands, what was set aside, what of it is a penalty, compulsory measure or evidence hold. */
export const actionParts = ['stands', 'overturned', 'enforces'] as const
export type ActionPart = (typeof actionParts)[number]
/** How often a stall was seen on the evenings on which it was assigned. */
export const seenParts = ['never', 'sometimes', 'always'] as const
export type SeenPart = (typeof seenParts)[number]
export const comparisons = ['alike', 'otherwise', 'both_found', 'same_items', 'looked', 'not_looked'] as const
export type Comparison = (typeof comparisons)[number]

/** Whether a word names a rung of the ladder. */
export const isActionKind = (word: string): word is ActionKind => (actionKinds as readonly string[]).includes(word)

export type FilterName =
  | 'from'
  | 'to'
  | 'market'
  | 'squad'
  | 'officer'
  | 'place'
  | 'vendor'
  | 'category'
  | 'item'
  | 'severity'
  | 'outcome'
  | 'class'
  | 'action'
  | 'counted'
  | 'state'
  | 'overdue'
  | 'due'
  | 'hour'
  | 'stands'
  | 'seen'
  | 'part'
  | 'incident'
  | 'compared'
  | 'tonight'
  | 'locked'
  | 'origin'
  | 'priority'

const period = ['from', 'to'] as const
const where = ['market', 'squad'] as const

/** What each list may be narrowed by, in the order in which a screen shows it; anything else is refused, never ignored. */
export const filtersOf: Readonly<Record<AskKind, readonly FilterName[]>> = {
  inspections: [...period, ...where, 'tonight', 'officer', 'outcome', 'stands', 'category', 'vendor', 'place'],
  coverage: ['seen', ...period, ...where, 'category', 'place'],
  open_places: ['seen', 'market', 'category', 'place'],
  findings: [
    ...period,
    ...where,
    'counted',
    'class',
    'action',
    'item',
    'severity',
    'hour',
    'category',
    'vendor',
    'place',
    'locked',
  ],
  actions: [...period, ...where, 'part', 'class', 'action', 'vendor', 'place'],
  matters: [
    ...period,
    ...where,
    'tonight',
    'state',
    'overdue',
    'due',
    'item',
    'severity',
    'category',
    'vendor',
    'place',
  ],
  help_calls: [...period, ...where, 'state', 'vendor', 'place'],
  incidents: [...period, ...where, 'tonight', 'incident', 'state', 'vendor', 'place'],
  second_looks: [...period, ...where, 'compared', 'place'],
  vendors: [...period, ...where, 'counted', 'category', 'origin', 'priority'],
  assignments: [...period, 'market', 'state', 'category', 'origin', 'vendor', 'place'],
  patrols: [...period, ...where, 'tonight', 'officer', 'state'],
}

/** Lists whose rows are at places of a market, so that they can be shown on its map. */
export type PlacedKind = Exclude<AskKind, 'patrols'>
/** Whether a list can be shown on a market's map. */
export const isPlaced = (kind: AskKind): kind is PlacedKind => kind !== 'patrols'
export const placedKinds = askKinds.filter(isPlaced)

export const exportFormats = ['xlsx', 'csv', 'geojson'] as const
export type ExportFormat = (typeof exportFormats)[number]
/** What a list can leave as: patrols are nowhere in particular. */
export const formatsOf = (kind: AskKind): readonly ExportFormat[] =>
  isPlaced(kind) ? exportFormats : exportFormats.filter((format) => format !== 'geojson')

/**
 * Rows are counted up to here, beyond it is "1,000+": no count of a list grows with history. What the ratio's tally counts
 * is told exactly, and so are lists of places, which do not grow.
 */
export const countedUpTo = 1000

export const entryKinds = [
  'vendor',
  'stall',
  'shop',
  'document',
  'finding',
  'inspection',
  'incident',
  'help_call',
  'review',
  'reply',
  'statement',
] as const
export type EntryKind = (typeof entryKinds)[number]
