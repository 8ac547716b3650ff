import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { build } from 'vite'
import { launchBrowser } from '../../../support/browser.ts'

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }
/** Builds the harness page as the product is built and serves it to a browser without a port, under the product's CSP. */
export async function startHarness() {
  const folder = await mkdtemp(join(tmpdir(), 'market-map-'))
  const [browser] = await Promise.all([
    launchBrowser(),
    build({
      root: import.meta.dirname,
      configFile: false,
      logLevel: 'error',
      build: { outDir: folder, emptyOutDir: true, assetsInlineLimit: 0 },
    }),
  ])
  const complaints: string[] = []

  async function open(query: Record<string, string | number>, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce', ...options })
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(String(error)))
    await page.route('http://map.test/**', async (route) => {
      const path = new URL(route.request().url()).pathname
      const file = path === '/' ? '/index.html' : path
      if (!existsSync(join(folder, file))) return route.fulfill({ status: 404 })
      await route.fulfill({
        body: await readFile(join(folder, file)),
        contentType: types[extname(file)] ?? 'application/octet-stream',
        headers: { 'content-security-policy': "default-src 'self'; style-src 'self'" },
      })
    })
    const set = Object.entries(query).map(([key, value]): [string, string] => [key, String(value)])
    await page.goto(`http://map.test/?${new URLSearchParams(set).toString()}`)
    await page.waitForFunction(() => window.harness.map.where('stall-0') !== null)
    return page
  }

  return {
    open,
    /** What the browser complained about since the start, such as a style that the policy refuses. */
    complaints,
    async stop() {
      await browser.close()
      await rm(folder, { recursive: true })
    },
  }
}
