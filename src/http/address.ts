import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import type { Env } from './context.ts'

/** The client's address: behind a trusted proxy what that proxy appended last, else the socket's; 'none' without one. */
export function addressOf(c: Context<Env>): string {
  if (c.var.given.trust_proxy) {
    const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
    if (forwarded) return forwarded
  }
  return c.env ? (getConnInfo(c).remote.address ?? 'none') : 'none'
}
