import { Hono } from 'hono'
import type { Db } from '../db/open.ts'
import { allow } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { answers, valid } from '../http/valid.ts'
import { Problem } from '../problems.ts'
import { entriesHolding, itemsNow, told } from './queries-search.ts'
import { readCursor, writeCursor } from './rules-cursor.ts'
import { entryKinds, type EntryKind } from './rules-kinds.ts'
import { holds } from './rules-search.ts'
import { SearchAnswer, SearchQuery } from './schema-search.ts'

/** How many hits of a kind: beside others, and in a list of its own. */
const shown = { beside: 5, alone: 30 } as const

async function group(db: Db, kind: EntryKind, q: string, after: readonly string[] | null, limit: number) {
  const hits = await entriesHolding(db, kind, q, { after, limit: limit + 1 })
  const page = hits.slice(0, limit)
  const last = hits.length > limit ? page.at(-1) : undefined
  return { kind, hits: await told(db, kind, page, q), next: last ? writeCursor([last.key, last.id]) : null }
}

/** One box that finds vendors, places, documents, notes and what vendors said, by any words in them. */
export const searchRoutes = new Hono<Env>().get(
  '/search',
  allow('record.ask'),
  answers('Records that hold all words, by kind, the newest first', SearchAnswer),
  valid('query', SearchQuery),
  async (c) => {
    const { db } = c.var
    const { q, kind, after } = c.req.valid('query')
    const key = after === undefined ? null : readCursor(after, ['instant', 'id'])
    if (after !== undefined && (key === null || kind === undefined))
      throw new Problem('invalid_request', { fields: [{ path: 'after', message: 'no cursor of this list' }] })
    const groups = []
    for (const each of kind === undefined ? entryKinds : [kind])
      groups.push(await group(db, each, q, key, kind === undefined ? shown.beside : shown.alone))
    const items = kind === undefined ? await itemsNow(db) : []
    return c.json({
      items: items.filter((item) => holds(`${item.code} ${item.name} ${item.name_en}`, q)),
      groups: groups.filter(({ hits }) => hits.length > 0),
    })
  },
)
