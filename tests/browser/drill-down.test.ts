import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Locator } from 'playwright-core'
import { found, stageMatters } from '../matters/matters.ts'
import { inventedWeek } from '../ratio/week.ts'
import { desk, expectAccessible, openTheatre, phone, signInAs, type Theatre } from '../support/browser.ts'
import { cast, password } from '../support/cast.ts'

let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
  await inventedWeek(theatre.app.db)
  await found(await stageMatters(theatre.app), undefined, { stall: 2 })
})
afterAll(() => theatre.close())

const week = '/ratio?period=custom&from=2026-11-16&to=2026-11-22&market=pingan'

/** Opens a link without a mouse: it has the focus and Enter is pressed. */
const enter = (link: Locator) => link.press('Enter')

test('from the ratio page, with the keyboard: figures open what they count, a stall its evenings, the map how seldom it was seen', async () => {
  const { page, errors, close } = await theatre.device(desk)
  await signInAs(page, 'lina', password)
  await page.goto(week)
  const tile = (word: string) =>
    page
      .locator('.ratio__tile')
      .filter({ has: page.getByText(word, { exact: true }) })
      .getByRole('link')
      .first()
  await enter(tile('检查'))
  await page.getByText('共 400 条').waitFor()
  await page.getByText('2026年11月16日 周一 至 2026年11月22日 周日 · 平安夜市 · 只看有效的检查').waitFor()
  await expectAccessible(page)
  await page.getByRole('link', { name: '返回' }).click()

  await enter(tile('看过的摊位'))
  await page.getByText('2 个摊位，每摊每晚一次：应看 14 次，看到 7 次').waitFor()
  await expectAccessible(page)
  await page.getByLabel('看到几次').selectOption({ label: '从未看到' })
  await page.getByRole('link', { name: /A-002.*7 晚都没看到/ }).waitFor()
  await enter(page.getByRole('link', { name: /A-002/ }))
  await page.getByRole('heading', { name: '这个摊位的每一晚' }).waitFor()
  await expect.poll(() => page.getByText('没看到', { exact: true }).count()).toBe(7)
  await expectAccessible(page)
  await page.getByRole('button', { name: '不再只看一个摊位或店铺' }).click()
  await page.getByLabel('看到几次').selectOption({ label: '不限' })
  await page.getByRole('link', { name: '在地图上看' }).click()
  await page.getByText('2 个摊位，颜色越深、条越多，看到得越少').waitFor()
  const table = page.getByRole('region', { name: '每个摊位看到几晚' })
  await table.getByRole('row', { name: /A-001.*看到 7 \/ 7 晚/ }).waitFor()
  await table.getByRole('row', { name: /A-002.*看到 0 \/ 7 晚/ }).waitFor()
  await expectAccessible(page)

  await page.goto(week)
  const readings = page.getByRole('region', { name: '其他算法' })
  await enter(readings.getByRole('row', { name: /按全部处置/ }).getByRole('link', { name: '211' }))
  await page.getByText('共 211 条').waitFor()
  await page.getByRole('link', { name: '返回' }).click()
  const trend = page.getByRole('figure', { name: '走势（按晚）' })
  await trend.getByRole('button', { name: '表', exact: true }).click()
  await enter(trend.getByRole('row', { name: /11月17日/ }).getByRole('link', { name: /已处置的问题 22/ }))
  await page.getByText('共 22 条').waitFor()
  expect(errors).toEqual([])
  await close()
})

test('from the board of tonight, with the keyboard', async () => {
  const { page, errors, close } = await theatre.device(desk)
  await signInAs(page, 'lina', password)
  await page.goto(`/tonight?market=${cast.market}`)
  for (const [name, title] of [
    ['findings', '事项'],
    ['patrols', '巡查'],
    ['coverage', '今晚的摊位'],
  ] as const) {
    const figure = page.locator(`[data-figure="${name}"]`)
    const shown = (await figure.locator('.tonight-figure__number').innerText()).split('/').at(-1)?.trim()
    expect(Number(shown)).toBeGreaterThan(0)
    await enter(figure)
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    await page.getByText(`共 ${shown} 条`).waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: '返回' }).click()
    await page.getByRole('heading', { level: 1, name: '今晚' }).waitFor()
  }
  await enter(page.getByRole('link', { name: '检查 1 次' }))
  await page.getByText('共 1 条').waitFor()
  expect(errors).toEqual([])
  await close()
})

test('on a phone the ratio comes first, its guard numbers are in sight, and a list begins with its rows', async () => {
  const { page, errors, close } = await theatre.device(phone)
  await signInAs(page, 'lina', password)
  await page.goto(week)
  await page.getByText('14.8%').first().waitFor()
  const inSight = async (words: string) => {
    const box = await page.getByText(words, { exact: true }).first().boundingBox()
    return box !== null && box.y + box.height < phone.height
  }
  expect([await inSight('14.8%'), await inSight('看过的摊位'), await inSight('检查')]).toEqual([true, true, true])
  await page.getByRole('link', { name: '看这 22 个问题' }).click()
  await page.getByText('共 22 条').waitFor()
  expect(await page.getByLabel('市场', { exact: true }).isVisible()).toBe(false)
  await page.getByRole('button', { name: '筛选', exact: true }).click()
  await page.getByLabel('市场', { exact: true }).waitFor()
  await expectAccessible(page)
  expect(errors).toEqual([])
  await close()
})
