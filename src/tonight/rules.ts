import { addDays, eveningAt, eveningBounds, type Hours } from '../shared/evening.ts'
import type { Figures, MarketTonight } from './schema.ts'

/** Where a market is in its evening: not open yet, trading, over for tonight; or shut, it does not trade that evening. */
export const eveningStates = ['before', 'open', 'after', 'shut'] as const
export type EveningState = (typeof eveningStates)[number]

/** No market stays shut for longer without somebody saying so anew. */
const longestShut_days = 400

/** A market's evening at `now`, its hours as instants, and when it opens next after `now`; `isShut` tells its closed evenings. */
export function eveningOf(hours: Hours, now: Date, isShut: (evening: string) => boolean) {
  const evening = eveningAt(hours, now)
  const { opens_at, closes_at } = eveningBounds(hours, evening)
  const state: EveningState = isShut(evening) ? 'shut' : now < opens_at ? 'before' : now < closes_at ? 'open' : 'after'
  let next = now < opens_at ? evening : addDays(evening, 1)
  for (let day = 0; isShut(next) && day < longestShut_days; day++) next = addDays(next, 1)
  const next_opens_at = eveningBounds(hours, next).opens_at
  return { evening, opens_at, closes_at, next_opens_at, state }
}

const names = [
  'open',
  'seen',
  'inspections',
  'patrols_ended',
  'findings',
  'help',
  'help_unanswered',
  'incidents',
  'incidents_open',
  'clocks_over',
  'clocks_soon',
  'rechecks',
  'reviews',
  'held',
] as const satisfies readonly (keyof Figures)[]

/** The figures of some markets added up; none of them is about fines or about people. */
export function totalOf(markets: readonly Pick<MarketTonight, 'figures'>[]): Figures {
  const sum = (name: keyof Figures) => markets.reduce((total, { figures }) => total + figures[name], 0)
  return Object.fromEntries(names.map((name) => [name, sum(name)])) as Figures
}

/** When the first of these markets opens, if none is open; undefined while one is, or where there are none. */
export function nextOpening(markets: readonly MarketTonight[]): MarketTonight | undefined {
  if (markets.some(({ state }) => state === 'open')) return undefined
  return markets.toSorted((a, b) => (a.next_opens_at < b.next_opens_at ? -1 : 1))[0]
}

/** A patrol that was not heard of for so many minutes is called silent: it may only be without signal. */
const silentAfter_minutes = 15

/** Was this patrol not heard of lately? */
export const isSilent = ({ last_sign_at }: { last_sign_at: string }, now: Date): boolean =>
  now.getTime() - Date.parse(last_sign_at) > silentAfter_minutes * 60_000
