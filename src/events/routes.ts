import { Hono } from 'hono'
import { allow } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { answers, valid } from '../http/valid.ts'
import { pageSize } from '../shared/text.ts'
import { listEvents, listHeads } from './queries-read.ts'
import { verifyChain } from './queries-verify.ts'
import { LogHeads, LogPage, LogQuery, Verified, verifyBatch, VerifyQuery } from './schema.ts'

/** The log for supervisors: read it, note its heads, recompute it. */
export const logRoutes = new Hono<Env>()
  .get(
    '/log',
    allow('log.read'),
    answers('A chain of the log, newest first', LogPage),
    valid('query', LogQuery),
    async (c) => {
      const found = await listEvents(c.var.db, { ...c.req.valid('query'), limit: pageSize + 1 })
      const rows = found.slice(0, pageSize).map(({ at, hash, body, ...row }) => ({
        ...row,
        at: at.toISOString(),
        body: body as Record<string, unknown>,
        hash: hash.toString('hex'),
      }))
      return c.json({ rows, next: found.length > pageSize ? (rows.at(-1)?.position ?? null) : null })
    },
  )
  .get(
    '/log/heads',
    allow('log.read'),
    answers('The newest row of every chain, to be kept elsewhere', LogHeads),
    async (c) => {
      const heads = await listHeads(c.var.db)
      const rows = heads.map(({ at, hash, ...row }) => ({ ...row, at: at.toISOString(), hash: hash.toString('hex') }))
      return c.json({ as_of: c.var.now.toISOString(), rows })
    },
  )
  .get(
    '/log/verify',
    allow('log.read'),
    answers('Recomputes the next part of a chain', Verified),
    valid('query', VerifyQuery),
    async (c) => {
      const { chain, after } = c.req.valid('query')
      return c.json(await verifyChain(c.var.db, chain, after, verifyBatch))
    },
  )
