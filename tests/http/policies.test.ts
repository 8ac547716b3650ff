import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PolicyHandler } from '../../src/http/allow.ts'
import { capabilities } from '../../src/people/rules.ts'
import { startApp, type TestApp } from '../support/harness.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

/** Policies by 'METHOD path' over every handler of the running application; middleware (ALL) has none by itself. */
function policiesByRoute() {
  const found = new Map<string, string[]>()
  for (const { method, path, handler } of app.app.routes) {
    if (method === 'ALL') continue
    const key = `${method} ${path}`
    const policy = (handler as Partial<PolicyHandler>).policy
    found.set(key, [...(found.get(key) ?? []), ...(policy ? [policy] : [])])
  }
  return found
}

test('every route declares exactly one policy', () => {
  const routes = policiesByRoute()
  expect(routes.size).toBeGreaterThan(8)
  const without = [...routes].filter(([, policies]) => policies.length !== 1).map(([route]) => route)
  expect(without).toEqual([])
})

test('every policy is one that exists', () => {
  const known = new Set<string>(['public', 'signed_in', ...Object.values(capabilities).flat()])
  for (const [route, policies] of policiesByRoute()) expect(known, route).toContain(policies[0])
})

test('whoever is not let in gets 401 or 403 on every guarded route, before anything is read or validated', async () => {
  const someone = {
    nobody: app.anyone,
    vendor: await app.as('zhangmei'),
    officer: await app.as('wangqiang'),
    supervisor: await app.as('lina'),
  }
  const allowed: Record<string, readonly string[]> = {
    nobody: [],
    vendor: capabilities.vendor,
    officer: capabilities.officer,
    supervisor: capabilities.supervisor,
  }
  for (const [route, [policy = '']] of policiesByRoute()) {
    if (policy === 'public') continue
    const [method = 'GET', path = '/'] = route.split(' ')
    const concrete = path.replace(/^\/api/, '').replaceAll(/:\w+(\{[^}]*\})?/g, 'x')
    for (const [role, client] of Object.entries(someone)) {
      if (policy === 'signed_in' ? role !== 'nobody' : allowed[role]?.includes(policy)) continue
      const { status } = await client.send(method as 'GET', concrete, method === 'GET' ? undefined : {})
      expect({ route, role, status }).toEqual({ route, role, status: role === 'nobody' ? 401 : 403 })
    }
  }
})
