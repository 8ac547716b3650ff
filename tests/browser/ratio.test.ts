import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defaultSettings, numbersOf } from '../../src/settings/rules.ts'
import { inventedWeek } from '../ratio/week.ts'
import { desk, expectAccessible, openTheatre, phone, signInAs, type Theatre } from '../support/browser.ts'
import { cast, password } from '../support/cast.ts'

let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
  await inventedWeek(theatre.app.db)
})
afterAll(() => theatre.close())

const week = '/ratio?period=custom&from=2026-11-16&to=2026-11-22'

test('without the drawing code the table stands in its place, and a retry brings the chart', async () => {
  const { page, context, errors, close } = await theatre.device(desk)
  await signInAs(page, 'lina', password)
  await context.route('**/echarts-*.js', (route) => route.abort())
  await page.goto(week)
  const trend = page.getByRole('figure', { name: '走势（按晚）' })
  await trend.scrollIntoViewIfNeeded()
  await trend.getByText('画图的程序取不到', { exact: false }).waitFor()
  await trend.getByRole('rowheader', { name: '11月22日 周日' }).waitFor()
  await expectAccessible(page)
  await context.unroute('**/echarts-*.js')
  await trend.getByRole('button', { name: '重试' }).click()
  await trend.scrollIntoViewIfNeeded()
  await trend.locator('.chart__canvas svg').waitFor()
  expect(errors).toEqual([])
  await close()
})

describe.each([
  ['phone', phone],
  ['desk', desk],
] as const)('the ratio on a %s', (_, size) => {
  test('a supervisor reads the ratio, its definition, the other readings and the findings behind it', async () => {
    const { page, errors, close } = await theatre.device(size)
    await signInAs(page, 'lina', password)
    await page.goto(week)
    const headline = page.getByRole('region', { name: '强制处罚占比' })
    await headline.getByText('14.8%').waitFor()
    await headline.getByText('22 / 149').waitFor()
    await headline.getByText('低于 20%，达标').waitFor()
    for (const reading of ['8.7%', '12.1%', '5.5%', '10.4%', '15.4%', '0.6%']) {
      await page.getByRole('region', { name: '其他算法' }).getByRole('cell', { name: reading }).waitFor()
    }
    await page.getByRole('cell', { name: '与平均无显著差异' }).first().waitFor()
    await expectAccessible(page)

    await headline.getByRole('button', { name: '这个数怎么算' }).click()
    const definition = page.getByRole('dialog')
    await definition.getByText('计算口径第 1 版').waitFor()
    await definition.getByText('移送其他部门的问题').waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)

    const trend = page.getByRole('figure', { name: '走势（按晚）' })
    await trend.scrollIntoViewIfNeeded()
    await trend.locator('.chart__canvas svg').waitFor()
    await expect.poll(() => trend.getByRole('img').getAttribute('aria-label')).toContain('起伏都在偶然范围之内')
    const taken = page.waitForEvent('download')
    await trend.getByRole('button', { name: '下载图片' }).click()
    const picture = await taken
    expect(picture.suggestedFilename()).toMatch(/^走势（按晚） 2026年11月16日 周一 – 11月22日 周日\.png$/)
    const bytes = await readFile(await picture.path())
    // Width and height stand in a PNG's first chunk: twice those of a chart on paper.
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1360, 960])
    await trend.getByRole('button', { name: '表', exact: true }).click()
    await expect.poll(() => trend.getByRole('img').isVisible()).toBe(false)
    await trend.getByRole('rowheader', { name: '11月22日 周日' }).waitFor()
    await expectAccessible(page)
    await headline.getByRole('link', { name: '看这 22 个问题' }).click()
    await page.getByRole('heading', { level: 1, name: '问题' }).waitFor()
    await page.getByText('共 22 条').waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: '返回' }).click()
    await headline.getByText('22 / 149').waitFor()
    expect(errors).toEqual([])
    await close()
  })

  test('market and period go into the address; where nothing was found it says so', async () => {
    const { page, errors, close } = await theatre.device(size)
    await signInAs(page, 'lina', password)
    await page.goto(week)
    if (size === phone) await page.getByRole('button', { name: '更改' }).click()
    await page.getByLabel('市场', { exact: true }).selectOption({ label: '沙河街' })
    await page.getByText('这段时间没有已处置的问题', { exact: false }).waitFor()
    expect(new URL(page.url()).searchParams.get('market')).toBe(cast.street)
    await expectAccessible(page)
    await page.getByRole('button', { name: '上月' }).click()
    await expect.poll(() => new URL(page.url()).searchParams.get('period')).toBe('last_month')
    expect(errors).toEqual([])
    await close()
  })

  test('a supervisor reads the log and has it checked', async () => {
    const supervisor = await theatre.app.as('zhaolei')
    expect(
      (await supervisor.post('/squads', { name: `试点${size.width}中队`, name_en: null, authorities: ['C'] })).status,
    ).toBe(201)
    const { page, errors, close } = await theatre.device(size)
    await signInAs(page, 'lina', password)
    await page.goto('/log')
    await page.getByRole('listitem').filter({ hasText: '中队已保存' }).first().waitFor()
    await page.getByRole('button', { name: '核对这里的记录' }).click()
    await page.getByText(/核对完毕：\d+ 条都对得上/).waitFor()
    await expectAccessible(page)
    expect(errors).toEqual([])
    await close()
  })

  test('an officer is not shown the ratio', async () => {
    const { page, close } = await theatre.device(size)
    await signInAs(page, 'wangqiang', password)
    await page.goto('/ratio')
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await page.getByText('强制处罚占比').count()).toBe(0)
    await close()
  })
})

test('after the limit was changed the page says since when it holds; an earlier period keeps the limit of its time', async () => {
  const lina = await theatre.app.as('lina')
  const limit = { ...numbersOf(defaultSettings), ratio_numerator: 15, ratio_denominator: 100 }
  expect((await lina.put('/settings/versions/1', { version: 1, ...limit, reason: '试行' })).status).toBe(201)
  const { page, errors, close } = await theatre.device(desk)
  await signInAs(page, 'lina', password)
  await page.goto('/ratio')
  await page.getByText(/^目标：低于 15%/).waitFor()
  await page.getByText(/^这个目标从 2026年11月23日 周一 起执行/).waitFor()
  await page.goto(week)
  await page.getByText(/^目标：低于 20%/).waitFor()
  await page.getByText('2026年11月23日 周一 起目标改为低于 15%，这段时间仍按当时的目标评判').waitFor()
  expect(errors).toEqual([])
  await close()
})
