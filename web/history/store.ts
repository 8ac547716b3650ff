import { layers, type Layer } from '../../src/history/rules-layers.ts'
import { stateOf } from '../../src/history/rules.ts'
import type { History } from '../../src/history/schema.ts'
import { unpackPlaces } from '../../src/plan/rules-pack.ts'
import type { Place } from '../../src/plan/schema.ts'
import { addDays } from '../../src/shared/evening.ts'
import { isDay } from '../../src/shared/day.ts'
import { withQuery } from '../api.ts'

export type View = 'evenings' | Layer
export const views: readonly View[] = ['evenings', ...layers]

/** First and last day, 'YYYY-MM-DD'. */
export interface Period {
  from: string
  to: string
}

/** What the page shows; it lives in the address, so that it can be sent and found again. */
export interface Asked {
  view: View
  evening: string
  a: Period
  /** The period beside the first; null without comparison. */
  b: Period | null
  /** The place whose inspections are open. */
  place: string | null
}

/** Reads an address; whatever it lacks or gets wrong is tonight and the last 30 evenings. */
export function askedOf(query: Readonly<Record<string, string>>, tonight: string): Asked {
  const given = (name: string, otherwise: string) => {
    const value = query[name] ?? ''
    return isDay(value) && value <= tonight ? value : otherwise
  }
  const view = views.find((each) => each === query['view']) ?? 'evenings'
  const a = { from: given('from', addDays(tonight, -29)), to: given('to', tonight) }
  const b = { from: given('from2', ''), to: given('to2', '') }
  return {
    view,
    evening: given('evening', tonight),
    a: a.from <= a.to ? a : { from: a.to, to: a.from },
    b: b.from === '' || b.to === '' ? null : b.from <= b.to ? b : { from: b.to, to: b.from },
    place: query['place'] ?? null,
  }
}

/** The address of what is asked. */
export function addressOf(market: string, { view, evening, a, b, place }: Asked): string {
  const period = view === 'evenings' ? {} : { from: a.from, to: a.to, from2: b?.from, to2: b?.to }
  return withQuery(`/markets/${market}/history`, { view, evening, ...period, place })
}

/** As long a period, right before another: what to compare with first. */
export function periodBefore({ from, to }: Period): Period {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1
  return { from: addDays(from, -days), to: addDays(from, -1) }
}

/** The first day needed for all that is asked; the slider always has 90 evenings. */
export function firstDay({ evening, a, b }: Asked, tonight: string): string {
  return [addDays(tonight, -89), evening, a.from, b?.from ?? a.from].reduce((least, each) =>
    each < least ? each : least,
  )
}

/** One layout of the history, its places unpacked once. */
export interface Layout extends Omit<History['layouts'][number], 'places'> {
  places: Place[]
}

/** The history as the page draws it. */
export interface Told {
  history: History
  layouts: Layout[]
  /** The index of each place in the matrix. */
  at: ReadonlyMap<string, number>
}

/** An answer of the office with its places unpacked, and where each id stands in its rows of states. */
export function told(history: History): Told {
  return {
    history,
    layouts: history.layouts.map((layout) => ({ ...layout, places: unpackPlaces(layout.places) })),
    at: new Map(history.ids.map((id, index) => [id, index])),
  }
}

/** The layout drawn on an evening (index); undefined before the first plan. */
export const layoutOn = ({ layouts }: Told, evening: number) => layouts.findLast(({ first }) => first <= evening)

/** The places of an evening (index) in their states of that evening; none before the first plan. */
export function placesOn(all: Told, evening: number): Place[] {
  const row = all.history.states[evening] ?? ''
  const places = layoutOn(all, evening)?.places ?? []
  return places.map((place) => {
    const status = stateOf(row[all.at.get(place.id) ?? -1]) ?? 'vacant'
    return status === place.status ? place : { ...place, status }
  })
}
