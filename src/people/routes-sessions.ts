import { hash, verify } from '@node-rs/argon2'
import { Hono, type Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { networkOf } from '../http/address.ts'
import { allow } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { answers, valid } from '../http/valid.ts'
import { Problem } from '../problems.ts'
import { newId } from '../shared/ids.ts'
import { keepDevice, knownDevice, type Typed } from './queries-devices.ts'
import * as queries from './queries-sessions.ts'
import { attemptLimits, capabilitiesOf, codeLimits, deviceDays } from './rules.ts'
import { CodeRequest, CodeSignIn, Me, SignIn, type Who } from './schema.ts'
import * as v from 'valibot'

/** The session cookie's name; the prefix makes browsers insist on Secure, this host and path /. */
export const cookieName = (secure: boolean) => (secure ? '__Host-session' : 'session')

/** The name of the cookie by which a browser is known after its session ended; it opens nothing. */
const deviceCookie = (secure: boolean) => (secure ? '__Host-device' : 'device')

/** The hash by which this browser is known to have signed in as `typed` before, else null. */
async function deviceOf(c: Context<Env>, typed: Typed): Promise<Buffer | null> {
  const token = getCookie(c, deviceCookie(c.var.given.trust_proxy))
  return token === undefined ? null : knownDevice(c.var.db, token, typed, c.var.now)
}

/** What tries are counted under: a known device has its own, so that those of strangers do not shut it out. */
const bucket = (account: string, device: Buffer | null) =>
  device ? `device:${device.toString('hex')}:${account}` : account

async function limited(c: Context<Env>, account: string, device: Buffer | null) {
  const { given, db, now } = c.var
  const attempt = { id: newId(now, given.random), account: bucket(account, device), address: networkOf(c), at: now }
  const { per_account, per_address, window_s } = attemptLimits
  // A known device is not asked for its address either: a whole office has one, with whoever guesses on its network.
  const over = (counted: { of_account: number; of_address: number }) =>
    counted.of_account > per_account || (!device && counted.of_address > per_address)
  let counted = await queries.attemptsAround(db, attempt)
  // What is refused from an address that is over its limit is not kept: a flood would write a row for each try.
  if (!over(counted) || counted.of_address <= per_address) {
    // Kept first and counted after, so that many at once cannot all slip under the limit.
    await queries.keepAttempt(db, attempt)
    counted = await queries.attemptsAround(db, attempt)
  }
  if (over(counted)) throw new Problem('too_many_requests', { retry_after_s: window_s })
}

async function me(c: Context<Env>, who: Who | null): Promise<Me> {
  return { who, can: [...capabilitiesOf(who)], ...(await queries.surroundings(c.var.db)) }
}

async function begin(c: Context<Env>, owner: { kind: 'person' | 'vendor'; id: string }) {
  const { given, db, now } = c.var
  const name = cookieName(given.trust_proxy)
  // Whoever was signed in at this browser before is not any longer: their cookie is replaced, and nobody could end it.
  const before = getCookie(c, name)
  if (before) await queries.closeSession(db, before)
  const { token, expires_at } = await queries.openSession(db, owner, now, given.random)
  const kept = { httpOnly: true, sameSite: 'Strict', secure: given.trust_proxy, path: '/' } as const
  setCookie(c, name, token, { ...kept, maxAge: Math.floor((expires_at.getTime() - now.getTime()) / 1000) })
  const device = deviceCookie(given.trust_proxy)
  const known = await keepDevice(db, getCookie(c, device), owner, now, given.random)
  setCookie(c, device, known, { ...kept, maxAge: deviceDays * 86_400 })
  return me(c, await queries.whoOf(db, token, now))
}

// Verified against when the user name is unknown, so that the answer takes as long as for a known one.
const nobody = hash('no such account')

/** Sign-in, sign-out, one-time codes and who am I. Not units of work: a failed try must be counted, not rolled back. */
export const sessionRoutes = new Hono<Env>()
  .get('/me', allow('public'), answers('Who is signed in and what they may do', Me), async (c) =>
    c.json(await me(c, c.var.who)),
  )
  .post('/sign-in', allow('public'), answers('Sign in as staff', Me), valid('json', SignIn), async (c) => {
    const { user_name, password } = c.req.valid('json')
    const account = `user:${user_name}`
    const device = await deviceOf(c, { user_name })
    await limited(c, account, device)
    const person = await queries.personByUserName(c.var.db, user_name)
    const right = await verify(person?.password_hash ?? (await nobody), password)
    if (!person?.active || !right) throw new Problem('sign_in_failed')
    await queries.clearAttempts(c.var.db, bucket(account, device))
    return c.json(await begin(c, { kind: 'person', id: person.id }))
  })
  .post(
    '/codes',
    allow('public'),
    answers('Send a one-time code to a vendor', v.object({ resend_after_s: v.number() }), 202),
    valid('json', CodeRequest),
    async (c) => {
      const { phone } = c.req.valid('json')
      const { given, db, now } = c.var
      const device = await deviceOf(c, { phone })
      const wait = await queries.codeWait(db, phone, device, now)
      if (wait > 0) throw new Problem('too_many_requests', { retry_after_s: wait })
      await limited(c, `code:${phone}`, device)
      const code = queries.sixDigits(given.random)
      // Kept for unknown numbers too, and not forgotten where it could not be sent, so that neither this answer nor the
      // next one's wait tells who is a vendor.
      await queries.keepCode(db, phone, device, code, now)
      if (await queries.vendorByPhone(db, phone)) given.codes.send(phone, code, c.var.log)
      return c.json({ resend_after_s: codeLimits.resend_s }, 202)
    },
  )
  .post(
    '/sign-in/code',
    allow('public'),
    answers('Sign in as a vendor with a one-time code', Me),
    valid('json', CodeSignIn),
    async (c) => {
      const { phone, code } = c.req.valid('json')
      const device = await deviceOf(c, { phone })
      await limited(c, `phone:${phone}`, device)
      const right = await queries.useCode(c.var.db, phone, device, code, c.var.now)
      const found = right ? await queries.vendorByPhone(c.var.db, phone) : undefined
      if (!found) throw new Problem('code_wrong')
      await queries.clearAttempts(c.var.db, bucket(`phone:${phone}`, device))
      return c.json(await begin(c, { kind: 'vendor', id: found.id }))
    },
  )
  .post('/sign-out', allow('public'), answers('Sign out', undefined, 204), async (c) => {
    const name = cookieName(c.var.given.trust_proxy)
    const token = getCookie(c, name)
    if (token) await queries.closeSession(c.var.db, token)
    deleteCookie(c, name, { path: '/', secure: c.var.given.trust_proxy })
    return c.body(null, 204)
  })
