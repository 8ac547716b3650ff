import type { AskKind, FilterName } from '../ask/rules-kinds.ts'
import type { ReadingName } from './rules.ts'
import type { RatioPage } from './schema.ts'

/** Where the rows of a figure are: a list of `ask` and what it is narrowed by. */
export interface Lead {
  kind: AskKind
  filter: Readonly<Partial<Record<FilterName, string>>>
}

/** The evenings, market and squad that figures are of; a page of figures is one. */
export type Counted = Pick<RatioPage, 'from' | 'to' | 'market' | 'squad'>

type Filter = Lead['filter']

const narrowed = ({ from, to, market, squad }: Counted): Filter => ({
  from,
  to,
  ...(market !== null && { market }),
  ...(squad !== null && { squad }),
})

const leading =
  (kind: AskKind, more: Filter = {}) =>
  (of: Counted): Lead => ({ kind, filter: { ...narrowed(of), ...more } })

/** The findings of a part of the whole: E and H of an item, a category, an hour, an evening. */
export const shareLeads = (of: Counted, more: Filter = {}) => ({
  enforced: leading('findings', { counted: 'enforced', ...more })(of),
  handled: leading('findings', { counted: 'handled', ...more })(of),
})

/** The findings of one line by kind; those whose every action was set aside are one line whatever their kind. */
export const kindLead = (of: Counted, { counted_as, kind }: { counted_as: string; kind: string }): Lead =>
  leading('findings', counted_as === 'overturned' ? { class: 'overturned' } : { counted: kind })(of)

const inspections = leading('inspections', { stands: 'yes' })
const enforced = leading('findings', { counted: 'enforced' })
const handled = leading('findings', { counted: 'handled' })
const vendorsEnforced = leading('vendors', { counted: 'enforced' })

/** All vendors: of a market those who trade there in the period. */
const allVendors = ({ market, from, to }: Counted): Lead => ({
  kind: 'vendors',
  filter: market === null ? {} : { from, to, market },
})

/** What stands above and below the line of each reading. */
export const readingLeads: Readonly<Record<ReadingName, readonly [(of: Counted) => Lead, (of: Counted) => Lead]>> = {
  A: [enforced, handled],
  A1: [leading('findings', { counted: 'enforced_without_warnings' }), handled],
  A2: [leading('findings', { counted: 'enforced_without_holds' }), handled],
  B: [enforced, inspections],
  C: [leading('actions', { part: 'enforces' }), leading('actions', { part: 'stands' })],
  D: [vendorsEnforced, leading('vendors', { counted: 'handled' })],
  D1: [vendorsEnforced, allVendors],
}

/** What a guard number counts; `repeat_days` counts nothing. */
export type GuardFigure = Exclude<keyof RatioPage['guard'], 'repeat_days'>

export const guardLeads: Readonly<Record<GuardFigure, (of: Counted) => Lead>> = {
  stalls_seen: leading('coverage'),
  stalls_assigned: leading('coverage'),
  inspections,
  repeat_findings: leading('findings', { counted: 'repeated' }),
  overdue: leading('matters', { overdue: 'yes' }),
  orders: leading('actions', { part: 'stands', class: 'O' }),
  help_given: leading('actions', { part: 'stands', action: 'help' }),
  incidents: leading('incidents'),
  complaints: leading('incidents', { incident: 'complaints' }),
  spared: leading('actions', { part: 'stands', action: 'spared' }),
  overturned: leading('actions', { part: 'overturned' }),
  transferred: leading('findings', { counted: 'transferred' }),
  help_calls: leading('help_calls'),
  help_calls_done: leading('help_calls', { state: 'done' }),
  thanks: leading('help_calls', { state: 'thanked' }),
  second_looks: leading('second_looks', { compared: 'looked' }),
  second_agreed: leading('second_looks', { compared: 'alike' }),
}

/** A locked month's findings as it counted them; the lists of everything else show records as they stand now. */
export const lockedLead = (snapshot: string, more: Filter): Lead => ({
  kind: 'findings',
  filter: { ...more, locked: snapshot },
})

/** The readings of which a snapshot kept the findings, by what stands above and below their line. */
export const lockedReadings = {
  A: ['enforced', 'handled'],
  A1: ['enforced_without_warnings', 'handled'],
  A2: ['enforced_without_holds', 'handled'],
} as const satisfies Partial<Record<ReadingName, readonly [string, string]>>
