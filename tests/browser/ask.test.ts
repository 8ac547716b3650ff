import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import type { Page } from 'playwright-core'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rebuildSearch } from '../../src/ask/queries-search.ts'
import { desk, expectAccessible, openTheatre, signInAs, type Theatre } from '../support/browser.ts'
import { found, stageMatters } from '../matters/matters.ts'
import { action, fresh } from '../inspections/captures.ts'
import { cast, password } from '../support/cast.ts'

let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
  await rebuildSearch(theatre.app.db)
  const stage = await stageMatters(theatre.app)
  await found(stage, [action('fix_by')], { stall: 1 })
  const zhangmei = await theatre.app.as('zhangmei')
  const id = fresh()
  const place = { kind: 'stall', id: cast.stall(1) }
  const asked = await zhangmei.put(`/own/requests/${id}`, { id, place, help_kind: 'carry', words: '冰柜抬不动' })
  expect(asked.status, asked.text).toBe(201)
  await found(stage, [action('remind')], { stall: 2, item: 'PLOT-01' })
})
afterAll(() => theatre.close())

test('a supervisor narrows a list, keeps it as a view, sees it on the map, takes it away as files and opens a row', async () => {
  const { page, errors, close } = await theatre.device(desk)
  await signInAs(page, 'lina', password)
  await page.goto('/ask')
  await expectAccessible(page)
  await page.getByRole('link', { name: /^问题/ }).click()
  await page.getByText('共 2 条').waitFor()
  await page.getByLabel('检查项目').selectOption({ label: 'PLOT-01 超出摊位线' })
  await page.getByText('共 1 条').waitFor()
  await page.getByLabel('市场', { exact: true }).selectOption({ label: '平安夜市' })
  await expect.poll(() => new URL(page.url()).search).toBe('?market=pingan&item=PLOT-01')
  await page.reload()
  await page.getByText('共 1 条').waitFor()
  await expectAccessible(page)

  await page.getByRole('button', { name: '保存这个视图' }).click()
  await page.getByLabel('名称').fill('越线的')
  await expectAccessible(page)
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByRole('link', { name: /^越线的/ }).waitFor()

  const taken = async (format: string) => {
    await page.getByRole('button', { name: '导出' }).click()
    await page.getByRole('radio', { name: format }).check()
    await expectAccessible(page)
    const file = page.waitForEvent('download')
    await page.getByRole('button', { name: '开始导出' }).click()
    const path = await (await file).path()
    await page.getByText('已导出 1 行').waitFor()
    return readFileSync(path)
  }
  const sheet = await readSheet(await taken('Excel 表格'), 1)
  expect(sheet).toHaveLength(2)
  expect(sheet[1]).toEqual(expect.arrayContaining(['平安夜市', 'A-002', 'PLOT-01', '超出摊位线', '提醒劝导']))
  const csv = Papa.parse<string[]>((await taken('CSV 文件')).toString('utf8').slice(1)).data
  expect(csv[1]).toEqual(expect.arrayContaining(['2026-11-23', '2026-11-23 19:05', 'A-002']))

  await page.getByRole('link', { name: '在地图上看' }).click()
  await page.getByText('1 条，在 1 个地方').waitFor()
  await page.getByRole('region', { name: '每个地方有多少条' }).getByRole('link', { name: 'A-002' }).click()
  await page.getByRole('link', { name: /A-002 · 超出摊位线/ }).click()
  await page.waitForURL(/\/matters\//)

  await page.goto('/ask')
  await page.getByRole('link', { name: /^越线的/ }).click()
  await expect.poll(() => new URL(page.url()).search).toBe('?market=pingan&item=PLOT-01')
  await page.getByRole('button', { name: '改“越线的”' }).click()
  await page.getByRole('button', { name: '删除' }).click()
  await page.getByRole('button', { name: '撤销' }).click()
  await page.getByRole('link', { name: /^越线的/ }).waitFor()

  await page.goto('/ask')
  await page.getByRole('searchbox').fill('张梅')
  await page.getByRole('link', { name: /张梅/ }).waitFor()
  await expectAccessible(page)

  // A space that somebody goes on after stays, though the address is without it.
  await page.getByRole('searchbox').fill('冰柜 ')
  await page.getByRole('heading', { name: '求助留言' }).waitFor()
  expect(new URL(page.url()).searchParams.get('q')).toBe('冰柜')
  expect(await page.getByRole('searchbox').inputValue()).toBe('冰柜 ')
  await page.getByRole('link', { name: /冰柜抬不动/ }).click()
  await page.waitForURL(/\/ask\/help_calls\?/)
  await page.getByText('共 1 条').waitFor()
  await page.getByText('冰柜抬不动').waitFor()
  expect(errors).toEqual([])
  await close()
})

/** Holds back every page that is not here yet, until `release`. */
async function holdPages(page: Page) {
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  const waiting: string[] = []
  await page.route('**/assets/*.js', async (asked) => {
    waiting.push(asked.request().url())
    await held
    await asked.continue()
  })
  return { waiting, release }
}

test('who leaves a list or a search for a page that is long in coming gets there', async () => {
  const lina = await theatre.app.as('lina')
  const id = fresh()
  const view = { kind: 'matters', name: `越线 ${id}`, query: 'item=PLOT-01', shared: false, opens_first: true }
  expect((await lina.put(`/views/${id}`, view)).status).toBe(200)
  const { page, errors, close } = await theatre.device(desk)
  await signInAs(page, 'lina', password)
  await page.goto('/ask/matters')
  await expect.poll(() => new URL(page.url()).search).toBe('?item=PLOT-01')
  await page.getByText('共 1 条').waitFor()
  const pages = await holdPages(page)
  const asked: string[] = []
  page.on('request', (request) => void asked.push(new URL(request.url()).pathname))
  await page.getByRole('link', { name: /A-002 · 超出摊位线/ }).click()
  await expect.poll(() => pages.waiting.length).toBeGreaterThan(0)
  // The list is still what one sees, and still the one that was asked for.
  await page.getByText('PLOT-01 超出摊位线 ').first().waitFor()
  pages.release()
  await page.getByRole('heading', { level: 1, name: /A-002/ }).waitFor()
  expect(new URL(page.url()).pathname).toMatch(/^\/matters\//)
  expect(asked.filter((path) => path.startsWith('/api/ask/'))).toEqual([])

  await page.unrouteAll()
  await page.goto('/ask')
  await page.getByRole('searchbox').waitFor()
  const lists = await holdPages(page)
  await page.getByRole('searchbox').fill('冰柜')
  await page.getByRole('link', { name: /^问题/ }).click()
  await expect.poll(() => lists.waiting.length).toBeGreaterThan(0)
  // Longer than a search waits for the next letter.
  await page.waitForTimeout(600)
  expect(new URL(page.url()).pathname).toBe('/ask/findings')
  lists.release()
  await page.getByRole('heading', { level: 1, name: '问题' }).waitFor()
  expect(errors).toEqual([])
  await close()
})
