import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import type { Db } from '../db/open.ts'
import { append } from '../events/queries.ts'
import type { Entry } from '../events/rules.ts'
import { allow, staff } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { unitOfWork } from '../http/unit-of-work.ts'
import { answers, valid } from '../http/valid.ts'
import { districtDay } from '../people/queries.ts'
import { Problem } from '../problems.ts'
import { addDays } from '../shared/evening.ts'
import { newId } from '../shared/ids.ts'
import { Id, pageSize } from '../shared/text.ts'
import { atOneMoment, type Scope } from './queries.ts'
import * as queries from './queries-snapshots.ts'
import { ratioPage } from './routes.ts'
import { verdictOf } from './rules.ts'
import {
  Snapshot,
  SnapshotAsked,
  SnapshotList,
  SnapshotLocked,
  SnapshotsQuery,
  type SnapshotBody,
  type SnapshotDifference,
} from './schema-snapshots.ts'

function lineOf(row: queries.SnapshotLine) {
  const { id, market, market_name, market_name_en, enforced, handled, definition_version, locked_by_name } = row
  const limit = { numerator: row.limit_numerator, denominator: row.limit_denominator }
  return {
    ...{ id, market, market_name, market_name_en, enforced, handled, definition_version, locked_by_name, limit },
    month: row.month.slice(0, 7),
    verdict: verdictOf(row, limit),
    locked_at: row.locked_at.toISOString(),
  }
}

type DifferenceRow = Awaited<ReturnType<typeof queries.listDifferences>>[number]

const countedBy = (counted_as: string | null, kind: string | null) =>
  counted_as !== null && kind !== null ? { counted_as, kind } : null

function differenceOf(row: DifferenceRow): SnapshotDifference {
  const { finding_id, evening, item_name, item_name_en, market_name, market_name_en, why } = row
  return {
    ...{ finding_id, evening, item_name, item_name_en, market_name, market_name_en, why },
    locked: countedBy(row.locked_as, row.locked_kind),
    today: countedBy(row.counts_as, row.counts_kind),
    since: row.since.toISOString(),
  }
}

async function snapshot(c: Context<Env>, id: string): Promise<Snapshot> {
  return atOneMoment(c.var.db, async (db) => {
    const row = await queries.findSnapshot(db, id)
    if (!row) throw new Problem('not_found')
    const scope = queries.scopeOfMonth(row.month.slice(0, 7), row.market)
    const differences = await queries.listDifferences(db, row, scope)
    return {
      ...lineOf(row),
      body: row.body as unknown as SnapshotBody,
      today: await queries.countedNow(db, scope),
      differing: differences[0]?.differing ?? 0,
      differences: differences.map(differenceOf),
    }
  })
}

/**
 * Locks a month as it stands in `db`, with the chains' present ends, and answers what the log is to say of it; undefined
 * where somebody else was first, and then nothing is kept.
 */
export async function lockMonth(
  db: Db,
  scope: Scope,
  by: { id: string; locked_by: string; locked_at: Date },
): Promise<Entry | undefined> {
  const { market } = scope
  const page = await ratioPage(db, scope, by.locked_at, scope.to)
  const { headline, readings, guard, by_squad, by_market, definition_version, limit } = page
  const body = { headline, readings, guard, by_squad, by_market, heads: await queries.headsOf(db, market) }
  if (!(await queries.keepSnapshot(db, scope, { ...by, definition_version, limit, body }))) return
  const { enforced, handled } = headline
  return {
    market_id: market,
    evening: null,
    at: by.locked_at,
    actor: { kind: 'person', id: by.locked_by },
    kind: 'ratio.locked',
    subject: `ratio_snapshot:${by.id}`,
    body: { month: scope.from.slice(0, 7), market, enforced, handled, definition_version },
  }
}

/** Monthly figures that are locked once, and what has changed about them since. */
export const snapshotRoutes = new Hono<Env>()
  .get(
    '/ratio/snapshots',
    allow('ratio.read'),
    answers('Locked months, newest first, and the month that is due', SnapshotList),
    valid('query', SnapshotsQuery),
    async (c) => {
      const { db, now } = c.var
      const { market = null, before } = c.req.valid('query')
      const found = await queries.listSnapshots(db, market, before ? `${before}-01` : null, pageSize + 1)
      const rows = found.slice(0, pageSize).map(lineOf)
      const last = addDays(`${(await districtDay(db, now)).slice(0, 8)}01`, -1).slice(0, 7)
      const scope = queries.scopeOfMonth(last, market)
      const over = await queries.monthIsOver(db, scope, now)
      if (over === undefined) throw new Problem('not_found')
      const due = over && (await queries.snapshotOf(db, scope)) === undefined
      return c.json({
        rows,
        next: found.length > pageSize ? (rows.at(-1)?.month ?? null) : null,
        due: due ? last : null,
      })
    },
  )
  .post(
    '/ratio/snapshots',
    allow('ratio.lock'),
    answers('Lock a month; one that is locked already answers 200 and stays as it is', SnapshotLocked, 201, {
      200: ['Locked already', SnapshotLocked],
    }),
    valid('json', SnapshotAsked),
    unitOfWork,
    async (c) => {
      const { db, now, given } = c.var
      const { month, market = null } = c.req.valid('json')
      const scope = queries.scopeOfMonth(month, market)
      const over = await queries.monthIsOver(db, scope, now)
      if (over === undefined) throw new Problem('not_found')
      if (!over) throw new Problem('month_running')
      await queries.holdStill(db, market)
      const before = await queries.snapshotOf(db, scope)
      if (before !== undefined) return c.json({ id: before }, 200)
      const id = newId(now, given.random)
      const entry = await lockMonth(db, scope, { id, locked_by: staff(c).id, locked_at: now })
      if (!entry) return c.json({ id: (await queries.snapshotOf(db, scope)) ?? id }, 200)
      await append(db, entry)
      return c.json({ id }, 201)
    },
  )
  .get(
    '/ratio/snapshots/:snapshot',
    allow('ratio.read'),
    answers('A locked month, and every finding that counts otherwise today', Snapshot),
    valid('param', v.object({ snapshot: Id })),
    async (c) => c.json(await snapshot(c, c.req.valid('param').snapshot)),
  )
