import type { Insertable } from 'kysely'
import { seasonsOf } from '../calendar/queries-seasons.ts'
import type { Db } from '../db/open.ts'
import type { EventTable } from '../db/tables.ts'
import { chainRows } from '../events/queries.ts'
import { chainOf, genesis, type Entry } from '../events/rules.ts'
import { headsOf } from '../events/rules-heads.ts'
import { contentHash } from '../inspections/queries.ts'
import { inspectionRow } from '../inspections/rules-rows.ts'
import { keepDecision } from '../opendata/queries.ts'
import { scopeOfMonth } from '../ratio/queries-snapshots.ts'
import { lockMonth } from '../ratio/routes-snapshots.ts'
import { newId, type Random } from '../shared/ids.ts'
import { recountFinding } from '../tally/queries-findings.ts'
import { recountLook } from '../tally/queries-looks.ts'
import { insertMany } from './queries-write.ts'
import { timeZone } from './rules-district.ts'
import type { SampleOverturned } from './rules-log.ts'
import type { SampleMonth } from './rules-months.ts'
import type { Belongs } from './rules-rows.ts'
import type { Walked } from './rules-walk.ts'

/** What came after the month it belongs to was locked; its looks take others out and found nothing themselves. */
export interface SampleLate {
  looks: { belongs: Belongs; walked: Walked }[]
  lifted: SampleOverturned[]
}

interface Given {
  months: readonly SampleMonth[]
  late: SampleLate
  /** Who locked the months and made them public. */
  by: string
  random: Random
  print: (line: string) => void
}

/**
 * Chains the log per market in order of time and writes it. Every month is locked where its time comes in the log, as
 * everything stood but for what came later, which is written and counted afterwards.
 */
export async function writeLog(db: Db, entries: readonly Entry[], { print, ...given }: Given) {
  const ends = new Map<string, { position: number; hash: Uint8Array }>()
  const written: Insertable<EventTable>[][] = []
  let done = 0
  const write = async (part: readonly Entry[]) => {
    for (const [chain, each] of Map.groupBy(part, (entry) => chainOf(entry.market_id))) {
      const rows = chainRows(
        ends.get(chain) ?? { position: 0, hash: genesis },
        each.toSorted((a, b) => a.at.getTime() - b.at.getTime()),
      )
      const last = rows.at(-1)
      if (last) ends.set(chain, { position: Number(last.position), hash: last.hash })
      written.push(rows)
      await insertMany(db, 'event', rows)
    }
    done += part.length
    print(`示例：写入记录 ${done}/${entries.length} / sample: log`)
  }
  let rest = entries
  for (const month of given.months) {
    await write(rest.filter(({ at }) => at <= month.locked_at))
    rest = [...rest.filter(({ at }) => at > month.locked_at), ...(await lock(db, month, given))]
  }
  await write(rest)
  await writeHeads(db, written.flat())
}

async function lock(
  db: Db,
  { month, locked_at, published_at }: SampleMonth,
  { late, by, random }: Omit<Given, 'print'>,
): Promise<Entry[]> {
  const scope = scopeOfMonth(month, null)
  const locked = await lockMonth(db, scope, { id: newId(locked_at, random), locked_by: by, locked_at })
  const opened = await keepDecision(db, { month: scope.from, published: true, person_id: by, at: published_at })
  const looks = late.looks.filter(({ belongs }) => belongs.evening.startsWith(month))
  await insertMany(
    db,
    'inspection',
    looks.map(({ belongs, walked }) =>
      inspectionRow(walked.capture, { ...belongs, ...walked }, contentHash(walked.capture)),
    ),
  )
  for (const { walked } of looks) await recountLook(db, walked.capture)
  const lifted = late.lifted.filter(({ entry }) => entry.evening?.startsWith(month))
  await insertMany(
    db,
    'overturned_action',
    lifted.map(({ row }) => row),
  )
  for (const { finding_id } of lifted) await recountFinding(db, finding_id)
  return [locked, opened].filter((entry) => entry !== undefined)
}

async function writeHeads(db: Db, rows: readonly Insertable<EventTable>[]) {
  const markets = await db
    .selectFrom('market')
    .select(['id', 'time_zone', 'opens', 'closes', seasonsOf('market.id').as('seasons')])
    .execute()
  const hours = new Map(markets.map((market) => [market.id, market]))
  const heads = [...Map.groupBy(rows, ({ chain }) => chain)].flatMap(([chain, each]) =>
    headsOf(
      each.map((row) => ({ row, at: new Date(row.at) })),
      hours.get(chain) ?? { time_zone: timeZone, opens: null, closes: null, seasons: [] },
    ).map(([evening, { row, at }]) => ({ chain, evening, position: row.position, hash: row.hash, published_at: at })),
  )
  await insertMany(db, 'published_head', heads)
}
