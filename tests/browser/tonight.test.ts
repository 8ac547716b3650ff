import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { localBell } from '../../src/live/bell.ts'
import { action, capture, finding, log, patrolOf } from '../inspections/captures.ts'
import { desk, expectAccessible, openTheatre, phone, signInAs, type Theatre } from '../support/browser.ts'
import { cast, password, phones } from '../support/cast.ts'
import type { Client } from '../support/harness.ts'

let theatre: Theatre
let wangqiang: Client
let patrol: string
beforeAll(async () => {
  theatre = await openTheatre()
  wangqiang = await theatre.app.as('wangqiang')
  patrol = await patrolOf(wangqiang)
})
afterAll(() => theatre.close())

const figure = (page: Page, name: string, words: string) =>
  page.locator(`[data-figure="${name}"]`).getByText(words, { exact: true }).waitFor()
const look = (stall: number, fields: Parameters<typeof capture>[1] = {}) =>
  log(wangqiang, capture(patrol, { subject: { kind: 'stall', id: cast.stall(stall) }, ...fields }))

const litter = () => finding('HYG-01', { actions: [action('fix_by')], help_first: 'declined' })

/** What a restart is to who follows: every stream ends, and another process answers from then on. */
async function restart() {
  await theatre.app.given.bell.close()
  theatre.app.given.bell = localBell()
}

test('a supervisor’s phone shows what another logs without being touched, says when it is cut off, and catches up', async () => {
  const { page, errors, setOffline, close } = await theatre.device(phone)
  await signInAs(page, 'lina', password)
  await page.getByRole('heading', { level: 1, name: '今晚' }).waitFor()
  await page.getByText('实时更新').waitFor()
  await figure(page, 'coverage', '0 / 2')
  await figure(page, 'patrols', '1')
  await page.getByText('八道中队 · 陈静 带队').waitFor()
  await expectAccessible(page)

  expect((await look(1)).status).toBe(201)
  await figure(page, 'coverage', '1 / 2')

  await setOffline(true)
  await page.getByText('连接中断，数据截至 19:05，正在重新连接').waitFor()
  await expectAccessible(page)
  expect((await look(2, { findings: [litter()] })).status).toBe(201)
  await setOffline(false)
  await page.getByText('实时更新').waitFor()
  await figure(page, 'coverage', '2 / 2')
  await figure(page, 'findings', '1')

  await restart()
  expect((await look(3, { findings: [litter()] })).status).toBe(201)
  await figure(page, 'findings', '2')
  await page.getByText('实时更新').waitFor()

  await page.getByRole('link', { name: /平安夜市.*营业到 21:00/ }).click()
  await page.waitForURL('**/tonight?market=pingan')
  await page.getByRole('tab', { name: '地图' }).click()
  await page.getByRole('tab', { name: /列表/ }).click()
  await page.getByRole('button', { name: /A-001/ }).click()
  await page.getByRole('link', { name: '打开这个位置' }).waitFor()
  await expectAccessible(page)
  expect(errors).toEqual([])
  await close()
})

test('each figure leads to its rows, and before a market opens it says when that is', async () => {
  const { page, errors, close } = await theatre.device(desk)
  const { time } = theatre.app
  const evening = time.now
  time.now = new Date('2026-11-23T03:00:00Z')
  await signInAs(page, 'lina', password)
  await page.getByText('现在没有市场营业').waitFor()
  await page.getByText(/下一个开市：.*11月23日 周一 15:00/).waitFor()
  await page.locator('.market-canvas canvas, .market-canvas svg').first().waitFor()
  await expectAccessible(page)
  for (const [name, title] of [
    ['incidents', '冲突'],
    ['clocks', '期限'],
    ['reviews', '复核'],
    ['held', '待定记录'],
  ] as const) {
    await page.locator(`[data-figure="${name}"]`).click()
    await page.getByRole('heading', { level: 1, name: new RegExp(title) }).waitFor()
    await page.goto('/tonight')
  }
  time.now = evening
  expect(errors).toEqual([])
  await close()
})

test('a wall turns over the markets, keeps vendors’ names to itself, and says when its session is over', async () => {
  const { page, errors, close } = await theatre.device({ width: 1920, height: 1080 })
  await signInAs(page, 'zhaolei', password)
  await page.getByRole('link', { name: '大屏' }).click()
  const shown = page.locator('.wall__market strong')
  await shown.getByText('全区').waitFor()
  await page.locator('.wall_alone').waitFor()
  await expectAccessible(page)
  await page.keyboard.press(' ')
  await page.getByText(/已暂停/).waitFor()
  await page.keyboard.press('ArrowRight')
  await shown.getByText('平安夜市').waitFor()
  await figure(page, 'coverage', '2 / 2')
  await expectAccessible(page)
  const words = await page.locator('.wall').innerText()
  for (const kept of ['张梅', '杨帆', phones.zhangmei, phones.zhangmei.slice(-4)]) expect(words).not.toContain(kept)
  await page.keyboard.press('ArrowLeft')
  await shown.getByText('全区').waitFor()

  await theatre.app.db.deleteFrom('session').where('person_id', '=', cast.zhaolei).execute()
  await look(4)
  await page.getByText('登录已到期，数据不再更新').waitFor()
  await page.getByRole('link', { name: '重新登录' }).waitFor()
  expect(errors).toEqual([])
  await close()
})
