import { sql, type RawBuilder } from 'kysely'
import { iso } from '../db/iso.ts'
import type { Db } from '../db/open.ts'
import type { EntryKind } from './rules-kinds.ts'
import { entryKinds } from './rules-kinds.ts'
import { around, gramsAsked, gramsOf, normalised, wordsAsked } from './rules-search.ts'
import type { SearchHit } from './schema-search.ts'

/** Where each kind's words stand: id, market_id, at and words of records that have some. */
const sources: Readonly<Record<EntryKind, RawBuilder<unknown>>> = {
  vendor: sql`select v.id, null as market_id, v.created_at as at, concat_ws(' · ', v.name, v.trade_name) as words from vendor v`,
  stall: sql`select distinct on (s.stall_id) s.stall_id as id, s.market_id, p.published_at as at, s.number as words
    from plan_stall s join plan p on p.id = s.plan_id order by s.stall_id, p.version desc`,
  shop: sql`select h.id, h.market_id, m.created_at as at, concat_ws(' · ', h.number, h.name) as words
    from shop h join market m on m.id = h.market_id`,
  document: sql`select d.id, d.market_id, d.issued_at as at, d.label as words from document d`,
  finding: sql`select f.id, f.market_id, i.at, f.note as words from finding f
    join inspection i on i.id = f.inspection_id where f.note is not null`,
  inspection: sql`select i.id, i.market_id, i.at, i.note as words from inspection i where i.note is not null`,
  incident: sql`select n.id, n.market_id, n.at, n.note as words from incident n where n.note is not null`,
  help_call: sql`select r.id, r.market_id, r.asked_at as at, r.words from request r
    where r.kind = 'help' and r.words is not null`,
  review: sql`select r.id, r.market_id, r.asked_at as at, r.words from review r`,
  reply: sql`select y.id, t.market_id, y.at, y.words from matter_reply y
    join matter t on t.id = y.matter_id where y.words is not null`,
  statement: sql`select s.id, p.market_id, s.at, s.body ->> 'words' as words from procedure_step s
    join procedure p on p.id = s.procedure_id where s.step = 'state' and s.body ->> 'words' is not null`,
}

interface Source {
  id: string
  market_id: string | null
  at: Date
  words: string
}

async function keep(db: Db, kind: EntryKind, found: readonly Source[]) {
  if (found.length === 0) return
  const entries = found.map(({ words, ...row }) => ({ ...row, words: normalised(words), grams: gramsOf(kind, words) }))
  // One parameter for any number of rows.
  await sql`
    insert into search_entry (kind, subject_id, market_id, at, words, grams)
    select ${kind}, e.id, e.market_id, e.at, e.words, array(select jsonb_array_elements_text(e.grams))
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
      as e (id uuid, market_id text, at timestamptz, words text, grams jsonb)
    on conflict (kind, subject_id) do update set market_id = excluded.market_id, at = excluded.at,
      words = excluded.words, grams = excluded.grams`.execute(db)
}

/**
 * Makes records findable by their words, within the transaction that writes them; those without words cost one look.
 * Every query that stores such words calls it.
 */
export async function keepWords(db: Db, kind: EntryKind, ids: readonly string[]) {
  if (ids.length === 0) return
  const { rows } = await sql<Source>`
    select * from (${sources[kind]}) s where s.id = any(${[...ids]}::uuid[])`.execute(db)
  await keep(db, kind, rows)
}

/** Makes the numbers of a market's newest plan findable. */
export async function keepStallNumbers(db: Db, market: string) {
  const { rows } = await sql<Source>`
    select * from (${sources.stall}) s where s.market_id = ${market}`.execute(db)
  await keep(db, 'stall', rows)
}

/** Makes the entries of a kind that has none, so many at a time; answers how many there are. */
async function fill(db: Db, kind: EntryKind, batch: number): Promise<number> {
  let count = 0
  let after: string | null = null
  do {
    const { rows }: { rows: Source[] } = await sql<Source>`
      select * from (${sources[kind]}) s where ${after}::uuid is null or s.id > ${after}::uuid
      order by s.id limit ${batch}`.execute(db)
    await keep(db, kind, rows)
    count += rows.length
    after = rows.length === batch ? (rows.at(-1)?.id ?? null) : null
  } while (after !== null)
  return count
}

/** Makes all entries anew from the records, so many at a time, in the caller's transaction; answers how many there are. */
export async function rebuildSearch(db: Db, batch = 2000): Promise<number> {
  let count = 0
  await db.deleteFrom('search_entry').execute()
  for (const kind of entryKinds) count += await fill(db, kind, batch)
  return count
}

/**
 * Makes the entries of kinds that have none: their records are older than the search, or than its knowing that kind. All
 * of them or none.
 */
export async function buildSearchOnce(db: Db, batch = 2000): Promise<void> {
  await db.transaction().execute(async (work) => {
    for (const kind of entryKinds) {
      const any = await work.selectFrom('search_entry').select('kind').where('kind', '=', kind).limit(1).execute()
      if (any.length === 0) await fill(work, kind, batch)
    }
  })
}

