import { sql, type Insertable, type SelectQueryBuilder, type Updateable } from 'kysely'
import { keepWords } from '../ask/queries-search.ts'
import type { Db } from '../db/open.ts'
import type { Tables, VendorTable } from '../db/tables.ts'
import type { Who } from '../people/schema.ts'
import { stallNumber } from '../plan/queries-number.ts'
import { pageSize } from '../shared/text.ts'
import { phoneFor, readSearch, type Viewer } from './rules.ts'
import type { TradingPlace, Vendor, VendorQuery } from './schema.ts'

/**
 * The facts rule R18 needs of a viewer: markets of their squad where they lead an open patrol. Anyone can call themself
 * the lead of a patrol they start, so only a certified officer's lead opens numbers.
 */
export async function viewerOf(db: Db, who: Who): Promise<Viewer> {
  if (who.kind !== 'person' || who.role !== 'officer' || !who.certified) return { who, led_markets: [] }
  const rows = await db
    .selectFrom('patrol')
    .innerJoin('market', (join) =>
      join.onRef('market.id', '=', 'patrol.market_id').on('market.squad_id', '=', who.squad_id),
    )
    .select('market.id')
    .distinct()
    .where('patrol.lead_id', '=', who.id)
    .where('patrol.ended_at', 'is', null)
    .execute()
  return { who, led_markets: rows.map((row) => row.id) }
}

// Where a vendor trades on a day: stalls assigned to them and shops that are theirs.
const places = (day: string) => sql<TradingPlace[]>`(
  select coalesce(json_agg(json_build_object('kind', t.kind, 'id', t.id, 'market_id', m.id, 'market_name', m.name,
    'market_name_en', m.name_en, 'number', t.number) order by m.name, t.number, t.id), '[]')
  from (
    select 'stall' as kind, a.stall_id as id, a.market_id, ${stallNumber('a.stall_id', 'a.market_id', sql`${day}::date`)} as number
    from assignment a where a.vendor_id = v.id and not a.cancelled and a.starts_on <= ${day}::date
      and (a.ends_on is null or a.ends_on >= ${day}::date)
    union all
    select 'shop', s.id, s.market_id, s.number from shop s where s.vendor_id = v.id
  ) t join market m on m.id = t.market_id)`

type VendorSelection<Output> = SelectQueryBuilder<Tables & { v: VendorTable }, 'v', Output>

const escaped = (part: string) => part.replaceAll(/[\\%_]/g, '\\$&')

function narrowed<Output>(
  query: VendorSelection<Output>,
  { who }: Viewer,
  wanted: VendorQuery,
  day: string,
): VendorSelection<Output> {
  const search = wanted.q === undefined ? null : readSearch(wanted.q, who.role === 'supervisor')
  return query
    .$if(search !== null, (all) =>
      all.where((e) => {
        const part = `%${escaped(search?.name ?? '')}%`
        const by = [e('v.name', 'ilike', part), e('v.trade_name', 'ilike', part)]
        if (search?.phone) by.push(e('v.phone', 'like', search.phone))
        return e.or(by)
      }),
    )
    .$if(wanted.origin !== undefined, (all) => all.where('v.origin', '=', wanted.origin ?? 'settled'))
    .$if(wanted.priority !== undefined, (all) => all.where('v.priority', '=', wanted.priority === 'yes'))
    .$if(wanted.category !== undefined, (all) => all.where('v.category_id', '=', wanted.category ?? ''))
    .$if(wanted.market !== undefined, (all) =>
      all.where(
        sql<boolean>`(exists (select from assignment a where a.vendor_id = v.id and a.market_id = ${wanted.market}
          and not a.cancelled and a.starts_on <= ${day}::date and (a.ends_on is null or a.ends_on >= ${day}::date))
          or exists (select from shop s where s.vendor_id = v.id and s.market_id = ${wanted.market}))`,
      ),
    )
}

async function rows(db: Db, day: string, shape: (query: VendorSelection<object>) => VendorSelection<object>) {
  return shape(db.selectFrom('vendor as v'))
    .innerJoin('category as c', 'c.id', 'v.category_id')
    .leftJoin('person as verifier', 'verifier.id', 'v.priority_verified_by')
    .select(['v.id', 'v.name', 'v.trade_name', 'v.phone', 'v.party', 'v.origin', 'v.category_id', 'v.priority'])
    .select(['c.name as category_name', 'c.name_en as category_name_en'])
    .select(['verifier.name as priority_verified_by', 'v.priority_verified_on', places(day).as('places')])
    .execute()
}

const shown = (viewer: Viewer, row: Awaited<ReturnType<typeof rows>>[number]): Vendor => {
  const { phone, ...rest } = row
  return { ...rest, ...phoneFor(viewer, { id: row.id, phone, markets: row.places.map((place) => place.market_id) }) }
}

/** One page of vendors by name with how many fit in all; `day` decides where they trade now. */
export async function vendors(db: Db, viewer: Viewer, wanted: VendorQuery, day: string) {
  const page = await rows(db, day, (query) =>
    narrowed(query, viewer, wanted, day)
      .$if(wanted.after !== undefined, (all) =>
        all.where(sql<boolean>`(v.name, v.id) > (select o.name, o.id from vendor o where o.id = ${wanted.after})`),
      )
      .orderBy('v.name')
      .orderBy('v.id')
      .limit(pageSize + 1),
  )
  const { total } = await narrowed(db.selectFrom('vendor as v'), viewer, wanted, day)
    .select((e) => e.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const kept = page.slice(0, pageSize)
  return {
    vendors: kept.map((row) => shown(viewer, row)),
    total: Number(total),
    next: page.length > pageSize ? (kept.at(-1)?.id ?? null) : null,
  }
}

/** One vendor; undefined when there is none with that id. */
export async function vendor(db: Db, viewer: Viewer, id: string, day: string): Promise<Vendor | undefined> {
  const [row] = await rows(db, day, (query) => query.where('v.id', '=', id))
  return row && shown(viewer, row)
}

/** A vendor's stored row, locked until the transaction ends; undefined when there is none. */
export async function lockVendor(db: Db, id: string) {
  return db.selectFrom('vendor').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
}

/** Adds a vendor. */
export async function insertVendor(db: Db, vendor: Insertable<VendorTable>) {
  await db.insertInto('vendor').values(vendor).execute()
  await keepWords(db, 'vendor', [vendor.id])
}

/** Rewrites a vendor. */
export async function updateVendor(db: Db, id: string, vendor: Updateable<VendorTable>) {
  await db.updateTable('vendor').set(vendor).where('id', '=', id).execute()
  await keepWords(db, 'vendor', [id])
}
