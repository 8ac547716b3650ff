import type pg from 'pg'
import { asOwner } from '../../src/db/district.ts'
import { migrate } from '../../src/db/migrate.ts'
import type { Database } from '../../src/db/open.ts'
import { recountAll } from '../../src/tally/queries.ts'
import { prepareSample } from '../../src/sample/queries.ts'
import { buildMarket } from './market.ts'
import { random, say, tonight } from './stage.ts'

/** Beginnings of phone numbers that nobody has, one for each market. */
const segments = ['140', '141', '142', '143', '144', '146', '148', '160', '161', '163', '164', '168']
const rowLength = 75
const lastEvening = '2026-11-23'
/** Tables whose indexes are built once their rows are there. */
const filled = ['inspection', 'finding', 'action', 'matter'] as const

/** The steps that load a history of so many inspections; four looks in ten find something. */
const stepsOf = (inspections: number): Record<string, string> => ({
  patrol: `
    insert into patrol (id, market_id, evening, squad_id, lead_id, started_at, ended_at)
    select md5('patrol' || e || '-' || b.market_id)::uuid, b.market_id, date '${lastEvening}' - e, b.squad_id, b.lead_id,
      (date '${lastEvening}' - e) + time '07:00' at time zone 'UTC', (date '${lastEvening}' - e) + time '13:00' at time zone 'UTC'
    from bench_market b, generate_series(0, (${inspections} - 1) / (select count(*) from bench_place)::int) e`,
  inspection: `
    insert into inspection (id, market_id, evening, patrol_id, officer_id, stall_id, vendor_id, outcome, checklist_version, at,
      claimed_at, received_at, content_hash)
    select ('00000000-0000-7000-8000-' || lpad(to_hex(${inspections} - n), 12, '0'))::uuid, p.market_id, p.evening,
      md5('patrol' || p.e || '-' || p.market_id)::uuid, p.lead_id, p.stall_id, p.vendor_id,
      case when p.chance < 40 then 'findings' else 'in_order' end, 1, p.at, p.at, p.at + interval '1 minute', '\\x00'
    from (
      select n, b.*, e, date '${lastEvening}' - e as evening, (hashint8(n) & 1023) % 100 as chance,
        (date '${lastEvening}' - e) + time '07:10' at time zone 'UTC' + b.place * interval '3 seconds' as at
      from generate_series(0, ${inspections} - 1) n
      cross join lateral (select (n / places.count)::int as e, (n % places.count)::int as place
        from (select count(*) from bench_place) places) at
      join bench_place b using (place)
    ) p`,
  finding: `
    insert into finding (id, inspection_id, market_id, evening, item_code, checklist_version, vendor_id, position)
    select ('00000001' || substr(i.id::text, 9))::uuid, i.id, i.market_id, i.evening,
      (array['PLOT-01','PLOT-02','HYG-01','HYG-03','USE-05','TIME-02','NOISE-02','STRU-01'])[1 + (hashtext(i.id::text) & 7)],
      1, i.vendor_id, 0
    from inspection i where i.outcome = 'findings' and i.content_hash = '\\x00'`,
  action: `
    insert into action (id, finding_id, market_id, evening, at, kind, position, help_kind, deadline_at, amount_yuan, document_number,
      authority, items)
    select ('00000002' || substr(f.id::text, 9))::uuid, f.id, f.market_id, f.evening, f.evening + time '12:00' at time zone 'UTC', kind, 0,
      case when kind = 'help' then 'carry' end,
      case when kind = 'fix_by' then f.evening + time '12:00' at time zone 'UTC' + interval '1 day' end,
      case when kind = 'fine_on_spot' then 50 end, case when kind in ('warning', 'fine_on_spot') then f.id::text end,
      case when kind = 'transfer' then 'M' end, case when kind = 'evidence_hold' then array['秤'] end
    from (
      select f.*, (array['help','help','help','help','remind','remind','educate','educate','educate','fix_now','fix_now',
        'fix_by','fix_by','spared','transfer','warning','warning','fine_on_spot','evidence_hold','help'])
        [1 + (hashtext(f.id::text) & 1023) % 20] as kind
      from finding f where f.id::text like '00000001%'
    ) f`,
  matter: `
    insert into matter (id, market_id, evening, squad_id, stall_id, vendor_id, item_code, seen_at, first_state, state, due_at)
    select f.id, f.market_id, f.evening, b.squad_id, i.stall_id, f.vendor_id, f.item_code, i.at, s.state, s.state,
      case when s.state = 'awaiting_fix' then i.at + interval '1 day' end
    from finding f
    join inspection i on i.id = f.inspection_id
    join bench_market b on b.market_id = f.market_id
    cross join lateral (select case when f.evening > date '${lastEvening}' - 3 and (hashtext(f.id::text) & 7) = 0 then 'awaiting_fix'
      else 'closed' end as state) s
    where f.id::text like '00000001%'`,
})

