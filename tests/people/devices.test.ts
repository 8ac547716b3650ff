import { afterEach, beforeEach, expect, test } from 'vitest'
import { password, phones } from '../support/cast.ts'
import { seededRandom, startApp, tonight, type Answer, type TestApp } from '../support/harness.ts'

let app: TestApp
beforeEach(async () => {
  app = await startApp()
})
afterEach(() => app.close())

/** The cookie of an answer by its name, as the browser sends it back. */
const cookie = (answer: Answer, name: string) =>
  answer.headers
    .getSetCookie()
    .find((each) => each.startsWith(`${name}=`))
    ?.split(';')[0]

const asStaff = (user_name: string, word = password) => ({ user_name, password: word })
const later = (s: number) => (app.time.now = new Date(tonight.getTime() + s * 1000))

/** A browser whose session is over, but where `user_name` signed in before. */
async function browserOf(user_name: string) {
  return app.client(cookie(await app.anyone.post('/sign-in', asStaff(user_name)), 'device'))
}

async function guess(times: number, user_name: string, client = app.anyone) {
  let last = 0
  for (let n = 0; n < times; n++) last = (await client.post('/sign-in', asStaff(user_name, 'wrong'))).status
  return last
}

test('strangers who guess a supervisor’s password do not keep her out of a browser where she was before', async () => {
  const hers = await browserOf('lina')
  expect(await guess(7, 'lina')).toBe(429)
  expect((await app.anyone.post('/sign-in', asStaff('lina'))).status).toBe(429)
  expect((await hers.post('/sign-in', asStaff('lina'))).status).toBe(200)
  // Her signing in gives the strangers no new tries.
  expect((await app.anyone.post('/sign-in', asStaff('lina'))).status).toBe(429)
})

test('nor do those who guess many names from her own network', async () => {
  const hers = await browserOf('lina')
  for (let n = 0; n < 31; n++) await guess(1, `guess${n}`)
  expect((await app.anyone.post('/sign-in', asStaff('guomin'))).status).toBe(429)
  expect((await hers.post('/sign-in', asStaff('lina'))).status).toBe(200)
})

test('a known browser has five tries of its own, and uses up nobody else’s', async () => {
  const hers = await browserOf('lina')
  expect(await guess(5, 'lina', hers)).toBe(401)
  const sixth = await hers.post('/sign-in', asStaff('lina'))
  expect([sixth.status, sixth.headers.get('retry-after')]).toEqual([429, '900'])
  expect((await app.anyone.post('/sign-in', asStaff('lina'))).status).toBe(200)
  later(901)
  expect((await hers.post('/sign-in', asStaff('lina'))).status).toBe(200)
})

test('a browser is known for whoever signed in there, a shared phone for each of them, and for a year', async () => {
  const first = await app.anyone.post('/sign-in', asStaff('wangqiang'))
  const token = cookie(first, 'device')
  const phone = app.client(token)
  await guess(5, 'chenjing')
  await guess(5, 'wangqiang')
  expect((await phone.post('/sign-in', asStaff('chenjing'))).status).toBe(429)
  later(901)
  const second = await phone.post('/sign-in', asStaff('chenjing'))
  expect(cookie(second, 'device')).toBe(token)
  await guess(5, 'chenjing')
  await guess(5, 'wangqiang')
  expect((await phone.post('/sign-in', asStaff('chenjing'))).status).toBe(200)
  expect((await phone.post('/sign-in', asStaff('wangqiang'))).status).toBe(200)
  later(366 * 86_400 + 901)
  await guess(5, 'wangqiang')
  expect((await phone.post('/sign-in', asStaff('wangqiang'))).status).toBe(429)
})

test('the cookie is the office’s own, kept from scripts, and only its hash is stored', async () => {
  const made = app.client('device=chosen-by-somebody-else')
  const answer = await made.post('/sign-in', asStaff('lina'))
  const whole = answer.headers.getSetCookie().find((each) => each.startsWith('device=')) ?? ''
  expect(whole).toMatch(/^device=[\w-]{43}; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Strict$/)
  await guess(5, 'lina')
  expect((await made.post('/sign-in', asStaff('lina'))).status).toBe(429)
  const rows = await app.db.selectFrom('known_device').select('token_hash').execute()
  expect(rows.map(({ token_hash }) => token_hash.length)).toEqual([32])
  const secure = await startApp({ trust_proxy: true, database: app.database })
  secure.given.random = seededRandom('behind')
  const behind = await secure.anyone.post('/sign-in', asStaff('guomin'))
  expect(behind.headers.getSetCookie().join()).toMatch(/__Host-device=[^,]*Secure/)
})

test('who asks for a vendor’s codes and guesses at them keeps her neither from a code nor from signing in', async () => {
  const phone = phones.zhangmei
  const signIn = async (client = app.anyone) => {
    expect((await client.post('/codes', { phone })).status).toBe(202)
    return client.post('/sign-in/code', { phone, code: await app.sentCode() })
  }
  // A vendor at a browser that nobody knows signs in as ever.
  const first = await signIn()
  expect(first.status).toBe(200)
  const hers = app.client(cookie(first, 'device'))
  for (let n = 1; n <= 5; n++) {
    later(n * 61)
    await app.anyone.post('/codes', { phone })
    await app.anyone.post('/sign-in/code', { phone, code: '000000' })
  }
  expect((await app.anyone.post('/codes', { phone })).status).toBe(429)
  expect((await app.anyone.post('/sign-in/code', { phone, code: '000000' })).status).toBe(429)
  expect((await hers.post('/codes', { phone })).status).toBe(202)
  const code = await app.sentCode()
  expect((await hers.post('/codes', { phone })).status).toBe(429)
  expect((await app.anyone.post('/sign-in/code', { phone, code })).status).toBe(429)
  expect((await hers.post('/sign-in/code', { phone, code })).status).toBe(200)
})
