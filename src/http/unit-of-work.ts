import type { MiddlewareHandler } from 'hono'
import type { Env } from './context.ts'

class RolledBack extends Error {}

/**
 * The request is one transaction: committed when the handler answered below 400, rolled back otherwise. Hono's `next()`
 * never throws, so the answer and `c.error` are looked at instead.
 */
export const unitOfWork: MiddlewareHandler<Env> = async (c, next) => {
  const outside = c.var.db
  const acts: (() => void)[] = []
  c.set('afterCommit', (act) => acts.push(act))
  try {
    await outside.transaction().execute(async (transaction) => {
      c.set('db', transaction)
      await next()
      if (c.error || c.res.status >= 400) throw new RolledBack()
    })
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error
    return
  } finally {
    c.set('db', outside)
  }
  for (const act of acts) act()
}
