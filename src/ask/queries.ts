import type { Db } from '../db/open.ts'
import { Problem } from '../problems.ts'
import { assignments } from './queries-assignments.ts'
import { findings } from './queries-findings.ts'
import { inspections } from './queries-inspections.ts'
import { matters } from './queries-matters.ts'
import { countByPlace, countOf, knownOf, pageOf, type Asked, type Listing } from './queries-parts.ts'
import { patrols } from './queries-patrols.ts'
import { vendorPlaces, vendors } from './queries-vendors.ts'
import { readCursor, writeCursor } from './rules-cursor.ts'
import { countedUpTo, type AskKind, type PlacedKind } from './rules-kinds.ts'
import { unknownFilters, type AskCount, type AskFilter, type AskPage, type AskPlaces, type RowOf } from './schema.ts'

const listings: Record<AskKind, Listing> = { inspections, findings, matters, vendors, assignments, patrols }

const refused = (path: string, message: string) => new Problem('invalid_request', { fields: [{ path, message }] })

/** Refuses filters that the list does not know: rows that were not narrowed would be taken for ones that were. */
export function checkFilter(kind: AskKind, filter: AskFilter) {
  const [unknown] = unknownFilters(kind, filter)
  if (unknown !== undefined) throw refused(unknown, 'not a filter of this list')
  if (filter.from !== undefined && filter.to !== undefined && filter.from > filter.to)
    throw new Problem('period_reversed')
}

/** A page of a list, `limit` rows at most, after the row whose cursor is `after`. */
export async function askPage<Kind extends AskKind>(
  db: Db,
  kind: Kind,
  filter: AskFilter,
  page: { now: Date; after: string | undefined; limit: number },
): Promise<AskPage<Kind>> {
  const listing = listings[kind]
  const key = page.after === undefined ? null : readCursor(page.after, listing.forms)
  if (page.after !== undefined && key === null) throw refused('after', 'no cursor of this list')
  const evening = listing.forms[0] === 'day' ? (key?.[0] ?? null) : null
  const asked = { filter, known: await knownOf(db, filter, page.now, evening), key }
  const found = await pageOf(db, listing, asked, page.limit + 1)
  const rows = found.slice(0, page.limit)
  const last = found.length > page.limit ? rows.at(-1) : undefined
  return { rows: rows.map(({ row }) => row as unknown as RowOf[Kind]), next: last ? writeCursor(last.key) : null }
}

const whole = async (db: Db, filter: AskFilter, now: Date): Promise<Asked> => ({
  filter,
  known: await knownOf(db, filter, now, null),
  key: null,
})

/** How many rows fit, as far as they are counted. */
export async function askCount(db: Db, kind: AskKind, filter: AskFilter, now: Date): Promise<AskCount> {
  const count = await countOf(db, listings[kind], await whole(db, filter, now), countedUpTo + 1)
  return { count: Math.min(count, countedUpTo), more: count > countedUpTo }
}

/** How many rows fit, counted to `most`. */
export async function rowsExpected(db: Db, kind: AskKind, filter: AskFilter, now: Date, most: number): Promise<number> {
  return countOf(db, listings[kind], await whole(db, filter, now), most)
}

/** How many rows of the selection lie at each place of its market. */
export async function askPlaces(db: Db, kind: PlacedKind, filter: AskFilter, now: Date): Promise<AskPlaces> {
  if (filter.market === undefined) throw refused('market', 'a map is of one market')
  const listing = kind === 'vendors' ? vendorPlaces : listings[kind]
  const counts = await countByPlace(db, listing, await whole(db, filter, now))
  return {
    places: counts.flatMap(({ id, count }) => (id === null ? [] : [{ id, count }])),
    elsewhere: counts.find(({ id }) => id === null)?.count ?? 0,
  }
}
