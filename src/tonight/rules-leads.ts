import type { Lead } from '../ratio/rules-leads.ts'
import type { Figures } from './schema.ts'

/** A list of `ask`, or a page of its own that takes what it is narrowed by in its address. */
export type TonightLead = Lead | { path: string; filter: Readonly<Record<string, string>> }

type OfMarket = (market: string | undefined) => TonightLead

const of = (market: string | undefined) => (market === undefined ? {} : { market })
const list =
  (kind: Lead['kind'], filter: Lead['filter']): OfMarket =>
  (market) => ({ kind, filter: { ...of(market), ...filter } })
const page =
  (path: string, filter: Record<string, string> = {}): OfMarket =>
  (market) => ({ path, filter: { ...of(market), ...filter } })

/** Where the rows of each figure of the board are, of one market or (undefined) of all; `patrols` are those out. */
export const tonightLeads: Readonly<Record<keyof Figures | 'patrols' | 'clocks', OfMarket>> = {
  open: list('open_places', {}),
  seen: list('open_places', { seen: 'always' }),
  inspections: list('inspections', { tonight: 'yes', stands: 'yes' }),
  patrols: list('patrols', { tonight: 'yes', state: 'out' }),
  patrols_ended: list('patrols', { tonight: 'yes', state: 'ended' }),
  findings: list('matters', { tonight: 'yes', state: 'unsettled' }),
  help: list('help_calls', { state: 'waiting' }),
  help_unanswered: list('help_calls', { state: 'unanswered' }),
  incidents: list('incidents', { tonight: 'yes' }),
  incidents_open: list('incidents', { tonight: 'yes', state: 'open' }),
  clocks: page('/clocks', { due: 'day' }),
  clocks_over: page('/clocks', { due: 'over' }),
  clocks_soon: page('/clocks', { due: 'soon' }),
  rechecks: list('matters', { due: 'tonight' }),
  reviews: page('/reviews'),
  held: page('/held'),
}
