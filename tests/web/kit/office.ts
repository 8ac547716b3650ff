import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import type { Me } from '../../../src/people/schema.ts'
import { launchBrowser, phone } from '../../support/browser.ts'

const officer: Me['who'] = {
  kind: 'person',
  id: '01890000-0000-7000-8000-000000000001',
  name: '张卫东',
  role: 'officer',
  squad_id: '01890000-0000-7000-8000-000000000002',
  squad_name: '八道中队',
  squad_name_en: 'Badao squad',
  certified: true,
}
const vendor: Me['who'] = { kind: 'vendor', id: '01890000-0000-7000-8000-000000000003', name: '王秀兰', role: 'vendor' }

const mime: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
}

async function bodyOf(request: IncomingMessage) {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return JSON.parse(text || '{}') as Record<string, string>
}

/**
 * The built client before a server that only knows who signs in: enough for the shell, and able to misbehave on demand.
 * `down`: every /api answer is 503. `release`: appended to sw.js, so that another value is a new version of the app.
 */
export async function openOffice() {
  execFileSync(process.execPath, ['web/build.ts'], { stdio: 'pipe' })
  const office = { down: false, release: 1, sample: true }

  const answer = (response: ServerResponse, status: number, body?: object) => {
    const type = status >= 400 ? 'application/problem+json' : 'application/json'
    response.writeHead(status, { 'content-type': type }).end(body && JSON.stringify(body))
  }

  async function api(path: string, request: IncomingMessage, response: ServerResponse) {
    if (office.down) return answer(response, 503, { code: 'try_again', status: 503 })
    const role = /role=(\w+)/.exec(request.headers.cookie ?? '')?.[1]
    const me = (who: Me['who']): Me => ({ who, can: [], sample: office.sample, time_zone: 'Asia/Shanghai' })
    const given = await bodyOf(request)
    if (path === '/api/me') return answer(response, 200, me(role === 'officer' ? officer : role ? vendor : null))
    if (path === '/api/codes') return answer(response, 202, { resend_after_s: 60 })
    if (path === '/api/sign-in' && given['password'] === 'right') {
      response.setHeader('set-cookie', 'role=officer; path=/')
      return answer(response, 200, me(officer))
    }
    if (path === '/api/sign-in/code' && given['code'] === '123456') {
      response.setHeader('set-cookie', 'role=vendor; path=/')
      return answer(response, 200, me(vendor))
    }
    if (path === '/api/sign-out') {
      response.setHeader('set-cookie', 'role=; path=/; max-age=0')
      return answer(response, 204)
    }
    return answer(response, 401, { code: path === '/api/sign-in' ? 'sign_in_failed' : 'code_wrong', status: 401 })
  }

  const server = createServer((request, response) => {
    response.setHeader('content-security-policy', "default-src 'self'")
    const { pathname } = new URL(request.url ?? '/', 'http://office')
    if (pathname.startsWith('/api/')) return void api(pathname, request, response)
    const asked = join('dist', pathname)
    const file = existsSync(asked) && statSync(asked).isFile() ? asked : 'dist/index.html'
    response.writeHead(200, { 'content-type': mime[extname(file)] ?? 'text/plain', 'cache-control': 'no-cache' })
    response.end(pathname === '/sw.js' ? `${readFileSync(file, 'utf8')}\n// ${office.release}` : readFileSync(file))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const browser = await launchBrowser()

  /** A fresh device; `errors` collects script errors and violations of the content security policy. */
  async function device(options: { viewport?: typeof phone; dark?: boolean; large?: boolean; workers?: boolean } = {}) {
    const context = await browser.newContext({
      baseURL: base,
      viewport: options.viewport ?? phone,
      colorScheme: options.dark ? 'dark' : 'light',
      serviceWorkers: options.workers ? 'allow' : 'block',
      reducedMotion: 'reduce',
    })
    if (options.large) await context.addInitScript(() => localStorage.setItem('large_print', 'yes'))
    const page = await context.newPage()
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        errors.push(message.text())
    })
    const enter = (role: 'officer' | 'vendor') => context.addCookies([{ name: 'role', value: role, url: base }])
    return { page, context, errors, enter, close: () => context.close() }
  }

  return {
    office,
    device,
    async close() {
      await browser.close()
      server.closeAllConnections()
      server.close()
    },
  }
}
