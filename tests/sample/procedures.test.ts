import { afterAll, beforeAll, expect, test } from 'vitest'
import { openProcedures } from '../../src/sample/queries-matters.ts'
import { action } from '../inspections/captures.ts'
import { found, stageMatters } from '../matters/matters.ts'
import { cast } from '../support/cast.ts'
import { seededRandom, startApp, tonight, type TestApp } from '../support/harness.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

test('no case is opened about a finding that was fined on the spot', async () => {
  const stage = await stageMatters(app)
  const fine = action('fine_on_spot', { amount_yuan: 20, document_number: '1' })
  const fined = await found(stage, [action('fix_by'), fine])
  const ordered = await found(stage, [action('fix_by')], { stall: 2 })
  const given = {
    market: 'pingan',
    day: '2026-11-23',
    supervisor: cast.lina,
    now: tonight,
    random: seededRandom('open'),
  }
  await app.db.transaction().execute((db) => openProcedures(db, given))
  const opened = await app.db.selectFrom('procedure').select(['matter_id', 'kind']).execute()
  expect(opened).toEqual([{ matter_id: ordered, kind: 'case' }])
  expect(fined).not.toBe(ordered)
})
