import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { stageOctober } from '../opendata/staged.ts'
import { inventedWeek } from '../ratio/week.ts'
import { desk, expectAccessible, openTheatre, phone, signInAs, type Theatre } from '../support/browser.ts'
import { password, phones } from '../support/cast.ts'

let weekly: Theatre
let open: Theatre
beforeAll(async () => {
  weekly = await openTheatre()
  await inventedWeek(weekly.app.db)
  // Wednesday noon after it: two evenings of the running week are over.
  weekly.app.time.now = new Date('2026-11-25T04:00:00Z')
  open = await openTheatre()
  await stageOctober(open.app.db)
})
afterAll(async () => {
  await weekly.close()
  await open.close()
})

test.each([
  ['phone', phone],
  ['desk', desk],
] as const)(
  'a supervisor reads the week on a %s, goes to the rows of a figure and to another week',
  async (_, size) => {
    const { page, errors, close } = await weekly.device(size)
    await signInAs(page, 'lina', password)
    await page.goto('/ratio')
    await page.getByRole('link', { name: '每周简报' }).click()
    await page.goto('/brief?week=2026-11-18')
    const headline = page.getByRole('region', { name: '强制处罚占比' })
    await headline.getByText('22 / 149').waitFor()
    await page.getByText('帮扶多了 60 次', { exact: false }).waitFor()
    await page.getByText('上周没有已处置的问题，占比不作比较。').waitFor()
    await expectAccessible(page)
    expect(await page.getByRole('link', { name: '400 次' }).getAttribute('href')).toBe(
      '/ask/inspections?from=2026-11-16&to=2026-11-22&stands=yes',
    )
    await page.getByRole('link', { name: '下一周' }).click()
    await page.getByText('这一周还没有过完', { exact: false }).waitFor()
    await page.getByRole('link', { name: '上一周' }).click()
    await headline.getByText('22 / 149').waitFor()
    await page.getByLabel('市场', { exact: true }).selectOption({ label: '沙河街' })
    await page.getByRole('heading', { name: '沙河街 每周简报' }).waitFor()
    expect(new URL(page.url()).search).toBe('?week=2026-11-16&market=shahe')
    expect(errors).toEqual([])
    await close()
  },
)

test('the week prints on two sheets, charts drawn', async () => {
  const { page, errors, close } = await weekly.device(desk)
  await signInAs(page, 'lina', password)
  await page.goto('/brief?week=2026-11-16')
  await page.getByText('22 / 149').first().waitFor()
  await page.evaluate(`void (window.printed = new Promise((done) => { window.print = () => done(true) }))`)
  await page.getByRole('button', { name: '打印' }).click()
  expect(await page.evaluate(`window.printed`)).toBe(true)
  expect(await page.locator('.chart__canvas svg').count()).toBe(2)
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(2)
  expect(errors).toEqual([])
  await close()
})

test('before a month with records is over, the supervisor reads that none can be made public yet', async () => {
  const { page, errors, close } = await weekly.device(phone)
  await signInAs(page, 'lina', password)
  await page.goto('/open-data')
  await page.getByText('还没有可以公开的月份').waitFor()
  expect(await page.getByRole('button', { name: '公开', exact: true }).count()).toBe(0)
  await expectAccessible(page)
  expect(errors).toEqual([])
  await close()
})

test('a supervisor makes a month public; anybody downloads it without signing in, and finds no names', async () => {
  const office = await open.device(desk)
  await signInAs(office.page, 'lina', password)
  await office.page.goto('/open-data')
  const month = office.page.getByLabel('月份', { exact: true })
  await month.waitFor()
  expect(await month.locator('option').allTextContents()).toContain('2026年10月')
  expect(await month.locator('option').allTextContents()).not.toContain('2026年9月')
  await month.selectOption({ label: '2026年10月' })
  await office.page.getByRole('button', { name: '公开', exact: true }).click()
  await office.page.getByRole('heading', { name: '2026年10月' }).waitFor()
  await expectAccessible(office.page)

  const { page, errors, close } = await open.device(phone)
  await page.goto('/open-data')
  await page.getByRole('heading', { name: '没有放进去的，和为什么' }).waitFor()
  await expectAccessible(page)
  expect(await page.getByRole('button', { name: '公开' }).count()).toBe(0)
  const vendors = await open.app.db.selectFrom('vendor').select('name').execute()
  const people = await open.app.db.selectFrom('person').select('name').execute()
  for (const [file, has] of [
    ['businesses.csv', 'A-002'],
    ['inspections.csv', '20261013,有问题,not_in_order'],
    ['feed_info.csv', '2026-10'],
  ] as const) {
    const taken = page.waitForEvent('download')
    await page.getByRole('link', { name: `下载 ${file}，2026年10月` }).click()
    const words = await readFile(await (await taken).path(), 'utf8')
    expect(words).toContain(has)
    for (const { name } of [...vendors, ...people]) expect(words).not.toContain(name)
    for (const number of Object.values(phones)) expect(words).not.toContain(number)
  }

  await office.page.getByRole('button', { name: '撤下 2026年10月' }).click()
  await office.page.getByRole('dialog').getByRole('button', { name: '撤下' }).click()
  await office.page.getByText('还没有公开的月份。').waitFor()
  await page.reload()
  await page.getByText('还没有公开的月份。').waitFor()
  expect([...errors, ...office.errors]).toEqual([])
  await office.close()
  await close()
})
