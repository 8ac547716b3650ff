import { afterAll, beforeAll, expect, test } from 'vitest'
import { password } from '../support/cast.ts'
import { startApp, type TestApp } from '../support/harness.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

const signIn = (body: unknown) => app.anyone.send('POST', '/sign-in', body)

test('a refusal is problem details with a code, a status and the request’s id', async () => {
  const { status, headers, body } = await app.anyone.get('/no-such-thing')
  expect(status).toBe(404)
  expect(headers.get('content-type')).toBe('application/problem+json')
  expect(body).toMatchObject({ code: 'not_found', status: 404, request_id: headers.get('x-request-id') })
})

test('what is not JSON, or JSON of another form, names the fields', async () => {
  expect((await signIn('{broken')).body.code).toBe('invalid_request')
  expect((await signIn('[]')).body.code).toBe('invalid_request')
  const { status, body } = await signIn({ user_name: 5 })
  expect(status).toBe(400)
  expect(body.detail.fields.map((field: { path: string }) => field.path).sort()).toEqual(['password', 'user_name'])
})

test('who asks for the headers only is told the same as who reads', async () => {
  const lina = await app.as('lina')
  for (const path of ['/markets/NOWHERE/map', '/inspections/none', '/markets', '/nowhere'])
    expect((await lina.send('HEAD', path)).status, path).toBe((await lina.get(path)).status)
})

test('hostile text is refused and never a 500', async () => {
  for (const user_name of ['a\u0000b', '\ud800', 'x'.repeat(100_000), '\u202eevil', '   ']) {
    expect((await signIn({ user_name, password })).status, JSON.stringify(user_name.slice(0, 10))).toBe(400)
  }
})

test('another content type is refused', async () => {
  const answer = await app.anyone.send('POST', '/sign-in', 'user_name=a', { 'content-type': 'text/plain' })
  expect(answer.body.code).toBe('unsupported_media_type')
})

test('a body of 200 MB is refused unread', async () => {
  let pulled = 0
  const chunk = new Uint8Array(1024 * 1024).fill(32)
  const endless = new ReadableStream({
    pull(controller) {
      pulled += 1
      if (pulled > 200) controller.close()
      else controller.enqueue(chunk)
    },
  })
  const response = await app.app.request('http://localhost/api/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: endless,
    duplex: 'half',
  })
  expect(response.status).toBe(413)
  expect(((await response.json()) as { code: string }).code).toBe('body_too_large')
  expect(pulled).toBeLessThan(10)
})

test('a plan’s large body is taken only from whoever may edit plans', async () => {
  const body = { geojson: 'x'.repeat(300_000), valid_from: '2026-12-01' }
  expect((await app.anyone.post('/markets/pingan/plans/preview', body)).status).toBe(413)
  expect((await (await app.as('wangqiang')).post('/markets/pingan/plans/preview', body)).status).toBe(413)
  expect((await (await app.as('lina')).post('/markets/pingan/plans/preview', body)).status).toBe(200)
})

test('nobody keeps an answer for the next person at the same phone or proxy', async () => {
  for (const client of [app.anyone, await app.as('zhangmei'), await app.as('lina')]) {
    for (const path of ['/me', '/own', '/vendors', '/inspections', '/nowhere'])
      expect((await client.get(path)).headers.get('cache-control'), path).toBe('no-store')
  }
  expect((await app.anyone.get('/public/markets/pingan/map')).headers.get('cache-control')).toBe('no-cache')
})

test('an account that asks too often is told when to come back', async () => {
  const limited = await startApp({ limits: { per_account: 5, per_address: 1000 } })
  const client = await limited.as('wangqiang')
  for (let n = 0; n < 5; n++) expect((await client.get('/me')).status).toBe(200)
  const { status, headers } = await client.get('/me')
  expect(status).toBe(429)
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
  limited.time.now = new Date(limited.time.now.getTime() + 60_000)
  expect((await client.get('/me')).status).toBe(200)
  await limited.close()
})

test('every answer carries the security headers', async () => {
  const { headers } = await app.anyone.get('/me')
  expect(headers.get('content-security-policy')).toContain("default-src 'self'")
  expect(headers.get('content-security-policy')).not.toContain('unsafe')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('x-frame-options')).toBe('SAMEORIGIN')
})

test('healthy, ready, measured', async () => {
  expect((await app.app.request('http://localhost/healthz')).status).toBe(200)
  expect((await app.app.request('http://localhost/readyz')).status).toBe(200)
  expect(await (await app.app.request('http://localhost/metrics')).text()).toContain('http_request_seconds_count')
})

test('with a token, only its bearer reads the measurements', async () => {
  const guarded = await startApp({ database: app.database, metrics_token: 'secret' })
  const read = (authorization: string) =>
    guarded.app.request('http://localhost/metrics', { headers: { authorization } })
  expect((await read('')).status).toBe(404)
  expect((await read('Bearer secreT')).status).toBe(404)
  expect((await read('Bearer secret')).status).toBe(200)
})

test('limits count an IPv6 /64 as one address, an IPv4 address however it is written, and what is no address by itself', async () => {
  const limited = await startApp({ trust_proxy: true, limits: { per_account: 1e9, per_address: 1 } })
  const from = async (address: string) =>
    (await limited.anyone.send('GET', '/me', undefined, { 'x-forwarded-for': `192.0.2.9, ${address}` })).status
  expect(await from('2001:db8:1:2::1')).toBe(200)
  expect(await from('2001:db8:1:2:ffff:ffff:ffff:ffff')).toBe(429)
  expect(await from('2001:DB8:1:3::1')).toBe(200)
  expect(await from('::ffff:198.51.100.7')).toBe(200)
  expect(await from('198.51.100.7')).toBe(429)
  expect(await from('::ffff:198.51.100.8')).toBe(200)
  expect([await from('unknown'), await from('_hidden'), await from('unknown')]).toEqual([200, 200, 429])
  await limited.close()
})

test('tries to sign in from one IPv6 /64 count as from one address', async () => {
  const app = await startApp({ trust_proxy: true })
  const guess = (n: number) =>
    app.anyone.send(
      'POST',
      '/sign-in',
      { user_name: `guess${n}`, password: 'wrong' },
      { 'x-forwarded-for': `2001:db8::${n}` },
    )
  for (let n = 1; n <= 30; n++) await guess(n)
  expect((await guess(31)).status).toBe(429)
  await app.close()
})
