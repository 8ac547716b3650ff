import { createHash } from 'node:crypto'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cast, password, phones } from '../support/cast.ts'
import { startApp, tonight, type TestApp } from '../support/harness.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

test('nobody is signed in at first', async () => {
  const { status, body } = await app.anyone.get('/me')
  expect(status).toBe(200)
  expect(body).toEqual({ who: null, can: [], sample: false, time_zone: 'Asia/Shanghai' })
})

test('an officer signs in with a password and is told what they may do', async () => {
  const answer = await app.anyone.post('/sign-in', { user_name: 'wangqiang', password })
  expect(answer.status).toBe(200)
  expect(answer.body.who).toMatchObject({
    name: '王强',
    role: 'officer',
    squad_name: '八道中队',
    squad_name_en: 'Badao squad',
    certified: true,
  })
  expect(answer.body.can).toContain('inspection.log')
  expect(answer.body.can).not.toContain('ratio.read')
  const cookie = answer.headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(/^session=[\w-]{43};/)
  expect(cookie).toContain('HttpOnly')
  expect(cookie).toContain('SameSite=Strict')
  const again = await app.client(cookie.split(';')[0]).get('/me')
  expect(again.body.who.name).toBe('王强')
})

test('only the hash of the token is stored', async () => {
  const answer = await app.anyone.post('/sign-in', { user_name: 'chenjing', password })
  const token = /session=([\w-]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? ''
  const rows = await app.db.selectFrom('session').select('token_hash').execute()
  const hash = createHash('sha256').update(token).digest('hex')
  expect(rows.map(({ token_hash }) => token_hash.toString('hex'))).toContain(hash)
  expect(rows.every(({ token_hash }) => token_hash.length === 32)).toBe(true)
})

test('a wrong password and an unknown name are refused alike, and five tries close the account for a while', async () => {
  for (let tries = 0; tries < 5; tries++) {
    expect((await app.anyone.post('/sign-in', { user_name: 'guomin', password: 'wrong' })).body.code).toBe(
      'sign_in_failed',
    )
  }
  const sixth = await app.anyone.post('/sign-in', { user_name: 'guomin', password })
  expect(sixth.status).toBe(429)
  expect(sixth.headers.get('retry-after')).toBe('900')
  expect((await app.anyone.post('/sign-in', { user_name: 'no.one', password })).body.code).toBe('sign_in_failed')
  app.time.now = new Date(tonight.getTime() + 901_000)
  expect((await app.anyone.post('/sign-in', { user_name: 'guomin', password })).status).toBe(200)
  app.time.now = tonight
})

test('a vendor signs in with a code that is sent, once', async () => {
  expect((await app.anyone.post('/codes', { phone: phones.zhangmei })).status).toBe(202)
  const code = await app.sentCode()
  expect(code).toMatch(/^\d{6}$/)
  expect((await app.anyone.post('/codes', { phone: phones.zhangmei })).status).toBe(429)
  const wrong = code === '000000' ? '000001' : '000000'
  expect((await app.anyone.post('/sign-in/code', { phone: phones.zhangmei, code: wrong })).body.code).toBe('code_wrong')
  const right = await app.anyone.post('/sign-in/code', { phone: phones.zhangmei, code })
  expect(right.body.who).toMatchObject({ kind: 'vendor', name: '张梅' })
  expect((await app.anyone.post('/sign-in/code', { phone: phones.zhangmei, code })).body.code).toBe('code_wrong')
})

test('a code is asked for alike by numbers that are nobody’s, and nothing is sent', async () => {
  const before = app.sent.length
  expect((await app.anyone.post('/codes', { phone: '13800000000' })).status).toBe(202)
  await app.given.codes.settled()
  expect(app.sent.length).toBe(before)
})

test('a code runs out after five minutes', async () => {
  await app.anyone.post('/codes', { phone: phones.yangfan })
  const code = await app.sentCode()
  app.time.now = new Date(tonight.getTime() + 301_000)
  expect((await app.anyone.post('/sign-in/code', { phone: phones.yangfan, code })).status).toBe(401)
  app.time.now = tonight
})

test('signing out ends the session; a forged token is nobody', async () => {
  const client = await app.as('lina')
  expect((await client.get('/me')).body.who.role).toBe('supervisor')
  expect((await client.post('/sign-out')).status).toBe(204)
  expect((await client.get('/me')).body.who).toBeNull()
  expect((await app.client('session=forged').get('/me')).body.who).toBeNull()
})

test('whoever signs in at a browser ends the session that was open there', async () => {
  const first = await app.as('wangqiang')
  const body = { user_name: 'chenjing', password }
  expect((await first.post('/sign-in', { ...body, password: 'not this one' })).status).toBe(401)
  expect((await first.get('/me')).body.who.name).toBe('王强')
  expect((await first.post('/sign-in', body)).body.who.name).toBe('陈静')
  expect((await first.get('/me')).body.who).toBeNull()
})

test('a deactivated officer is nobody at once', async () => {
  const client = await app.as('sunhao')
  await app.db.updateTable('person').set({ active: false }).where('user_name', '=', 'sunhao').execute()
  expect((await client.get('/me')).body.who).toBeNull()
})

test('a certificate is valid on the market’s day, not on the day of the database’s clock', async () => {
  await app.db
    .updateTable('certificate')
    .set({ valid_until: '2026-11-23' })
    .where('person_id', '=', cast.chenjing)
    .execute()
  const client = await app.as('chenjing')
  const certifiedAt = async (now: string) => {
    app.time.now = new Date(now)
    return (await client.get('/me')).body.who.certified
  }
  expect(await certifiedAt('2026-11-23T15:59:00Z')).toBe(true)
  expect(await certifiedAt('2026-11-23T16:01:00Z')).toBe(false)
  app.time.now = tonight
})

test('a session ends after its hours', async () => {
  const client = await app.as('lina')
  app.time.now = new Date(tonight.getTime() + 12 * 3_600_000 + 1)
  expect((await client.get('/me')).body.who).toBeNull()
  app.time.now = tonight
})

test('behind TLS the cookie is Secure and bound to its host', async () => {
  const secure = await startApp({ trust_proxy: true, database: app.database })
  const answer = await secure.anyone.post('/sign-in', { user_name: 'lina', password })
  expect(answer.headers.get('set-cookie')).toMatch(/^__Host-session=.*Secure/)
})

test('a write from a foreign origin is refused', async () => {
  const answer = await app.anyone.send(
    'POST',
    '/sign-in',
    { user_name: 'lina', password },
    { origin: 'https://evil.example' },
  )
  expect(answer.body.code).toBe('origin_refused')
})

test('fifty tries at once do not slip under the limit, and an address that tries many accounts is closed too', async () => {
  const other = await startApp()
  const guess = (user_name: string) => other.anyone.post('/sign-in', { user_name, password: 'wrong' })
  const answers = await Promise.all(Array.from({ length: 20 }, () => guess('liuyang')))
  expect(answers.filter((answer) => answer.status === 401).length).toBeLessThanOrEqual(5)
  for (let n = 0; n < 10; n++) await guess(`guess${n}`)
  expect((await guess('yet.another')).status).toBe(429)
  await other.close()
})

test('nobody waits for the gateway, and one that is silent or refuses is no other answer than for nobody’s number', async () => {
  const other = await startApp()
  const lines: string[] = []
  other.given.log = pino({}, { write: (line) => lines.push(line) })
  const gateway = Promise.withResolvers<void>()
  const asked = Promise.withResolvers<void>()
  other.gateway.take = () => {
    asked.resolve()
    return gateway.promise
  }
  const ask = async (phone: string) => {
    const { status, body } = await other.anyone.post('/codes', { phone })
    return { status, body: { ...body, request_id: null } }
  }
  // Were the gateway waited for, this would never be answered.
  expect(await ask(phones.malong)).toEqual(await ask('13800000000'))
  await asked.promise
  gateway.reject(new Error('gateway down'))
  await other.given.codes.settled()
  expect(lines.filter((line) => line.includes('gateway down'))).toHaveLength(1)
  expect(lines.join()).not.toContain(phones.malong)
  other.time.now = new Date(tonight.getTime() + 20_000)
  const again = await ask(phones.malong)
  expect(again).toMatchObject({ status: 429, body: { detail: { retry_after_s: 40 } } })
  expect(again).toEqual(await ask('13800000000'))
  other.time.now = new Date(tonight.getTime() + 61_000)
  other.gateway.take = async (phone, code) => void other.sent.push({ phone, code })
  expect((await ask(phones.malong)).status).toBe(202)
  expect(await other.sentCode()).toMatch(/^\d{6}$/)
  await other.close()
})

test('a request that says whose it is counts only while that person is signed in here', async () => {
  const wangqiang = await app.as('wangqiang')
  const asked = (person: string) => wangqiang.send('GET', '/patrols/current', undefined, { 'x-person': person })
  expect((await asked(cast.wangqiang)).status).toBe(200)
  expect((await asked(cast.chenjing)).status).toBe(401)
})

test('an address over its limit is refused without keeping more tries, known devices and other addresses as before', async () => {
  const flooded = await startApp({ trust_proxy: true })
  const signIn = (user_name: string, typed: string, cookie = '', address = '192.0.2.1') =>
    flooded.anyone.send('POST', '/sign-in', { user_name, password: typed }, { 'x-forwarded-for': address, cookie })
  const known = (await signIn('lina', password)).headers.getSetCookie().find((set) => set.includes('device'))
  const kept = async () => (await flooded.db.selectFrom('sign_in_attempt').select('id').execute()).length
  const answers: number[] = []
  for (let n = 0; n < 33; n++) answers.push((await signIn(`guess${n}`, 'wrong')).status)
  expect(answers).toEqual([...Array<number>(30).fill(401), ...Array<number>(3).fill(429)])
  expect(await kept()).toBe(31)
  const device = known?.split(';')[0]
  for (let n = 0; n < 5; n++) expect((await signIn('lina', 'wrong', device)).status).toBe(401)
  expect((await signIn('lina', password, device)).status).toBe(429)
  expect((await signIn('lina', password, device)).status).toBe(429)
  expect(await kept()).toBe(37)
  expect((await signIn('wangqiang', password, '', '192.0.2.2')).status).toBe(200)
  flooded.time.now = new Date(tonight.getTime() + 901_000)
  expect((await signIn('chenjing', password)).status).toBe(200)
  await flooded.close()
})
