import { sql, type Insertable } from 'kysely'
import { keepWords } from '../ask/queries-search.ts'
import { seasonsOf } from '../calendar/queries-seasons.ts'
import type { Db } from '../db/open.ts'
import type { RequestTable } from '../db/tables.ts'
import { eveningAt } from '../shared/evening.ts'
import type { HelpKind } from '../enforcement/rules-kinds.ts'
import type { Request, RequestPlace } from './schema.ts'

const most = 200

function requests(db: Db) {
  return db
    .selectFrom('request as r')
    .innerJoin('market as m', 'm.id', 'r.market_id')
    .leftJoin('vendor as v', 'v.id', 'r.vendor_id')
    .leftJoin('person as p', 'p.id', 'r.person_id')
    .leftJoin('person as a', 'a.id', 'r.answered_by')
    .leftJoin('person as d', 'd.id', 'r.done_by')
    .select(['r.id', 'r.kind', 'r.stall_id', 'r.shop_id', 'r.help_kind', 'r.words', 'r.vendor_id'])
    .select([
      'r.asked_at',
      'r.answered_at',
      'r.done_at',
      'r.thanked_at',
      'm.id as market_id',
      'm.name',
      'm.name_en',
      'm.time_zone',
    ])
    .select(['v.name as vendor_name', 'p.name as person_name', 'a.name as answered_by', 'd.name as done_by'])
    .select(
      sql<string | null>`coalesce((select s.number from plan_stall s join plan n on n.id = s.plan_id
        where s.stall_id = r.stall_id order by n.version desc limit 1), (select h.number from shop h where h.id = r.shop_id))`.as(
        'number',
      ),
    )
}

type Row = Awaited<ReturnType<ReturnType<typeof requests>['executeTakeFirstOrThrow']>>

const requestOf = (row: Row): Request => ({
  id: row.id,
  market: { id: row.market_id, name: row.name, name_en: row.name_en, time_zone: row.time_zone },
  kind: row.kind,
  place: { kind: row.stall_id === null ? 'shop' : 'stall', id: row.stall_id ?? row.shop_id ?? '', number: row.number },
  help_kind: row.help_kind as HelpKind | null,
  words: row.words,
  asked_by: row.vendor_name ?? row.person_name,
  asked_at: row.asked_at.toISOString(),
  answered_by: row.answered_by,
  answered_at: row.answered_at?.toISOString() ?? null,
  done_by: row.done_by,
  done_at: row.done_at?.toISOString() ?? null,
  thanked_at: row.thanked_at?.toISOString() ?? null,
})

/** What waits in a market, oldest first. */
export async function openRequests(db: Db, market: string): Promise<Request[]> {
  const rows = await requests(db)
    .where('r.market_id', '=', market)
    .where('r.done_at', 'is', null)
    .orderBy('r.asked_at')
    .orderBy('r.id')
    .limit(most)
    .execute()
  return rows.map(requestOf)
}

