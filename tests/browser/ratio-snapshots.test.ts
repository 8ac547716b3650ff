import { expect, test } from 'vitest'
import { recountAll } from '../../src/tally/queries.ts'
import { eveningAt, ids, writer } from '../ratio/week.ts'
import { expectAccessible, openTheatre, screens, signInAs, type Theatre } from '../support/browser.ts'
import { cast, password } from '../support/cast.ts'

const evening = '2026-10-14'
const on = { evening, at: eveningAt(evening) }

/** Twelve findings of October, four of them fined. */
async function october({ app: { db } }: Theatre) {
  const write = writer(db)
  await write.patrol(0, { evening, started_at: on.at })
  for (let n = 0; n < 12; n++) {
    const inspection = { ...on, received_at: on.at, patrol_id: ids.patrol(0), outcome: 'findings' }
    await db.insertInto('inspection').values(write.inspection(n, inspection)).execute()
    await db.insertInto('finding').values(write.finding(n, { evening })).execute()
    await db
      .insertInto('action')
      .values(write.action(n, n, n < 8 ? 'remind' : 'fine_on_spot', on))
      .execute()
  }
  // Written past the routes, which keep the figures.
  await recountAll(db)
}

test.each(screens)('a month is locked on a %s, and what changes afterwards is told beside it', async (_, size) => {
  const theatre = await openTheatre()
  await october(theatre)
  const { page, errors, close } = await theatre.device(size)
  await signInAs(page, 'lina', password)
  await page.goto('/ratio')
  await page.getByText('2026年10月已经过完，还没有锁定').waitFor()
  await page.getByRole('link', { name: '锁定2026年10月' }).click()
  await page.getByRole('heading', { level: 1, name: '已锁定的月份' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: '锁定2026年10月' }).click()
  const asked = page.getByRole('dialog')
  await asked.getByText('不能再改', { exact: false }).waitFor()
  await expectAccessible(page)
  await asked.getByRole('button', { name: '现在锁定' }).click()

  const locked = page.getByRole('region', { name: '锁定时的占比' })
  await locked.getByText('4 / 12').waitFor()
  await locked.getByText('33.3%').waitFor()
  await page.getByText('现在再算，与锁定时完全一样').waitFor()
  await expectAccessible(page)

  const overturned = {
    action_id: ids.action(8),
    at: theatre.app.time.now,
    decided_by: cast.zhaolei,
    reason: '证据不足',
  }
  await theatre.app.db.insertInto('overturned_action').values(overturned).execute()
  await recountAll(theatre.app.db)
  await page.reload()
  await page.getByText('按现在的记录再算是 3 / 12', { exact: false }).waitFor()
  await locked.getByText('4 / 12').waitFor()
  const change = page.getByRole('row').filter({ hasText: '处置后来撤销' })
  await change.getByText('当场罚款').waitFor()
  expect(await change.getByRole('link').getAttribute('href')).toBe(`/matters/${ids.finding(8)}`)
  await expectAccessible(page)

  await page.getByRole('link', { name: '返回' }).click()
  await page.getByRole('link', { name: '2026年10月' }).waitFor()
  expect(await page.getByRole('button', { name: '锁定2026年10月' }).count()).toBe(0)
  expect(errors).toEqual([])
  await close()
  await theatre.close()
})
