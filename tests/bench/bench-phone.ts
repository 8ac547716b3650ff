import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type CDPSession, type Page } from 'playwright-core'
import { findChromium } from '../support/chromium.ts'
import type { Beat } from './captures.ts'

/** How much slower than this machine the phone is. */
export const throttle = 4

/**
 * Runs before the page: notes when the walk and its list could be used, and for each tap on "in order" how long it took
 * until the bar said on the screen that it is on the phone.
 */
const notes = `
globalThis.saves = []
globalThis.at = {}
let tap = null
addEventListener('click', (event) => {
  if (event.target.closest?.('.walk-bar__outcomes .weui-btn_primary'))
    tap = { number: document.querySelector('.place-card__number').textContent, at: event.timeStamp }
}, true)
const painted = (note) => requestAnimationFrame(() => setTimeout(() => note(performance.now())))
const noteSave = () => {
  const said = document.querySelector('.walk-bar__said')?.textContent
  if (!said?.startsWith(tap.number + ' 已存在这部手机上')) return
  const { at } = tap
  tap = null
  painted((now) => saves.push(now - at))
}
const ready = {
  walk: () => ['.place-card__number', '.walk-bar__outcomes .weui-btn_primary', '.outbox__count'].every((one) => document.querySelector(one)),
  list: () => document.querySelector('.walk-face_list .place'),
}
const noteStart = (name) => {
  at[name] = null
  painted((now) => {
    at[name] = now
    if (name === 'walk' && globalThis.listWanted)
      [...document.querySelectorAll('[role=tab]')].find(({ textContent }) => textContent === '列表').click()
  })
}
// No polling by frames: a frame asked for is a frame the phone has to draw.
new MutationObserver(() => {
  if (tap) noteSave()
  for (const name in ready) if (!(name in at) && ready[name]()) noteStart(name)
}).observe(document, { subtree: true, childList: true, characterData: true })`

/** What the renderer of the largest page takes, in MB: all it has in memory, and what of it is its own alone. */
function memoryOf(pids: readonly number[]) {
  const sizes = pids.map((pid) => {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const kilobytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)
    return { rss_mb: kilobytes('VmRSS') / 1024, own_mb: kilobytes('RssAnon') / 1024 }
  })
  return sizes.reduce((most, size) => (size.own_mb > most.own_mb ? size : most), { rss_mb: 0, own_mb: 0 })
}

/**
 * An officer's phone of 390×844 with its storage on disk, as phones have it (what a private window stores is in memory
 * only), the app installed, and the walk of a beat read once while there was signal.
 */
export async function takeBenchPhone(origin: string, beat: Beat) {
  const folder = mkdtempSync(join(tmpdir(), 'market-phone-'))
  const { path, args, env } = await findChromium()
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: path,
    args,
    env: { ...process.env, ...env },
    viewport: { width: 390, height: 844 },
    baseURL: origin,
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  })
  const browser = await context.browser()?.newBrowserCDPSession()
  if (!browser) throw new Error('no way to ask the browser for its processes')
  // Without any page the browser would end.
  const idle = context.pages()[0] ?? (await context.newPage())
  await context.addCookies([{ name: 'session', value: beat.cookie.slice('session='.length), url: origin }])
  await context.addInitScript(notes)
  const walk = `/patrols/${beat.patrol_id}`
  const first = await context.newPage()
  await first.goto(walk)
  await first.evaluate('navigator.serviceWorker.ready.then(() => true)')
  await first.locator('.place-card__number').waitFor()
  // Read ahead in the background; what the walk needs without signal is on the phone then.
  await first.waitForTimeout(3000)
  await first.close()

  async function open(rate = throttle): Promise<{ page: Page; devtools: CDPSession }> {
    const page = await context.newPage()
    const devtools = await context.newCDPSession(page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate })
    return { page, devtools }
  }
  return {
    walk,
    open,
    offline: (off: boolean) => context.setOffline(off),
    /** As after a day in a pocket: no page of the app is open and its service worker sleeps. */
    async sleep() {
      for (const page of context.pages()) if (page !== idle) await page.close()
      const devtools = await context.newCDPSession(idle)
      await devtools.send('ServiceWorker.enable')
      await devtools.send('ServiceWorker.stopAllWorkers')
      await devtools.detach()
    },
    async memory() {
      const { processInfo } = await browser.send('SystemInfo.getProcessInfo')
      return memoryOf(processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id))
    },
    async close() {
      await context.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
export type BenchPhone = Awaited<ReturnType<typeof takeBenchPhone>>