/** Loads without checking keys row by row and with indexes built afterwards, as a restored backup is loaded. */
async function fill(client: pg.PoolClient, inspections: number) {
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
     where i.indrelid = any($1::regclass[]) and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`,
    [filled],
  )
  await client.query(`set session_replication_role = replica; set work_mem = '256MB'; set maintenance_work_mem = '1GB'`)
  for (const { name } of indexes) await client.query(`drop index ${name}`)
  for (const [table, sql] of Object.entries(stepsOf(inspections))) {
    const began = performance.now()
    const { rowCount } = await client.query(sql)
    const seconds = (performance.now() - began) / 1000
    say({
      bench: 'ratio',
      loaded: table,
      rows: rowCount,
      seconds: Math.round(seconds),
      rows_per_s: Math.round((rowCount ?? 0) / seconds),
    })
  }
  const began = performance.now()
  for (const { definition } of indexes) await client.query(definition)
  await client.query('vacuum (analyze)')
  await client.query(`reset session_replication_role; reset work_mem; reset maintenance_work_mem`)
  say({ bench: 'ratio', loaded: 'indexes', seconds: Math.round((performance.now() - began) / 1000) })
}

/**
 * A district with twelve markets of 300 stalls each and so many inspections, one of each held stall an evening back from
 * tonight. Answers the supervisor who may ask. Everything is made of running numbers, so that two loads are the same.
 */
export async function loadHistory(database: Database, district: string, inspections: number): Promise<string> {
  await migrate(database, district)
  const db = database.district(district)
  await prepareSample(db, { now: tonight, random, print: () => {}, evenings: 1 })
  let person = ''
  for (let n = 0; n < segments.length; n++) person = await buildMarket(db, `bench-${n}`, rowLength, segments[n] ?? '')
  await asOwner(database.pool, async (client) => {
    await client.query(`set search_path to ${district}, public`)
    await client.query(`
      create temp table bench_market as
      select m.id as market_id, s.id as squad_id, (select p.id from person p where p.squad_id = s.id order by p.id limit 1) as lead_id
      from (select id, row_number() over (order by id) as n from market where id like 'bench-%') m
      join (select id, row_number() over (order by id) as n, count(*) over () as count from squad) s on s.n = 1 + m.n % s.count;
      create temp table bench_place as
      select (row_number() over (order by a.stall_id) - 1)::int as place, a.stall_id, a.vendor_id, b.*
      from assignment a join bench_market b on b.market_id = a.market_id where not a.cancelled;
      analyze bench_place`)
    await fill(client, inspections)
    await client.query('drop table bench_market, bench_place')
  })
  const began = performance.now()
  const findings = await db.transaction().execute(recountAll)
  await asOwner(database.pool, (client) => client.query('vacuum (analyze)'))
  const seconds = (performance.now() - began) / 1000
  say({
    bench: 'ratio',
    loaded: 'figures',
    rows: findings,
    seconds: Math.round(seconds),
    rows_per_s: Math.round(findings / seconds),
  })
  return person
}
