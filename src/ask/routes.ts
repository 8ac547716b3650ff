import { Hono } from 'hono'
import { allow } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { answers, valid } from '../http/valid.ts'
import { Id, pageSize } from '../shared/text.ts'
import { askCount, askEvenings, askPage, askPlaces, checkFilter } from './queries.ts'
import {
  AskCount,
  AskFilter,
  AskPage,
  AskParam,
  AskPlaces,
  AskQuery,
  EveningsQuery,
  PlacedParam,
  StallEvenings,
} from './schema.ts'
import * as v from 'valibot'

const StrictFilter = v.strictObject(AskFilter.entries)

/** Ask anything: records of a kind as lists, narrowed by what stands in the address. */
export const askRoutes = new Hono<Env>()
  .get(
    '/ask/:kind',
    allow('record.ask'),
    answers('A page of records of a kind, narrowed, by key', AskPage),
    valid('param', AskParam),
    valid('query', AskQuery),
    async (c) => {
      const { kind } = c.req.valid('param')
      const { after, ...filter } = c.req.valid('query')
      checkFilter(kind, filter)
      return c.json(await askPage(c.var.db, kind, filter, { now: c.var.now, after, limit: pageSize }))
    },
  )
  .get(
    '/ask/:kind/count',
    allow('record.ask'),
    answers('How many records fit, counted to a thousand', AskCount),
    valid('param', AskParam),
    valid('query', StrictFilter),
    async (c) => {
      const { kind } = c.req.valid('param')
      const filter = c.req.valid('query')
      checkFilter(kind, filter)
      return c.json(await askCount(c.var.db, kind, filter, c.var.now))
    },
  )
  .get(
    '/ask/:kind/places',
    allow('record.ask'),
    answers('How many of the records lie at each place of one market', AskPlaces),
    valid('param', PlacedParam),
    valid('query', StrictFilter),
    async (c) => {
      const { kind } = c.req.valid('param')
      const filter = c.req.valid('query')
      checkFilter(kind, filter)
      return c.json(await askPlaces(c.var.db, kind, filter, c.var.now))
    },
  )
  .get(
    '/ask/coverage/:stall/evenings',
    allow('record.ask'),
    answers('The evenings on which a stall was assigned, seen or not, the newest first', StallEvenings),
    valid('param', v.object({ stall: Id })),
    valid('query', EveningsQuery),
    async (c) => {
      const { before, ...filter } = c.req.valid('query')
      checkFilter('coverage', filter)
      const page = { now: c.var.now, before, limit: pageSize }
      return c.json(await askEvenings(c.var.db, c.req.valid('param').stall, filter, page))
    },
  )