interface Hit {
  id: string
  at: string
  key: string
  words: string
}

/** Entries of a kind that hold all words, the newest first, after `after` ('instant~id'), `limit` at most. */
export async function entriesHolding(
  db: Db,
  kind: EntryKind,
  question: string,
  page: { after: readonly string[] | null; limit: number },
): Promise<Hit[]> {
  const words = wordsAsked(question)
  if (words.length === 0) return []
  const [at, id] = page.after ?? []
  const inText = sql.join(
    words.map((word) => sql`strpos(e.words, ${word}) > 0`),
    sql` and `,
  )
  const { rows } = await sql<Hit>`
    select e.subject_id as id, e.words,
      ${iso('e.at')} as at,
      to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as key
    from search_entry e
    where e.kind = ${kind} and e.grams @> ${gramsAsked(kind, words)}::text[] and ${inText}
      ${at === undefined ? sql`` : sql`and (e.at, e.subject_id) < (${at}::timestamptz, ${id}::uuid)`}
    order by e.at desc, e.subject_id desc
    limit ${page.limit}`.execute(db)
  return rows
}

/** What stands beside a hit, by its id: the market, the place, whose it is, and the matter it leads to. */
const about: Readonly<Record<EntryKind, RawBuilder<unknown>>> = {
  vendor: sql`select v.id, v.id as leads_to, null as market_id, null as place, null as vendor from vendor v`,
  stall: sql`select s.id, s.id as leads_to, s.market_id, null as place, (
      select v.name from assignment a join vendor v on v.id = a.vendor_id
      where a.stall_id = s.id and not a.cancelled and a.ends_on is null order by a.starts_on desc limit 1) as vendor
    from stall s`,
  shop: sql`select h.id, h.id as leads_to, h.market_id, null as place, v.name as vendor from shop h
    left join vendor v on v.id = h.vendor_id`,
  document: sql`select d.id, d.id as leads_to, d.market_id, null as place, v.name as vendor
    from document d join finding f on f.id = d.finding_id left join vendor v on v.id = f.vendor_id`,
  finding: sql`select f.id, f.id as leads_to, f.market_id, k.name as place, v.name as vendor from finding f
    join checklist_item k on k.version = f.checklist_version and k.code = f.item_code
    left join vendor v on v.id = f.vendor_id`,
  inspection: sql`select i.id, coalesce(i.stall_id, i.shop_id) as leads_to, i.market_id, i.evening::text as place,
      v.name as vendor from inspection i left join vendor v on v.id = i.vendor_id`,
  incident: sql`select n.id, n.id as leads_to, n.market_id, n.place, v.name as vendor from incident n
    left join vendor v on v.id = n.vendor_id`,
  help_call: sql`select r.id, coalesce(r.stall_id, r.shop_id) as leads_to, r.market_id,
      (r.asked_at at time zone m.time_zone)::date::text as place, v.name as vendor
    from request r join market m on m.id = r.market_id join vendor v on v.id = r.vendor_id`,
  review: sql`select r.id, r.id as leads_to, r.market_id, null as place, v.name as vendor from review r
    join vendor v on v.id = r.vendor_id`,
  reply: sql`select y.id, y.matter_id as leads_to, t.market_id, null as place, v.name as vendor from matter_reply y
    join matter t on t.id = y.matter_id join vendor v on v.id = y.vendor_id`,
  statement: sql`select s.id, p.matter_id as leads_to, p.market_id, null as place, v.name as vendor from procedure_step s
    join procedure p on p.id = s.procedure_id join matter t on t.id = p.matter_id
    left join vendor v on v.id = t.vendor_id`,
}

interface About {
  id: string
  leads_to: string | null
  place: string | null
  vendor: string | null
  market: SearchHit['market']
}

/** Hits with what stands beside them and the stretch of text that was found. */
export async function told(db: Db, kind: EntryKind, hits: readonly Hit[], question: string): Promise<SearchHit[]> {
  if (hits.length === 0) return []
  const { rows } = await sql<About>`
    select b.id, b.leads_to, b.place, b.vendor, case when m.id is not null then
      json_build_object('id', m.id, 'name', m.name, 'name_en', m.name_en, 'time_zone', m.time_zone) end as market
    from (${about[kind]}) b left join market m on m.id = b.market_id
    where b.id = any(${hits.map((hit) => hit.id)}::uuid[])`.execute(db)
  const known = new Map(rows.map((row) => [row.id, row]))
  return hits.flatMap(({ id, at, words }) => {
    const beside = known.get(id)
    return beside ? [{ ...beside, kind, at, found: around(words, question) }] : []
  })
}

/** The newest checklist's items; few enough to be looked through. */
export async function itemsNow(db: Db) {
  return db
    .selectFrom('checklist_item')
    .select(['code', 'name', 'name_en'])
    .where('version', '=', (e) => e.selectFrom('checklist').select((o) => o.fn.max('version').as('newest')))
    .orderBy('position')
    .execute()
}
