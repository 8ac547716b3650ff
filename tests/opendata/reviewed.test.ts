import { afterAll, beforeAll, expect, test } from 'vitest'
import { cast } from '../support/cast.ts'
import { startApp, type TestApp } from '../support/harness.ts'
import { eveningAt, ids, writer } from '../ratio/week.ts'
import { stageOctober } from './staged.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
  await stageOctober(app.db)
  await (await app.as('lina')).post('/open-data', { month: '2026-10', published: true })
})
afterAll(() => app.close())

const looks = async () =>
  (await app.anyone.get('/open-data/2026-10/inspections.csv')).text.trimEnd().split('\r\n').length

test('a look that its vendor has reviewed is in no file, nor is a place then seen too rarely', async () => {
  expect(await looks()).toBe(1 + 9)
  const finding = writer(app.db).finding(2, { evening: '2026-10-13', vendor_id: cast.zhangmei })
  await app.db.insertInto('finding').values(finding).execute()
  await app.db
    .insertInto('matter')
    .values({
      id: ids.finding(2),
      market_id: cast.market,
      evening: '2026-10-13',
      vendor_id: cast.zhangmei,
      stall_id: cast.stall(1),
      item_code: 'PLOT-01',
      squad_id: cast.bado,
      first_state: 'awaiting_fix',
      state: 'awaiting_fix',
      due_at: eveningAt('2026-10-14'),
      seen_at: eveningAt('2026-10-13'),
    })
    .execute()
  await app.db
    .insertInto('review')
    .values({
      id: ids.action(1),
      matter_id: ids.finding(2),
      vendor_id: cast.zhangmei,
      market_id: cast.market,
      round: 1,
      words: '当时已经收好',
      asked_at: app.time.now,
      due_at: new Date(app.time.now.getTime() + 86_400_000),
    })
    .execute()
  expect(await looks()).toBe(1)
  // Its only finding fell: it is known neither as a problem nor as in order.
  await app.db
    .insertInto('review_end')
    .values({
      matter_id: ids.finding(2),
      round: 1,
      at: app.time.now,
      outcome: 'overturned',
      decided_by: cast.zhaolei,
      reason: '照片显示在线内',
    })
    .execute()
  expect(await looks()).toBe(1)
})
