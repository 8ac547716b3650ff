import type { MiddlewareHandler } from 'hono'
import { Problem } from '../problems.ts'
import { networkOf } from './address.ts'
import type { Env } from './context.ts'

/** Requests a minute; an address may stand for a whole carrier's phones, so it gets many accounts' worth. */
export interface RequestLimits {
  per_account: number
  per_address: number
}

const minute = 60_000

/** Counts requests per minute, in this process; sign-in attempts have their own, stored limits. */
export function limitRequests(limits: RequestLimits): MiddlewareHandler<Env> {
  let window = 0
  let counts = new Map<string, number>()
  return async (c, next) => {
    const at = c.var.now.getTime()
    const current = Math.floor(at / minute)
    if (current !== window) {
      window = current
      counts = new Map()
    }
    const who = c.var.who
    const key = who ? `${c.var.district}/${who.id}` : networkOf(c)
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    if (count > (who ? limits.per_account : limits.per_address)) {
      throw new Problem('too_many_requests', { retry_after_s: Math.ceil((minute - (at % minute)) / 1000) })
    }
    await next()
  }
}
