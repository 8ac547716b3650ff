import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type {} from './harness/harness.ts'
import { startHarness } from './harness/open.ts'

let harness: Awaited<ReturnType<typeof startHarness>>
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(async () => {
  await harness.stop()
})

/** Taps each stall at its middle, having brought it into view, and waits for the report; answers what was reported. */
async function tapEach(page: Page, ids: string[]) {
  for (const [n, id] of ids.entries()) {
    const at = await page.evaluate((id) => {
      window.harness.map.select(id)
      return window.harness.map.where(id)!
    }, id)
    await page.touchscreen.tap(at.x, at.y)
    await page.waitForFunction((n) => window.harness.selected.length > n, n)
  }
  return page.evaluate(() => window.harness.selected)
}

const touch = { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } }

describe('a finger on the map', () => {
  test.for([0, 37, 123])('hits the stall it is on, street at %i°', async (bearing) => {
    const page = await harness.open({ bearing, count: 48 }, touch)
    const ids = Array.from({ length: 48 }, (_, i) => `stall-${i}`)
    expect(await tapEach(page, ids)).toEqual(ids)
    await page.close()
  })

  test('hits on the canvas of a large market too', async () => {
    const page = await harness.open({ bearing: 37, count: 5000, rows: 40 }, touch)
    expect(await page.locator('canvas.map-drawing').count()).toBe(1)
    const ids = Array.from({ length: 12 }, (_, i) => `stall-${i * 449}`)
    expect(await tapEach(page, ids)).toEqual(ids)
    await page.close()
  })

  test('on a row that is too small to tell apart comes nearer instead', async () => {
    const page = await harness.open({ count: 1000, rows: 10 }, touch)
    const gap = () =>
      page.evaluate(() => {
        const [a, b] = [window.harness.map.where('stall-50')!, window.harness.map.where('stall-51')!]
        return Math.hypot(a.x - b.x, a.y - b.y)
      })
    expect(await gap()).toBeLessThan(10)
    const at = (await page.evaluate(() => window.harness.map.where('stall-50')))!
    await page.touchscreen.tap(at.x, at.y)
    await expect.poll(gap).toBeGreaterThan(24)
    expect(await page.evaluate(() => window.harness.selected)).toEqual([])
    await page.close()
  })

  test('on the paper lets go', async () => {
    const page = await harness.open({ count: 80 }, touch)
    await page.touchscreen.tap(195, 780)
    await expect.poll(() => page.evaluate(() => window.harness.selected)).toEqual([null])
    await page.close()
  })
})

describe('the street', () => {
  test.for([0, 37, 123])('lies horizontal at %i°', async (bearing) => {
    const page = await harness.open({ bearing, count: 80 })
    const [a, b] = await page.evaluate(() => [
      window.harness.map.where('stall-0')!,
      window.harness.map.where('stall-19')!,
    ])
    expect(b.x - a.x).toBeGreaterThan(200)
    expect(Math.abs(b.y - a.y)).toBeLessThanOrEqual(1)
    await page.close()
  })
})

describe('the map in its page', () => {
  test('shows a market of more than a kilometre as a whole', async () => {
    const page = await harness.open({ count: 1000, rows: 2 })
    const ends = await page.evaluate(() => ['stall-0', 'stall-499'].map((id) => window.harness.map.where(id)!.x))
    expect(ends[0]).toBeGreaterThan(20)
    expect(ends[1]).toBeLessThan(370)
    await page.close()
  })

  test('keeps the selection clear of a sheet over its lower half', async () => {
    const page = await harness.open({ count: 120 })
    const at = await page.evaluate(() => {
      window.harness.map.setInset({ top: 0, right: 0, bottom: 480, left: 0 })
      window.harness.map.select('stall-3')
      return window.harness.map.where('stall-3')!
    })
    expect(at.y).toBeGreaterThan(0)
    expect(at.y).toBeLessThan(844 - 480)
    await page.close()
  })

  test('fades what a filter leaves out, follows a changed state, numbers its pins', async () => {
    const page = await harness.open({ count: 80 }, { viewport: { width: 1280, height: 800 } })
    const faded = page.locator('svg.map-drawing g[opacity="0.25"]')
    await page.evaluate(() => window.harness.map.filter(new Set(['enforced'])))
    const enforced = await page.evaluate(() => window.harness.places.filter((p) => p.status === 'enforced').length)
    await faded.nth(80 - enforced - 1).waitFor({ state: 'attached' })
    expect(await faded.count()).toBe(80 - enforced)
    const calm = await page.evaluate(() => window.harness.places.find((p) => p.status !== 'enforced')!.id)
    await page.evaluate((id) => window.harness.map.update([{ id, status: 'enforced' }]), calm)
    await page.waitForFunction((n) => document.querySelectorAll('g[opacity="0.25"]').length === n, 79 - enforced)
    await page.evaluate(() =>
      window.harness.map.mark([
        { id: 'stall-3', label: '1' },
        { id: 'stall-60', label: '2' },
      ]),
    )
    expect(await page.locator('.map-pin').allTextContents()).toEqual(['1', '2'])
    await page.close()
  })

  test('grows with its place, and is drawn once it has one', async () => {
    const page = await harness.open({ count: 80 })
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.waitForFunction(() => Number(document.querySelector('svg.map-drawing')!.getAttribute('width')) > 1280)
    await page.close()
  })

  test('is drawn again when the theme changes', async () => {
    const page = await harness.open({ count: 80 }, { colorScheme: 'light' })
    const halo = () => page.locator('svg.map-drawing text[paint-order]').first().getAttribute('stroke')
    expect(await halo()).toBe('#fbfaf7')
    await page.evaluate(() => (document.documentElement.dataset['weuiTheme'] = 'dark'))
    await page.waitForFunction(
      () => document.querySelector('svg.map-drawing text[paint-order]')?.getAttribute('stroke') === '#1b1d21',
    )
    await page.close()
  })

  test('has buttons with names that work from the keyboard, and nothing else to stop at', async () => {
    const page = await harness.open({ count: 80 })
    await page.keyboard.press('Tab')
    const where = (id: string) => page.evaluate((id) => window.harness.map.where(id)!, id)
    const before = [await where('stall-0'), await where('stall-1')] as const
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('放大')
    await page.keyboard.press('Enter')
    const after = [await where('stall-0'), await where('stall-1')] as const
    expect((after[1].x - after[0].x) / (before[1].x - before[0].x)).toBeCloseTo(2, 1)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true)
    for (const box of await page.locator('.map-button').all()) {
      expect((await box.boundingBox())!.width).toBeGreaterThanOrEqual(44)
    }
    await page.close()
  })
})

test('the content security policy had nothing to refuse', () => {
  expect(harness.complaints).toEqual([])
})
