import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Db } from '../../src/db/open.ts'
import { recountAll, recountWhereNever } from '../../src/tally/queries.ts'
import { action, capture, finding, log } from '../inspections/captures.ts'
import { found, stageMatters, step } from '../matters/matters.ts'
import { cast } from '../support/cast.ts'
import { startApp, type TestApp } from '../support/harness.ts'
import { undone } from '../support/undone.ts'
import { deed, figuresOf, live } from './histories.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

/** Findings of standing inspections with the class and rank of each action, and whether it was overturned. */
const withDeeds = sql<{ deeds: [string, string, string][] }>`
  select array_agg(array[k.class, k.rank::text, (o.action_id is not null)::text]) as deeds
  from finding f
  join inspection i on i.id = f.inspection_id
  join action a on a.finding_id = f.id
  join action_kind k on k.code = a.kind
  left join overturned_action o on o.action_id = a.id
  where i.outcome <> 'void' and not exists (select from inspection l where l.amends = i.id)
  group by f.id`

/** E and H by their definition, counted here one finding at a time, without the product's SQL. */
async function byDefinition(db: Db) {
  const { rows } = await withDeeds.execute(db)
  let [enforced, handled] = [0, 0]
  for (const { deeds } of rows) {
    const standing = deeds.filter(([, , overturned]) => overturned === 'false')
    const worst = standing.sort((a, b) => Number(b[1]) - Number(a[1]))[0]?.[0]
    if (worst !== 'T') handled += 1
    if (worst !== undefined && 'PCH'.includes(worst)) enforced += 1
  }
  return { enforced, handled }
}

test('after any history, every figure is what a recount of the records gives', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 25 }), (deeds) =>
      undone(app.db, async (db) => {
        await live(db, deeds)
        const kept = await figuresOf(db)
        const { rows } = await sql<{ enforced: number; handled: number }>`
          select coalesce(sum(enforced), 0)::int as enforced,
            coalesce(sum(count) filter (where value not like 'T:%'), 0)::int as handled
          from tally where figure = 'finding'`.execute(db)
        expect(rows[0]).toEqual(await byDefinition(db))
        await recountAll(db)
        expect(kept).toEqual(await figuresOf(db))
      }),
    ),
    { numRuns: 40 },
  )
}, 120_000)

test('looks, corrections, steps, overturned actions and assignments keep the figures through their routes', async () => {
  const stage = await stageMatters(app)
  const { wangqiang, lina, patrol } = stage
  const ordered = await found(stage, [action('fix_by')])
  await found(stage, [action('educate')], { stall: 2, item: 'PLOT-01' })
  const warned = finding('HYG-01', { actions: [action('warning', { document_number: '1' })], help_first: 'declined' })
  const stall = (n: number) => ({ kind: 'stall', id: cast.stall(n) }) as const
  const first = capture(patrol, { findings: [warned], subject: stall(2) })
  expect((await log(wangqiang, first)).status).toBe(201)
  const second = capture(patrol, { findings: [], outcome: 'in_order', subject: stall(3) })
  expect((await log(wangqiang, second)).status).toBe(201)
  const instead = capture(patrol, {
    ...{ findings: [], outcome: 'void', subject: stall(3), amends: second.id, amend_reason: 'mistake' },
  })
  expect((await log(wangqiang, instead)).status).toBe(201)
  expect((await lina.post(`/actions/${warned.actions[0]!.id}/overturn`, { reason: '事实不清' })).status).toBeLessThan(
    300,
  )
  const spare = { officers: [cast.wangqiang], spare_reason: 'minor_corrected', education: '讲明' }
  expect((await step(wangqiang, ordered, 'spare', spare)).status).toBe(200)
  const held = await app.db
    .selectFrom('assignment')
    .select('id')
    .where('stall_id', '=', cast.stall(2))
    .executeTakeFirstOrThrow()
  const end = { last_day: '2026-11-22', reason: '不再经营' }
  expect((await lina.post(`/assignments/${held.id}/end`, end)).status).toBe(200)
  const kept = await figuresOf(app.db)
  expect(kept.readings).toHaveLength(3)
  expect(kept.tally.length).toBeGreaterThan(10)
  expect(kept.patrols).toEqual([{ patrol_id: patrol, inspections: 3, findings: 3 }])
  expect(kept.stalls).toHaveLength(4)
  await recountAll(app.db)
  expect(kept).toEqual(await figuresOf(app.db))
})

test('what was recorded before there were figures is counted once, at the start', async () => {
  await undone(app.db, async (db) => {
    const before = await figuresOf(db)
    await sql`delete from tally`.execute(db)
    await sql`delete from vendor_month`.execute(db)
    await sql`delete from counted_finding`.execute(db)
    await sql`delete from patrol_tally`.execute(db)
    await sql`delete from stall_month`.execute(db)
    await recountAll(db)
    expect(await figuresOf(db)).toEqual(before)
  })
  const kept = await figuresOf(app.db)
  await recountWhereNever(app.db)
  expect(await figuresOf(app.db)).toEqual(kept)
})
