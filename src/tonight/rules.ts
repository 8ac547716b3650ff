import { addDays, eveningAt, eveningBounds, type Hours } from '../shared/evening.ts'
import type { Figures, MarketTonight } from './schema.ts'

/** Where a market is in its evening: not open yet, trading, or closed for tonight. */
export const eveningStates = ['before', 'open', 'after'] as const
export type EveningState = (typeof eveningStates)[number]

/** A market's evening at `now`, its hours as instants, and when it opens next after `now`. */
export function eveningOf(hours: Hours, now: Date) {
  const evening = eveningAt(hours, now)
  const { opens_at, closes_at } = eveningBounds(hours, evening)
  const state: EveningState = now < opens_at ? 'before' : now < closes_at ? 'open' : 'after'
  const next_opens_at = now < opens_at ? opens_at : eveningBounds(hours, addDays(evening, 1)).opens_at
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
export const silentAfter_minutes = 15

/** Was this patrol not heard of lately? */
export const isSilent = ({ last_sign_at }: { last_sign_at: string }, now: Date): boolean =>
  now.getTime() - Date.parse(last_sign_at) > silentAfter_minutes * 60_000
