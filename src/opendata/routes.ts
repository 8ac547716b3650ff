import { Hono } from 'hono'
import pLimit from 'p-limit'
import { csvFile, type RowBatch } from '../ask/rules-file.ts'
import type { Db } from '../db/open.ts'
import { allow, staff } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { streamOf } from '../http/stream.ts'
import { unitOfWork } from '../http/unit-of-work.ts'
import { answers, valid } from '../http/valid.ts'
import { togetherBy } from '../live/together.ts'
import { districtDay } from '../people/queries.ts'
import { Problem } from '../problems.ts'
import { monthIsOver, scopeOfMonth } from '../ratio/queries-snapshots.ts'
import { addDays } from '../shared/evening.ts'
import * as queries from './queries.ts'
import {
  businessCells,
  feedVersion,
  fieldsOf,
  inspectionCells,
  least,
  license,
  type OpenFile,
  type OpenPlace,
} from './rules.ts'
import { OpenChoices, OpenDecision, OpenFileParam, OpenMonths } from './schema.ts'

const batch = 500

/** Anybody may ask, and gets the same: one reading serves all who ask meanwhile, and two at a time leave the database to others. */
const months = togetherBy<string[]>()
const places = togetherBy<OpenPlace[]>()
const looks = togetherBy<Awaited<ReturnType<typeof queries.openLooks>>>()
const inTurn = pLimit(2)

const placesOf = (db: Db, days: queries.MonthDays, clock: () => Date) =>
  places(db, days.from, () => inTurn(() => queries.openPlaces(db, days, clock())))

async function* inspections(db: Db, days: queries.MonthDays, clock: () => Date): AsyncGenerator<RowBatch> {
  const told = await placesOf(db, days, clock)
  for (let evening = days.from; evening <= days.to; evening = addDays(evening, 1)) {
    // Shared only by those who tell of the same places, so that no file tells of one that was left out meanwhile.
    const seen = await looks(told, evening, () => inTurn(() => queries.openLooks(db, evening, told)))
    yield { cells: seen.map(({ id, outcome }) => inspectionCells(id, evening, outcome)) }
  }
}

async function* businesses(db: Db, days: queries.MonthDays, clock: () => Date): AsyncGenerator<RowBatch> {
  const told = await placesOf(db, days, clock)
  for (let at = 0; at < told.length; at += batch)
    yield { cells: told.slice(at, at + batch).map((place) => businessCells(place)) }
}

async function* feedInfo(db: Db, { from }: queries.MonthDays, clock: () => Date): AsyncGenerator<RowBatch> {
  const today = (await districtDay(db, clock())).replaceAll('-', '')
  yield { cells: [[today, feedVersion, from.slice(0, 7), license, least.looks, least.places]] }
}

const made = {
  'businesses.csv': businesses,
  'inspections.csv': inspections,
  'feed_info.csv': feedInfo,
} satisfies Record<OpenFile, unknown>

/** 开放数据: a month's looks for anybody, in LIVES-like files without personal data; a supervisor says which months. */
export const openDataRoutes = new Hono<Env>()
  .get('/open-data', allow('public'), answers('Months of open data, for anybody', OpenMonths), async (c) => {
    const { db } = c.var
    const holding = new Set(await months(db, 'all', () => inTurn(() => queries.monthsWithLooks(db))))
    const published = (await queries.publishedMonths(db)).map(({ month, at }) => ({
      month: month.slice(0, 7),
      published_at: at.toISOString(),
    }))
    return c.json({ months: published.filter(({ month }) => holding.has(month)) })
  })
  .get(
    '/open-data/months',
    allow('data.publish'),
    answers('Months that are over and hold looks, newest first: what may be made public', OpenChoices),
    async (c) => {
      const { db, now } = c.var
      const offered = await queries.monthsWithLooks(db)
      const running = async (month: string) => !(await monthIsOver(db, scopeOfMonth(month, null), now))
      while (offered[0] !== undefined && (await running(offered[0]))) offered.shift()
      return c.json({ months: offered })
    },
  )
  .post(
    '/open-data',
    allow('data.publish'),
    answers('Make a month that is over public, or take it back', OpenDecision),
    valid('json', OpenDecision),
    unitOfWork,
    async (c) => {
      const { db, now } = c.var
      const { month, published } = c.req.valid('json')
      const scope = scopeOfMonth(month, null)
      if (!(await monthIsOver(db, scope, now))) throw new Problem('month_running')
      if (published && !(await queries.holdsLooks(db, scope))) throw new Problem('month_without_looks')
      if ((await queries.isPublished(db, scope.from)) !== published)
        await queries.decide(db, { month: scope.from, published, person_id: staff(c).id, at: now })
      return c.json({ month, published: await queries.isPublished(db, scope.from) })
    },
  )
  .get(
    '/open-data/:month/:file',
    allow('public'),
    answers('A file of a public month (CSV), as a stream'),
    valid('param', OpenFileParam),
    async (c) => {
      const { db, given } = c.var
      const { month, file } = c.req.valid('param')
      const { from, to } = scopeOfMonth(month, null)
      if (!(await queries.holdsLooks(db, { from, to }))) throw new Problem('month_without_looks')
      if (!(await queries.isPublished(db, from))) throw new Problem('not_found')
      const keys = fieldsOf[file]
      const columns = { keys, heads: keys, widths: keys.map(() => 0) }
      return c.body(streamOf(csvFile(columns, made[file](db, { from, to }, given.clock))), 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${month}_${file}"`,
      })
    },
  )
