import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import ipaddr from 'ipaddr.js'
import type { Env } from './context.ts'

/** The client's address: behind a trusted proxy what that proxy appended last, else the socket's; 'none' without one. */
export function addressOf(c: Context<Env>): string {
  if (c.var.given.trust_proxy) {
    const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
    if (forwarded) return forwarded
  }
  return c.env ? (getConnInfo(c).remote.address ?? 'none') : 'none'
}

/**
 * Whom limits per address count: an IPv4 address, also one written as IPv6, or the /64 of an IPv6 address, since whoever has
 * one has 2^64. What is no address stays as it is.
 */
export function networkOf(c: Context<Env>): string {
  const address = addressOf(c)
  if (!ipaddr.isValid(address)) return address
  const parsed = ipaddr.process(address)
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.toString()
  return `${new ipaddr.IPv6([...parsed.parts.slice(0, 4), 0, 0, 0, 0]).toRFC5952String()}/64`
}
