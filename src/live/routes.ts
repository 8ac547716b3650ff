import { Hono } from 'hono'
import * as v from 'valibot'
import { allow } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { answers, valid } from '../http/valid.ts'
import { Problem } from '../problems.ts'
import { MarketId } from '../shared/text.ts'
import { newestPosition, newestPositions } from './queries.ts'
import { beginAt, writeCursor } from './rules.ts'
import { DistrictLiveQuery, LastEvent, LastEvents, LiveQuery, newsMessage } from './schema.ts'
import { tellEvents } from './stream.ts'

/** What happens as it happens: server-sent events in the order of each chain, resumable without gap or repeat. */
export const liveRoutes = new Hono<Env>()
  .get(
    '/markets/:market/live',
    allow('market.read'),
    answers('Server-sent events of a market; resumes after Last-Event-ID'),
    valid('param', v.object({ market: MarketId })),
    valid('query', LiveQuery),
    valid('header', LastEvent),
    async (c) => {
      const { market } = c.req.valid('param')
      const newest = await newestPosition(c.var.db, market)
      if (newest === undefined) throw new Problem('not_found')
      const asked = c.req.valid('header')['last-event-id'] ?? c.req.valid('query').after ?? newest
      const position = Math.min(asked, newest)
      return tellEvents(c, {
        policy: 'market.read',
        first: { id: String(position), data: { position, complete: asked <= newest } },
        begin: (hub, ring) => hub.follow(market, position, newest, ring),
        gather: 0,
        // One write for all, and an id for each: who is cut off in between goes on behind the last whole one.
        write: (rows) =>
          rows.map(({ position: id, kind, data }) => `id: ${id}\nevent: ${kind}\ndata: ${data}\n\n`).join(''),
      })
    },
  )
  .get(
    '/live',
    // Complaints about officers are told in the district's own chain, so it is for those who may read the whole log.
    allow('log.read'),
    answers('Server-sent events of all markets and the district; resumes after Last-Event-ID'),
    valid('query', DistrictLiveQuery),
    valid('header', LastEvents),
    async (c) => {
      const heads = await newestPositions(c.var.db)
      const asked = c.req.valid('header')['last-event-id'] ?? c.req.valid('query').after
      const { cursor, complete } = beginAt(asked, heads)
      return tellEvents(c, {
        policy: 'log.read',
        first: { id: writeCursor(cursor), data: { complete } },
        begin: (hub, ring) => hub.followAll(cursor, heads, ring),
        // The first event of a lull is told at once; on a busy evening all consoles get a few at a time.
        gather: 50,
        // One message for all: it arrives whole or not at all, so the cursor need not be repeated for each event.
        write: (rows, { positions }) => {
          const news = rows.map(({ chain, position, data }) => {
            const market = JSON.stringify(chain === '-' ? null : chain)
            return `{"market":${market},"position":${position},"event":${data}}`
          })
          return `id: ${writeCursor(positions)}\nevent: ${newsMessage}\ndata: [${news.join(',')}]\n\n`
        },
      })
    },
  )
