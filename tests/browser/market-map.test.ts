import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { capture, finding, log, patrolOf } from '../inspections/captures.ts'
import { desk, expectAccessible, openTheatre, phone, signInAs, type Theatre } from '../support/browser.ts'
import { cast, password } from '../support/cast.ts'

let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
})
afterAll(() => theatre.close())

/** The map hides from readers, so a finger finds a stall as an eye does: by the digits on it, once it stands still. */
async function tapStall(page: Page, digits: string) {
  const found = page.locator('.map-drawing text', { hasText: digits }).first()
  let before = await found.boundingBox()
  await expect
    .poll(async () => {
      const at = await found.boundingBox()
      const still = at!.x === before!.x && at!.y === before!.y
      before = at
      return still
    })
    .toBe(true)
  await page.mouse.click(before!.x + before!.width / 2, before!.y + before!.height / 2)
}

const sheet = (page: Page) => page.locator('.sheet')
const inList = (page: Page, number: string) => page.locator('.place', { hasText: number })

describe.each([
  ['phone', phone],
  ['desk', desk],
] as const)('a market on a %s', (_, size) => {
  test('an officer finds a stall by finger, by walking on, by list and by search; map and list agree', async () => {
    const { page, errors, close } = await theatre.device(size)
    await signInAs(page, 'wangqiang', password)
    await page.goto('/markets')
    await expectAccessible(page)
    await page.getByRole('link', { name: /平安夜市/ }).click()
    await page.locator('.map-drawing text').first().waitFor()
    await page.getByText('实时更新中').waitFor()
    await expectAccessible(page)

    await tapStall(page, '02')
    await expect.poll(() => sheet(page).getByRole('heading', { level: 2 }).first().textContent()).toContain('002')
    await sheet(page).getByRole('button', { name: '下一个' }).click()
    await sheet(page).getByRole('button', { name: '上一个' }).click()
    await expectAccessible(page)
    const number = (await sheet(page).locator('.place-title span').first().textContent())!.split(' ')[0]!

    if (size === phone) await page.getByRole('tab', { name: /列表/ }).click()
    expect(await inList(page, number).getAttribute('aria-current')).toBe('true')
    await inList(page, 'A-001').click()
    await expect.poll(() => sheet(page).getByRole('heading', { level: 2 }).first().textContent()).toContain('张梅')
    await expectAccessible(page)
    await sheet(page).getByRole('button', { name: '关闭' }).click()
    expect(await sheet(page).count()).toBe(0)

    await page.getByRole('searchbox').fill('ｂ０３')
    await expect.poll(() => sheet(page).getByRole('heading', { level: 2 }).first().textContent()).toContain('B-003')
    await page.getByRole('searchbox').fill('杨')
    await expect.poll(() => sheet(page).getByRole('heading', { level: 2 }).first().textContent()).toContain('A-002')
    await page.getByRole('searchbox').fill('没有的人')
    await page.getByText('没有符合的摊位').waitFor()
    await expectAccessible(page)
    expect(errors).toEqual([])
    await close()
  })

  test('the legend counts and filters', async () => {
    const { page, close } = await theatre.device(size)
    await signInAs(page, 'wangqiang', password)
    await page.goto(`/markets/${cast.market}`)
    const legend = page.getByRole('group', { name: '按状态筛选' })
    const vacant = legend.getByRole('button', { name: /空摊/ })
    await vacant.waitFor()
    expect(await vacant.textContent()).toContain('4')
    if (size === phone) await page.getByRole('tab', { name: /列表/ }).click()
    await vacant.click()
    await expect.poll(() => page.locator('.place').count()).toBe(4)
    expect(await vacant.getAttribute('aria-pressed')).toBe('true')
    await vacant.click()
    await expect.poll(() => page.locator('.place').count()).toBe(6)
    await close()
  })

  test('anybody sees the market in other words, and nothing of inspections', async () => {
    const { page, errors, close } = await theatre.device(size)
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.goto(`/m/${cast.market}?place=${cast.stall(1)}`)
    await sheet(page).getByText('有人经营').first().waitFor()
    await page.locator('.map-drawing text').first().waitFor()
    const text = await page.locator('main').innerText()
    for (const word of ['待整改', '已处罚', '1390415', '139****']) expect(text).not.toContain(word)
    expect(asked.filter((path) => /inspections|live|^\/api\/markets/.test(path))).toEqual([])
    await expectAccessible(page)
    expect(errors).toEqual([])
    await close()
  })
})

test('a market that stays shut tonight says so and why to whoever opens it, and no phone scrolls sideways', async () => {
  const lina = await theatre.app.as('lina')
  expect((await lina.put(`/markets/${cast.market}/closed/2026-11-23`, { reason: '大风' })).status).toBe(200)
  const { page, errors, close } = await theatre.device(phone)
  const width = () => page.evaluate('document.documentElement.scrollWidth')
  await page.goto(`/m/${cast.market}`)
  await page.getByText('今晚停市：大风').waitFor()
  await expectAccessible(page)
  expect(await width()).toBe(phone.width)
  await signInAs(page, 'lina', password)
  await page.goto(`/markets/${cast.market}`)
  await page.getByText('今晚停市：大风').waitFor()
  await page.getByRole('link', { name: '求助', exact: true }).waitFor()
  expect(await width()).toBe(phone.width)
  expect((await lina.send('DELETE', `/markets/${cast.market}/closed/2026-11-23`)).status).toBe(200)
  expect(errors).toEqual([])
  await close()
})

test('what a colleague logs appears on an open map by itself, in its history too', async () => {
  const { page, errors, close } = await theatre.device(desk)
  await signInAs(page, 'guomin', password)
  await page.goto(`/markets/${cast.market}?place=${cast.stall(2)}`)
  await page.getByText('实时更新中').waitFor()
  await sheet(page).getByText('还没有检查记录').waitFor()
  const officer = await theatre.app.as('wangqiang')
  const patrol = await patrolOf(officer)
  const sent = capture(patrol, { subject: { kind: 'stall', id: cast.stall(2) }, findings: [finding('PLOT-01')] })
  expect((await log(officer, sent)).status).toBe(201)
  await inList(page, 'A-002').getByText('待整改').waitFor()
  await sheet(page).getByText('超出摊位线').waitFor()
  await sheet(page).getByText('提醒劝导').waitFor()
  expect(await page.locator('.map-drawing path[fill="#F5C542"]').count()).toBe(1)
  await expectAccessible(page)
  expect(errors).toEqual([])
  await close()
})

test('a street shows its shops', async () => {
  const { page, errors, close } = await theatre.device(phone)
  await signInAs(page, 'wangqiang', password)
  await page.goto(`/markets/${cast.street}?place=${cast.shop(2)}`)
  await sheet(page).getByText('沙河小店2号').first().waitFor()
  await expectAccessible(page)
  expect(errors).toEqual([])
  await close()
})
