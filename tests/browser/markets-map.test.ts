import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { desk, expectAccessible, openTheatre, phone, signInAs, type Theatre } from '../support/browser.ts'
import { cast, password, tiles } from '../support/cast.ts'

let plain: Theatre
let tiled: Theatre
beforeAll(async () => {
  plain = await openTheatre()
  tiled = await openTheatre({ tiles })
})
afterAll(() => Promise.all([plain.close(), tiled.close()]))

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
  'base64',
)

/** Answers every tile with one colour and notes who asked for it. */
async function serveTiles(page: Page) {
  const asked: { url: string; referer: string | undefined }[] = []
  await page.route(/^https:\/\/t\d\.tiles\.example\//, async (route) => {
    asked.push({ url: route.request().url(), referer: route.request().headers()['referer'] })
    await route.fulfill({ body: pixel, contentType: 'image/png' })
  })
  return asked
}

const pin = (page: Page, name: string) => page.locator('.overview-pin', { hasText: name })

const middle = async (of: Locator) => {
  const { x, y, width, height } = (await of.boundingBox())!
  return { x: x + width / 2, y: y + height / 2 }
}

/** The tile below a point of the screen, and the point in tiles from the map's north-west corner. */
async function tileUnder(page: Page, at: { x: number; y: number }) {
  for (const tile of await page.locator('.leaflet-tile-loaded').all()) {
    const { x, y, width, height } = (await tile.boundingBox())!
    const [across, down] = [(at.x - x) / width, (at.y - y) / height]
    if (across < 0 || across >= 1 || down < 0 || down >= 1) continue
    const [zoom = 0, column = 0, row = 0] = /(\d+)\/(\d+)\/(\d+)\.png$/
      .exec((await tile.getAttribute('src'))!)!
      .slice(1)
      .map(Number)
    return { zoom, x: column + across, y: row + down }
  }
  throw new Error('no tile there')
}

const another = {
  id: 'jiangpan',
  kind: 'night_market',
  name: '江畔夜市',
  name_en: 'Riverside night market',
  time_zone: 'Asia/Shanghai',
  opens: '17:00',
  closes: '00:30',
  axis_bearing: 47,
  center_lng: 124.4067,
  center_lat: 40.1176,
  max_stalls_per_vendor: 2,
  unseen_evenings: 3,
  random_share_percent: 5,
  second_look_percent: 5,
  closing_round_minutes: 30,
  stall_answer_days: 7,
  statement_workdays: 4,
  hearing_from_yuan: 3000,
  first_time_months: 12,
  review_days: 30,
  review_decide_workdays: 5,
  night_from: '23:00',
  night_until: '05:30',
  squad_id: null,
  designation_number: null,
  designation_date: null,
  designation_issuer: null,
}

test('on plain paper: the list first, then the map with a scale; a tap opens, and back is the map again', async () => {
  expect((await (await plain.app.as('lina')).post('/markets', another)).status).toBe(201)
  const { page, base, errors, close } = await plain.device(phone)
  const elsewhere: string[] = []
  page.on('request', (request) => new URL(request.url()).origin !== base && elsewhere.push(request.url()))
  await signInAs(page, 'wangqiang', password)
  await page.goto('/markets')
  await page.getByRole('link', { name: /平安夜市/ }).waitFor()
  await page.getByRole('tab', { name: '列表' }).focus()
  await page.keyboard.press('ArrowRight')
  await pin(page, '平安夜市').waitFor()
  expect(await page.getByRole('tab', { name: '地图' }).getAttribute('aria-selected')).toBe('true')
  expect(await page.locator('.map-scale').textContent()).toMatch(/^\d+ (米|公里)$/)
  expect(await page.locator('.leaflet-tile, .overview-attribution').count()).toBe(0)
  await expectAccessible(page)

  // two markets on one spot: only one name can be read, and a tap on their dot opens that one
  expect(await page.locator('.overview-pin span:visible').allTextContents()).toEqual(['平安夜市', '江畔夜市'])
  const far = await middle(pin(page, '江畔夜市'))
  await page.getByRole('button', { name: '放大' }).click()
  await expect.poll(async () => (await middle(pin(page, '江畔夜市'))).x).not.toBe(far.x)
  await page.getByRole('button', { name: '看全部市场' }).click()
  await expect.poll(async () => (await middle(pin(page, '江畔夜市'))).x).toBe(far.x)
  await pin(page, '江畔夜市').click()
  await page.waitForURL('**/markets/jiangpan')
  await page.goBack()
  await pin(page, '平安夜市').waitFor()
  await page.getByRole('tab', { name: '列表' }).click()
  await page.getByRole('link', { name: /平安夜市/ }).waitFor()
  expect(elsewhere).toEqual([])
  expect(errors).toEqual([])
  await close()
})

/** A position on the tiles of a zoom, in tiles from the map's north-west corner. */
function onTiles(zoom: number, [lng, lat]: readonly [number, number]) {
  const size = 2 ** zoom
  const y = Math.asinh(Math.tan((lat * Math.PI) / 180))
  return { x: ((lng + 180) / 360) * size, y: ((1 - y / Math.PI) / 2) * size }
}
// The cast's markets, and the same in GCJ-02 by the published formula, written down anew apart from the library in use.
const stored = [124.394, 40.129] as const
const shifted = [124.3998393, 40.1305972] as const

test('on tiles in GCJ-02 the market lies where the tiles show it, and its data stay in WGS-84', async () => {
  const { page, base, errors, close } = await tiled.device(desk)
  const asked = await serveTiles(page)
  await signInAs(page, 'wangqiang', password)
  await page.goto('/markets?face=map')
  await page.locator('.leaflet-tile-loaded').first().waitFor()
  const at = await middle(pin(page, '平安夜市').locator('i'))
  const under = await tileUnder(page, at)
  const wanted = onTiles(under.zoom, shifted)
  // two pixels of 256
  expect(Math.abs(under.x - wanted.x)).toBeLessThan(2 / 256)
  expect(Math.abs(under.y - wanted.y)).toBeLessThan(2 / 256)
  expect(Math.abs(onTiles(under.zoom, stored).x - wanted.x)).toBeGreaterThan(20 / 256)

  expect(await page.locator('.overview-attribution').textContent()).toBe(tiles.attribution)
  expect(new Set(asked.map(({ referer }) => referer))).toEqual(new Set([`${base}/`]))
  await expectAccessible(page)
  await pin(page, '平安夜市').locator('i').click()
  await page.waitForURL(`**/markets/${cast.market}`)
  expect(errors).toEqual([])
  await close()
})
