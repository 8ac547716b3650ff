import decodeQR from 'qr/decode.js'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PlanVersion } from '../../src/studio/schema.ts'
import { cast, password } from '../support/cast.ts'
import { desk, expectAccessible, openTheatre, phone, signInAs, type Theatre } from '../support/browser.ts'
import { feature } from '../studio/layout.ts'

let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
})
afterAll(() => theatre.close())

/** How a PDF of Chromium says what is in it, without reading it as a PDF. */
const count = (pdf: Buffer, what: RegExp) => (pdf.toString('latin1').match(what) ?? []).length

test('without marks the set-out sheet says what to do; with two it measures, prints on A4 and is a table', async () => {
  const { page, errors, close } = await theatre.device(phone)
  await signInAs(page, 'lina', password)
  await page.goto(`/markets/${cast.market}/plans`)
  await page.getByRole('link', { name: /放样单/ }).click()
  await page.getByText('还没有放样基准点').waitFor()
  await expectAccessible(page)

  const lina = await theatre.app.as('lina')
  const { document } = (await lina.get(`/markets/${cast.market}/plans/latest`)).body as PlanVersion
  const marks = [
    feature(901, 'mark', [[-20, -10]], { label: '井盖' }),
    feature(902, 'mark', [[30, -10]], { label: '墙角' }),
  ]
  const published = await lina.post(`/markets/${cast.market}/plans/drawn`, {
    ...{ id: '00000000-0000-7000-8000-000000000901', expected_version: 1, valid_from: '2026-11-23', note: null },
    ...{ document: { ...document, features: marks }, place: null, checks_reason: '测试', holders: [] },
  })
  expect(published.status).toBe(201)

  await page.reload()
  await page.getByText('的距离应为 50.00 米').waitFor()
  await expectAccessible(page)
  const cells = await page
    .getByRole('row', { name: /^A-001/ })
    .getByRole('cell')
    .allTextContents()
  expect(cells[0]).toMatch(/^-?\d+\.\d\d \/ -?\d+\.\d\d$/)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出表格（CSV）' }).click()
  expect((await download).suggestedFilename()).toBe('pingan-v2.csv')
  const pdf = await page.pdf({ preferCSSPageSize: true })
  expect(count(pdf, /\/Type \/Page\b/g)).toBe(1)
  expect(count(pdf, /\/MediaBox \[0 0 841\.\d+ 59[45]\.\d+\]/g)).toBe(1)
  expect(errors).toEqual([])
  await close()
})

test('the map prints as vectors, sheet beside sheet, with a list behind it', async () => {
  const { page, errors, close } = await theatre.device(desk)
  await signInAs(page, 'lina', password)
  await page.goto(`/markets/${cast.market}/print`)
  await page.getByText(/^摊位图共 \d+ 张$/).waitFor()
  await page.getByLabel('比例').selectOption('50')
  const sheets = Number(/\d+/.exec(await page.getByText(/^摊位图共 \d+ 张$/).innerText())![0])
  expect(sheets).toBeGreaterThan(1)
  await expectAccessible(page)
  const [first] = await page.locator('.map-sheet').all()
  expect(await first!.getByText('接第 2 张').isVisible()).toBe(true)
  const pdf = await page.pdf({ preferCSSPageSize: true })
  expect(count(pdf, /\/Type \/Page\b/g)).toBe(sheets + 1)
  expect(count(pdf, /\/Subtype \/Image/g)).toBe(0)
  await page.getByRole('switch', { name: /附摊位名单/ }).uncheck()
  await page.getByLabel('纸张').selectOption('A3')
  const large = await page.pdf({ preferCSSPageSize: true })
  expect(count(large, /\/MediaBox \[0 0 119[01](?:\.\d+)? 84[12](?:\.\d+)?\]/g)).toBe(count(large, /\/Type \/Page\b/g))
  expect(errors).toEqual([])
  await close()
})

test('each stall’s code prints on A4, twelve to a sheet, and opens the public map at that stall', async () => {
  const { page, base, errors, close } = await theatre.device(desk)
  await signInAs(page, 'lina', password)
  await page.goto(`/markets/${cast.market}/print`)
  await page.getByRole('switch', { name: /摊位码/ }).check()
  await page.getByText('6 个摊位码，共 1 张').waitFor()
  await expectAccessible(page)
  const pdf = await page.pdf({ preferCSSPageSize: true })
  expect(count(pdf, /\/Type \/Page\b/g)).toBe(1)
  expect(count(pdf, /\/MediaBox \[0 0 59[45]\.\d+ 841\.\d+\]/g)).toBe(1)
  const second = page.getByRole('img', { name: /^A-002 的二维码/ })
  const { data, info } = await sharp(await second.screenshot())
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const code = decodeQR({ data, width: info.width, height: info.height })
  expect(code).toBe(`${base}/m/${cast.market}?place=${cast.stall(2)}`)
  await page.getByLabel('哪一排').selectOption({ label: 'B 排' })
  await page.getByText('3 个摊位码，共 1 张').waitFor()
  expect(await second.count()).toBe(0)

  await page.goto(code)
  await page.getByText('已选 A-002').waitFor({ state: 'attached' })
  expect(errors).toEqual([])
  await close()
})
