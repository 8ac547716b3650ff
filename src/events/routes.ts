import { Hono } from 'hono'
import { allow } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { answers, valid } from '../http/valid.ts'
import { pageSize } from '../shared/text.ts'
import { publishHeads } from './queries.ts'
import { hashAt, publishedHeads } from './queries-heads.ts'
import { listEvents, listHeads, namesOf } from './queries-read.ts'
import { verifyChain } from './queries-verify.ts'
import {
  HeadState,
  KeptHead,
  LogHeads,
  LogPage,
  LogQuery,
  PublishedHeads,
  PublishedQuery,
  Verified,
  verifyBatch,
  VerifyQuery,
} from './schema.ts'

const stateOf = (kept: Buffer, stands: Buffer | null | undefined) =>
  stands ? (stands.equals(kept) ? 'same' : 'differs') : 'missing'

const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
/** Every id that a page of the log speaks of, once. */
const idsIn = (rows: readonly { subject: string; body: unknown }[]) => [
  ...new Set(rows.flatMap(({ subject, body }) => `${subject} ${JSON.stringify(body)}`.match(uuids) ?? [])),
]

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
      const named = await namesOf(c.var.db, idsIn(rows))
      return c.json({ rows, ...named, next: found.length > pageSize ? (rows.at(-1)?.position ?? null) : null })
    },
  )
  .get(
    '/log/heads',
    allow('log.read'),
    answers('The newest row of every chain, to be kept elsewhere', LogHeads),
    async (c) => {
      await publishHeads(c.var.db, c.var.now)
      const heads = await listHeads(c.var.db)
      const rows = heads.map(({ at, hash, ...row }) => ({ ...row, at: at.toISOString(), hash: hash.toString('hex') }))
      return c.json({ as_of: c.var.now.toISOString(), rows })
    },
  )
  .get(
    '/log/published',
    allow('log.read'),
    answers('Where chains ended when their evenings were over, and what stands there now', PublishedHeads),
    valid('query', PublishedQuery),
    async (c) => {
      const { chain, before } = c.req.valid('query')
      const [evening = '', from = ''] = before?.split(' ') ?? []
      const asked = { chain, before: before === undefined ? undefined : { evening, chain: from }, limit: pageSize + 1 }
      const found = await publishedHeads(c.var.db, asked)
      const rows = found.slice(0, pageSize).map(({ hash, stands, published_at, ...row }) => ({
        ...row,
        hash: hash.toString('hex'),
        published_at: published_at.toISOString(),
        state: stateOf(hash, stands),
      }))
      const last = rows.at(-1)
      return c.json({ rows, next: found.length > pageSize && last ? `${last.evening} ${last.chain}` : null })
    },
  )
  .get(
    '/log/compare',
    allow('log.read'),
    answers('Does a head that was kept on paper still stand?', HeadState),
    valid('query', KeptHead),
    async (c) => {
      const { chain, position, hash } = c.req.valid('query')
      return c.json({ state: stateOf(Buffer.from(hash, 'hex'), await hashAt(c.var.db, chain, position)) })
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
