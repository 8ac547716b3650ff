import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import axe from 'axe-core'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import type { TileSettings } from '../../src/markets/schema.ts'
import { phones } from './cast.ts'
import { engine } from './database.ts'
import { startApp } from './harness.ts'
import { openLine, type Line } from './line.ts'
import type {} from './provided.ts'

/** The Chromium that the run's set-up found. */
export function launchBrowser(): Promise<Browser> {
  const { path, args, env } = inject('chromium')
  return chromium.launch({ executablePath: path, args, env: { ...process.env, ...env } })
}

export const phone = { width: 390, height: 844 }
export const desk = { width: 1280, height: 800 }

/** Screens that a story which writes is played on: on the second engine the phone's is enough, for what differs is below it. */
export const screens = (
  [
    ['phone', phone, 0],
    ['desk', desk, 1],
  ] as const
).slice(0, engine === 'postgres' ? 1 : 2)

/** The built client and the whole application behind a real port, with the cast on stage and a browser to visit it. */
export async function openTheatre(given: { tiles?: TileSettings } = {}) {
  const app = await startApp({ web: 'dist', ...given })
  const server = serve({ fetch: app.app.fetch, hostname: '127.0.0.1', port: 0 })
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const browser = await launchBrowser()
  const lines: Line[] = []

  /**
   * A fresh device of that size, with a line and thus an address (`base`) of its own; anything its pages log as an error
   * fails the test that looks at `errors`. Installed, it keeps the app and opens it without a connection.
   */
  async function device(viewport = phone, { installed = false } = {}) {
    const line = await openLine(port)
    lines.push(line)
    const base = `http://127.0.0.1:${line.port}`
    const context = await browser.newContext({
      viewport,
      baseURL: base,
      locale: 'zh-CN',
      timezoneId: 'Pacific/Auckland',
      hasTouch: viewport.width < 900,
      serviceWorkers: installed ? 'allow' : 'block',
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (message) => {
      // A refused request is a story's business; a script error or a violated policy never is.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        errors.push(message.text())
    })
    /** Without signal, or with it again: the browser says so to its pages, and the line is cut as well. */
    async function setOffline(offline: boolean) {
      if (!offline) line.mend()
      await context.setOffline(offline)
      if (offline) line.cut()
    }
    const withoutLine: Omit<BrowserContext, 'setOffline'> = context
    return { page, context: withoutLine, base, errors, setOffline, close: () => context.close() }
  }

  return {
    app,
    device,
    async close() {
      await browser.close()
      for (const line of lines) line.close()
      server.close()
      if ('closeAllConnections' in server) server.closeAllConnections()
      await app.close()
    },
  }
}
export type Theatre = Awaited<ReturnType<typeof openTheatre>>

/** As text, because the client's policy lets no function be made of text in the page, which a browser's tools may. */
const violations = `axe.run({ resultTypes: ['violations'] }).then(({ violations }) =>
  violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.html.slice(0, 160)).join(' | ')))`

/** Axe within the page, where it stays until that is left: ten times as quick as through its driver. */
async function axeFinds(page: Page): Promise<string[]> {
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axe.source)
  return page.evaluate<string[]>(violations)
}

/** Once the screen has its heading and stands still, axe finds nothing on it. */
export async function expectAccessible(page: Page) {
  await page.locator('h1').first().waitFor({ state: 'attached' })
  await expect.poll(() => axeFinds(page), { message: page.url(), timeout: 10_000 }).toEqual([])
}

/** Signs a member of staff in through the form. */
export async function signInAs(page: Page, user: string, password: string) {
  await page.goto('/sign-in')
  await page.getByLabel('用户名').fill(user)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

/** Signs 张梅, a vendor, in with the code that was sent to her phone. */
export async function signInVendor({ app }: Theatre, page: Page) {
  const before = app.sent.length
  await page.goto('/sign-in')
  await page.getByRole('tab', { name: '商户' }).click()
  await page.getByLabel('手机号').fill(phones.zhangmei)
  await page.getByRole('button', { name: '获取验证码' }).click()
  await expect.poll(() => app.sent.length).toBe(before + 1)
  await page.getByLabel('验证码', { exact: true }).fill(app.sent.at(-1)?.code ?? '')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: '我的摊位' }).waitFor()
}

/** Presses "send now" on a phone that holds something, unless it sent by itself meanwhile. */
export const sendNow = (page: Page) =>
  page
    .getByRole('button', { name: '现在发送' })
    .click({ timeout: 3_000 })
    .catch(() => undefined)

/** A slow phone: photos are being made until what this answers with is called. */
export async function holdPhotos(page: Page) {
  await page.evaluate(`{
    const made = createImageBitmap
    const held = new Promise((letGo) => (window.letPhotosGo = letGo))
    window.createImageBitmap = (picture) => held.then(() => made(picture))
  }`)
  return () => page.evaluate('window.letPhotosGo()')
}