/** A vendor's own help calls, newest first. */
export async function helpCallsOf(db: Db, vendor: string, limit: number): Promise<Request[]> {
  const rows = await requests(db)
    .where('r.vendor_id', '=', vendor)
    .orderBy('r.asked_at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(requestOf)
}

/** How many of a vendor's help calls wait; holds the vendor's row, so that two at once are counted. */
export async function openCallsOf(db: Db, vendor: string): Promise<number> {
  await db.selectFrom('vendor').select('id').where('id', '=', vendor).forUpdate().execute()
  const { count } = await db
    .selectFrom('request')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('vendor_id', '=', vendor)
    .where('done_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** When a vendor asked the first of their newest `count` help calls; undefined for one who asked fewer. */
export async function askedAgo(db: Db, vendor: string, count: number): Promise<Date | undefined> {
  const row = await db
    .selectFrom('request')
    .select('asked_at')
    .where('vendor_id', '=', vendor)
    .orderBy('asked_at', 'desc')
    .offset(count - 1)
    .limit(1)
    .executeTakeFirst()
  return row?.asked_at
}

/** One request with the vendor who asked, if one did; undefined when there is none, in that market where one is named. */
export async function request(db: Db, id: string, market?: string) {
  const row = await requests(db)
    .where('r.id', '=', id)
    .$if(market !== undefined, (query) => query.where('r.market_id', '=', market ?? ''))
    .executeTakeFirst()
  return row && { request: requestOf(row), vendor_id: row.vendor_id }
}

/** The market of a place that a vendor holds on its evening at `now`; undefined for a place that is not theirs. */
export async function marketOfHeld(db: Db, vendor: string, { kind, id }: RequestPlace, now: Date) {
  if (kind === 'shop') {
    const shop = db.selectFrom('shop').select('market_id').where('id', '=', id).where('vendor_id', '=', vendor)
    return (await shop.executeTakeFirst())?.market_id
  }
  const stall = await db
    .selectFrom('stall as s')
    .innerJoin('market as m', 'm.id', 's.market_id')
    .select(['m.id', 'm.time_zone', 'm.opens', 'm.closes', seasonsOf('m.id').as('seasons')])
    .where('s.id', '=', id)
    .executeTakeFirst()
  if (!stall) return undefined
  const day = eveningAt(stall, now)
  const held = await db
    .selectFrom('assignment')
    .select('id')
    .where('stall_id', '=', id)
    .where('vendor_id', '=', vendor)
    .where('cancelled', '=', false)
    .where('starts_on', '<=', day)
    .where((e) => e.or([e('ends_on', 'is', null), e('ends_on', '>=', day)]))
    .executeTakeFirst()
  return held && stall.id
}

/** Is this place one of the market's? */
export async function isPlaceOf(db: Db, market: string, { kind, id }: RequestPlace): Promise<boolean> {
  const found = await db.selectFrom(kind).select('id').where('id', '=', id).where('market_id', '=', market).execute()
  return found.length > 0
}

/** Adds a request, a vendor's words with it to what is found by words; false when its id is taken. */
export async function insertRequest(db: Db, row: Insertable<RequestTable>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('request')
    .values(row)
    .onConflict((taken) => taken.column('id').doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) return false
  await keepWords(db, 'help_call', [row.id])
  return true
}

/** Somebody goes; the first who says so stays. False when somebody had said so, or it is over. */
export async function answer(db: Db, id: string, person: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('request')
    .set({ answered_by: person, answered_at: now })
    .where('id', '=', id)
    .where('answered_by', 'is', null)
    .where('done_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** It is over: done by a person, or (null) taken back. False when it was over already. */
export async function finish(db: Db, id: string, person: string | null, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('request')
    .set({ done_by: person, done_at: now })
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** The vendor says thank you for help that was given; once. False when they had said so, or nobody helped. */
export async function thank(db: Db, id: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('request')
    .set({ thanked_at: now })
    .where('id', '=', id)
    .where('done_by', 'is not', null)
    .where('thanked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Takes a thank-you back that was said since an instant; false where there is none, or one was taken back before. */
export async function takeThanksBack(db: Db, id: string, since: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('request')
    .set({ thanked_at: null })
    .where('id', '=', id)
    .where('thanked_at', '>=', since)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('event')
            .select('position')
            .where('subject', '=', `request:${id}`)
            .where('kind', '=', 'request.thanked')
            .where('body', '@>', e.val(JSON.stringify({ taken_back: true }))),
        ),
      ),
    )
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** What vendors of a market said thank you for since an instant, newest first. */
export async function thanksSince(db: Db, market: string, since: Date, limit: number): Promise<Request[]> {
  const rows = await requests(db)
    .where('r.market_id', '=', market)
    .where('r.thanked_at', '>=', since)
    .orderBy('r.thanked_at', 'desc')
    .orderBy('r.id')
    .limit(limit)
    .execute()
  return rows.map(requestOf)
}
