import type { Db } from '../db/open.ts'
import { Problem } from '../problems.ts'
import { actions } from './queries-actions.ts'
import { assignments } from './queries-assignments.ts'
import { helpCalls } from './queries-calls.ts'
import { coverage, coverageByPlace, coverageSum, stallEvenings } from './queries-coverage.ts'
import { findings, lockedFindings } from './queries-findings.ts'
import { incidents } from './queries-incidents.ts'
import { inspections } from './queries-inspections.ts'
import { matters } from './queries-matters.ts'
import { openPlaces } from './queries-open-places.ts'
import { countByPlace, countOf, knownOf, pageOf, type Asked, type Listing } from './queries-parts.ts'
import { patrols } from './queries-patrols.ts'
import { secondLooks } from './queries-seconds.ts'
import { talliedCount } from './queries-tallied.ts'
import { vendorPlaces, vendors } from './queries-vendors.ts'
import { readCursor, writeCursor } from './rules-cursor.ts'
import { countedUpTo, type AskKind, type PlacedKind } from './rules-kinds.ts'
import {
  unknownFilters,
  type AskCount,
  type AskFilter,
  type AskPage,
  type AskPlaces,
  type StallEvenings,
} from './schema.ts'
import type { RowOf } from './schema-rows.ts'

const listings: Record<AskKind, Listing> = {
  inspections,
  coverage,
  open_places: openPlaces,
  findings,
  actions,
  matters,
  help_calls: helpCalls,
  incidents,
  second_looks: secondLooks,
  vendors,
  assignments,
  patrols,
}

/** A locked month is a list of its own. */
const listingOf = (kind: AskKind, { locked }: AskFilter): Listing =>
  kind === 'findings' && locked !== undefined ? lockedFindings : listings[kind]

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
  const listing = listingOf(kind, filter)
  const key = page.after === undefined ? null : readCursor(page.after, listing.forms)
  if (page.after !== undefined && key === null) throw refused('after', 'no cursor of this list')
  const evening = listing.forms[0] === 'day' ? (key?.[0] ?? null) : null
  const asked = { filter, known: await knownOf(db, listing, filter, page.now, evening), key }
  const found = await pageOf(db, listing, asked, page.limit + 1)
  const rows = found.slice(0, page.limit)
  const last = found.length > page.limit ? rows.at(-1) : undefined
  return { rows: rows.map(({ row }) => row as unknown as RowOf[Kind]), next: last ? writeCursor(last.key) : null }
}

const whole = async (db: Db, kind: AskKind, filter: AskFilter, now: Date): Promise<Asked> => ({
  filter,
  known: await knownOf(db, listingOf(kind, filter), filter, now, null),
  key: null,
})

/** How many rows fit: by the tally where it knows, else as far as they are counted. */
export async function askCount(db: Db, kind: AskKind, filter: AskFilter, now: Date): Promise<AskCount> {
  const tallied = await talliedCount(db, kind, filter)
  if (tallied !== null) return { count: tallied, more: false }
  const asked = await whole(db, kind, filter, now)
  const most = listingOf(kind, filter).countedUpTo ?? countedUpTo
  const count = await countOf(db, listingOf(kind, filter), asked, most + 1)
  const sum = kind === 'coverage' ? await coverageSum(db, filter, asked.known) : undefined
  return { count: Math.min(count, most), more: count > most, ...(sum && { sum }) }
}

/** How many rows fit, counted to `most`. */
export async function rowsExpected(db: Db, kind: AskKind, filter: AskFilter, now: Date, most: number): Promise<number> {
  return countOf(db, listingOf(kind, filter), await whole(db, kind, filter, now), most)
}

/** How many rows of the selection lie at each place of its market. */
export async function askPlaces(db: Db, kind: PlacedKind, filter: AskFilter, now: Date): Promise<AskPlaces> {
  if (filter.market === undefined) throw refused('market', 'a map is of one market')
  const asked = await whole(db, kind, filter, now)
  if (kind === 'coverage') return { places: await coverageByPlace(db, filter, asked.known), elsewhere: 0 }
  const counts = await countByPlace(db, kind === 'vendors' ? vendorPlaces : listingOf(kind, filter), asked)
  return {
    places: counts.flatMap(({ id, count }) => (id === null ? [] : [{ id, count }])),
    elsewhere: counts.find(({ id }) => id === null)?.count ?? 0,
  }
}

/** The evenings of one stall in a period, a page of them before a day. */
export async function askEvenings(
  db: Db,
  stall: string,
  filter: AskFilter,
  page: { now: Date; before: string | undefined; limit: number },
): Promise<StallEvenings> {
  const known = await knownOf(db, coverage, filter, page.now, null)
  const found = await stallEvenings(db, stall, filter, known, { before: page.before, limit: page.limit + 1 })
  const rows = found.slice(0, page.limit)
  return { rows, next: found.length > page.limit ? (rows.at(-1)?.evening ?? null) : null }
}
