import type { Context, MiddlewareHandler } from 'hono'
import { passes, type Policy } from '../people/rules.ts'
import type { Staff, Who } from '../people/schema.ts'
import { Problem } from '../problems.ts'
import type { Env } from './context.ts'

/** A handler that carries the policy it enforces, so that a test can find routes without one. */
export type PolicyHandler = MiddlewareHandler<Env> & { policy: Policy }

/** Lets a request pass that meets the policy; 401 for nobody, 403 for somebody else. */
export function allow(policy: Policy): PolicyHandler {
  const handler: MiddlewareHandler<Env> = async (c, next) => {
    if (!passes(policy, c.var.who)) throw new Problem(c.var.who ? 'not_allowed' : 'sign_in_required')
    await next()
  }
  return Object.assign(handler, { policy })
}

/** The member of staff behind a request whose policy lets only staff pass. */
export function staff(c: Context<Env>): Staff {
  if (c.var.who?.kind !== 'person') throw new Problem('not_allowed')
  return c.var.who
}

/** The vendor behind a request whose policy lets only vendors pass. */
export function vendor(c: Context<Env>): Extract<Who, { kind: 'vendor' }> {
  if (c.var.who?.kind !== 'vendor') throw new Problem('not_allowed')
  return c.var.who
}
