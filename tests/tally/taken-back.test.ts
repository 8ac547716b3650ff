import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrations } from '../../migrations/index.ts'
import { recountAll, recountWhereNever } from '../../src/tally/queries.ts'
import { action } from '../inspections/captures.ts'
import { found, stageMatters, step } from '../matters/matters.ts'
import { cast } from '../support/cast.ts'
import { startApp, tonight, type TestApp } from '../support/harness.ts'
import { figuresOf } from './histories.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

test('what is taken back from another authority counts at what was done before it and since, and can go there again', async () => {
  const stage = await stageMatters(app)
  const { wangqiang, lina } = stage
  const counted = (finding_id: string) =>
    app.db
      .selectFrom('counted_finding')
      .select(['counted_as', 'kind', 'handled'])
      .where('finding_id', '=', finding_id)
      .executeTakeFirstOrThrow()
  const officers = [cast.wangqiang]
  const transfer = { officers, authority: 'M', reference: '元综移〔2026〕8', reason: '属市场监管' }
  const spare = { officers, spare_reason: 'minor_corrected', education: '讲明' }
  let minute = 0
  const take = async (client: typeof lina, matter: string, name: string, fields: object) => {
    app.time.now = new Date(tonight.getTime() + ++minute * 60_000)
    expect((await step(client, matter, name, fields)).status).toBe(200)
  }
  const ordered = await found(stage, [action('fix_by')], { item: 'USE-05' })
  await take(wangqiang, ordered, 'transfer', transfer)
  expect(await counted(ordered)).toEqual({ counted_as: 'T', kind: 'transfer', handled: false })
  await take(lina, ordered, 'return', { reason: '退回' })
  expect(await counted(ordered)).toEqual({ counted_as: 'O', kind: 'fix_by', handled: true })

  // Sent on at once: nothing was done but the transfer.
  const sent = await found(stage, [action('transfer', { authority: 'M' })], { item: 'HYG-02' })
  await take(lina, sent, 'return', { reason: '退回' })
  expect(await counted(sent)).toEqual({ counted_as: null, kind: null, handled: false })
  await take(wangqiang, sent, 'spare', spare)
  expect(await counted(sent)).toEqual({ counted_as: 'spared', kind: 'spared', handled: true })

  const twice = await found(stage, [action('fix_by')], { item: 'HYG-05' })
  await take(wangqiang, twice, 'transfer', transfer)
  await take(lina, twice, 'return', { reason: '退回' })
  await take(wangqiang, twice, 'transfer', transfer)
  expect(await counted(twice)).toMatchObject({ counted_as: 'T' })

  const kept = await figuresOf(app.db)
  await app.db.transaction().execute(recountAll)
  expect(await figuresOf(app.db)).toEqual(kept)

  // Figures from before this was so: the next start makes them anew.
  await sql`update counted_finding set counted_as = 'T', kind = 'transfer', handled = false where finding_id = ${sent}`.execute(
    app.db,
  )
  const { sql: migration } = migrations.find(({ name }) => name.startsWith('0046'))!
  await sql.raw(migration.slice(0, migration.indexOf(';'))).execute(app.db)
  await recountWhereNever(app.db)
  expect(await figuresOf(app.db)).toEqual(kept)
})
