import { bodyLimit } from 'hono/body-limit'
import { getCookie } from 'hono/cookie'
import type { MiddlewareHandler } from 'hono'
import { Problem } from '../problems.ts'
import { cookieName } from '../people/routes-sessions.ts'
import { whoOf } from '../people/queries-sessions.ts'
import { passes } from '../people/rules.ts'
import { newId } from '../shared/ids.ts'
import type { Env, Given } from './context.ts'
import { requestSeconds } from './metrics.ts'

/** The district whose name the host starts with, else the default. */
function districtOf(host: string | undefined, districts: readonly string[]): string {
  const label = host?.split(/[.:]/)[0]
  return districts.find((name) => name === label) ?? districts[0] ?? 'yuanbao'
}

/** Gives a request its time, its district's handle, its id and its log, and logs how it ended. */
export function enter(given: Given): MiddlewareHandler<Env> {
  return async (c, next) => {
    const now = given.clock()
    const district = districtOf(c.req.header('host'), given.districts)
    const request_id = newId(now, given.random)
    c.set('given', given)
    c.set('now', now)
    c.set('district', district)
    c.set('db', given.database.district(district))
    c.set('who', null)
    c.set('request_id', request_id)
    c.set('log', given.log.child({ request_id, district }))
    c.header('X-Request-Id', request_id)
    const started = performance.now()
    await next()
    const seconds = (performance.now() - started) / 1000
    requestSeconds.observe({ method: c.req.method, status: c.res.status }, seconds)
    const who = c.var.who?.id
    c.var.log.info({
      method: c.req.method,
      path: c.req.path,
      status: c.res.status,
      ms: Math.round(seconds * 1000),
      who,
    })
  }
}

/**
 * Finds out who is behind the session cookie. A phone says in `X-Person` whose records it sends: where somebody else has
 * signed in meanwhile, in another tab, the request is nobody's, and the records wait for their own.
 */
export const recognise: MiddlewareHandler<Env> = async (c, next) => {
  const token = getCookie(c, cookieName(c.var.given.trust_proxy))
  const who = token ? await whoOf(c.var.db, token, c.var.now) : null
  const meant = c.req.header('x-person')
  if (who && (meant === undefined || meant === who.id)) c.set('who', who)
  await next()
}

/** Refuses writes that a page of another origin sent with this browser's cookies. */
export const sameOrigin: MiddlewareHandler<Env> = async (c, next) => {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
    const origin = c.req.header('origin')
    const site = c.req.header('sec-fetch-site')
    const foreign = origin !== undefined && !sameHost(origin, c.req.header('host'))
    if (foreign || (site !== undefined && site !== 'same-origin' && site !== 'none'))
      throw new Problem('origin_refused')
  }
  await next()
}

function sameHost(origin: string, host: string | undefined): boolean {
  try {
    return new URL(origin).host === host
  } catch {
    return false
  }
}

/** Answers are one person's unless their route says otherwise: no browser or proxy may keep them for the next one. */
export const unkept: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store')
}

const photo = /^\/api\/(own\/)?photos\/[^/]+$/

/**
 * A write carries JSON and nothing else, but for a photo, which is raw bytes and bounded by its route as it is read. Its
 * size is bounded, more generously for what may be large from whoever may send it.
 */
export function boundedBody(): MiddlewareHandler<Env> {
  const onError = () => {
    throw new Problem('body_too_large')
  }
  const ordinary = bodyLimit({ maxSize: 256 * 1024, onError })
  const plan = bodyLimit({ maxSize: 24 * 1024 * 1024, onError })
  return async (c, next) => {
    if (c.req.method === 'PUT' && photo.test(c.req.path)) {
      const may = c.req.path.startsWith('/api/own/') ? 'own.ask' : 'photo.add'
      return passes(may, c.var.who) ? next() : ordinary(c, next)
    }
    const type = c.req.header('content-type')
    const carries = c.req.raw.body !== null && c.req.method !== 'GET' && c.req.method !== 'HEAD'
    if (carries && type !== undefined && !/^application\/(geo\+)?json\b/i.test(type)) {
      throw new Problem('unsupported_media_type')
    }
    const large = /\/plans(\/preview|\/drawn)?$/.test(c.req.path) && passes('plan.edit', c.var.who)
    return (large ? plan : ordinary)(c, next)
  }
}
