import { chromium, type BrowserContext, type Page } from 'playwright-core'
import { openSession } from '../../src/people/queries-sessions.ts'
import { findChromium } from '../support/chromium.ts'
import { buildMarket } from './market.ts'
import { median, p95, random, say, startDatabase, startServer, tonight } from './stage.ts'

const throttle = 4
const rounds = 5
const wanted = { first_draw_ms: 1000, pan_p95_ms: 20, tap_ms: 100, evening_ms: 150, longest_task_ms: 200 }

/** Runs before the page: notes when the map's answer had arrived, when the canvas was first painted, and long tasks. */
const notes = `
globalThis.longest = 0
new PerformanceObserver((list) => { for (const task of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, task.duration) })
  .observe({ type: 'longtask', buffered: true })
const look = () => {
  const drawing = document.querySelector('.map-drawing')
  if (drawing && drawing.width > 0) requestAnimationFrame(() => { globalThis.drawn ??= performance.now() })
  else requestAnimationFrame(look)
}
requestAnimationFrame(look)
globalThis.arrived = () => Math.max(...performance.getEntriesByType('resource').filter(({ name }) => /\\/map(\\?|$)/.test(name)).map(({ responseEnd }) => responseEnd))
globalThis.framesWhile = async (ms) => {
  const frames = []
  let last = performance.now()
  const end = last + ms
  while (last < end) {
    const now = await new Promise(requestAnimationFrame)
    frames.push(now - last)
    last = now
  }
  return frames.slice(1)
}
globalThis.painted = (found) => new Promise((resolve) => {
  const began = performance.now()
  const look = () => performance.now() - began > 10000 ? resolve(Infinity) : found() ? requestAnimationFrame(() => resolve(performance.now() - began)) : requestAnimationFrame(look)
  look()
})`

const run = <T>(page: Page, code: string) => page.evaluate<T>(code)

async function openPage(context: BrowserContext, path: string) {
  const page = await context.newPage()
  await page.addInitScript(notes)
  const devtools = await context.newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: throttle })
  await page.goto(path)
  await page.locator('.map-drawing').waitFor({ state: 'attached' })
  await run(page, 'globalThis.painted(() => globalThis.drawn > 0)')
  return page
}

/** From the arrival of the map's data to its first painting, and from the first byte of the page. */
async function firstDraw(context: BrowserContext, market: string) {
  const page = await openPage(context, `/markets/${market}`)
  const { after_data, after_start } = await run<{ after_data: number; after_start: number }>(
    page,
    '({ after_data: globalThis.drawn - globalThis.arrived(), after_start: globalThis.drawn })',
  )
  await page.waitForTimeout(2500)
  const longest = await run<number>(page, 'globalThis.longest')
  return { page, after_data, after_start, longest }
}

/** Frames while a finger drags the map to and fro. */
async function panFrames(page: Page) {
  const map = await page.locator('.market-map').boundingBox()
  if (!map) throw new Error('no map')
  const [x, y] = [map.x + map.width / 2, map.y + map.height / 3]
  const frames = run<number[]>(page, 'globalThis.framesWhile(1500)')
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let step = 0; step < 60; step++) await page.mouse.move(x + 80 * Math.sin(step / 6), y, { steps: 1 })
  await page.mouse.up()
  return frames
}

/** From a tap on a stall to its sheet on the screen; taps downwards across the street until one meets a stall. */
async function tapToSheet(page: Page) {
  const map = await page.locator('.market-map').boundingBox()
  if (!map) throw new Error('no map')
  for (let y = map.y + 60; y < map.y + map.height - 60; y += 12) {
    await run(
      page,
      `void (globalThis.opened = new Promise((resolve) => document.addEventListener('click', () => {
        setTimeout(() => resolve(null), 700)
        globalThis.painted(() => document.querySelector('.sheet')).then(resolve)
      }, { once: true, capture: true })))`,
    )
    await page.mouse.click(map.x + map.width / 2, y)
    const ms = await run<number | null>(page, 'globalThis.opened')
    if (ms !== null) return ms
  }
  throw new Error('no tap met a stall')
}

/** From a step of the history's slider to the drawing with that evening's colours. */
async function changeEvening(page: Page) {
  return run<number>(
    page,
    `(async () => {
      const slider = document.querySelector('input[type=range]')
      const began = performance.now()
      slider.value = String(Number(slider.value) - 1)
      slider.dispatchEvent(new Event('input', { bubbles: true }))
      await new Promise(requestAnimationFrame)
      await new Promise(requestAnimationFrame)
      return performance.now() - began
    })()`,
  )
}

/** A market of 5,000 and one of 20,000 plots on a phone of 390×844 at a fourfold CPU throttle, the built client and server. */
export async function benchPhoneMap() {
  const { database, stop } = await startDatabase(2)
  const server = await startServer(database, 'dist')
  const { path, args, env } = await findChromium()
  const browser = await chromium.launch({ executablePath: path, args, env: { ...process.env, ...env } })
  try {
    const db = database.district('yuanbao')
    const person = await buildMarket(db, 'big', 1250, '164')
    await buildMarket(db, 'huge', 5000, '163')
    const { token } = await openSession(db, { kind: 'person', id: person }, tonight, random)
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      baseURL: server.origin,
      serviceWorkers: 'block',
    })
    await context.addCookies([{ name: 'session', value: token, url: server.origin }])
    const draws: number[] = []
    const starts: number[] = []
    const pans: number[] = []
    const taps: number[] = []
    const evenings: number[] = []
    const tasks: number[] = []
    const huge: number[] = []
    for (let round = 0; round < rounds; round++) {
      const { page, after_data, after_start, longest } = await firstDraw(context, 'big')
      draws.push(after_data)
      starts.push(after_start)
      tasks.push(longest)
      pans.push(...(await panFrames(page)))
      await page.getByRole('button', { name: /放大|Zoom in/ }).click({ clickCount: 1 })
      taps.push(await tapToSheet(page))
      await page.close()
      const history = await openPage(context, '/markets/big/history')
      await history.waitForTimeout(1500)
      for (let step = 0; step < 3; step++) evenings.push(await changeEvening(history))
      await history.close()
      const large = await firstDraw(context, 'huge')
      huge.push(large.longest)
      await large.page.close()
    }
    const measured = {
      first_draw_ms: Math.max(...draws),
      pan_p95_ms: p95(pans),
      tap_ms: Math.max(...taps),
      evening_ms: Math.max(...evenings),
      longest_task_ms: Math.max(...huge),
    }
    const ok = (Object.keys(wanted) as (keyof typeof wanted)[]).every((name) => measured[name] < wanted[name])
    say({
      bench: 'phone-map',
      what: `5,000 and 20,000 stalls, 390×844, CPU at a ${throttle}th, worst of ${rounds} rounds`,
      ...Object.fromEntries(Object.entries(measured).map(([name, value]) => [name, Math.round(value * 10) / 10])),
      first_draw_ms_median: Math.round(median(draws)),
      from_page_start_ms_median: Math.round(median(starts)),
      longest_task_of_5000_ms: Math.round(Math.max(...tasks)),
      frames: pans.length,
      wanted: JSON.stringify(wanted),
      ok,
    })
    return ok
  } finally {
    await browser.close()
    await server.stop()
    await stop()
  }
}
