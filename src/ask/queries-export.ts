import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import { append } from '../events/queries.ts'
import type { EventKind } from '../events/rules.ts'
import { askPage } from './queries.ts'
import { geometryOf, type Outlines } from './queries-geometry.ts'
import { columnsOf, type ExportColumn } from './rules-columns.ts'
import type { FileColumns, RowBatch } from './rules-file.ts'
import { isPlaced, type AskKind, type ExportFormat } from './rules-kinds.ts'
import type { AskFilter } from './schema.ts'
import type { RowOf } from './schema-rows.ts'

/** So many rows are read at once: the connection is given back after each, and a batch is all that memory holds. */
const batchRows = 1000

export interface ExportRow {
  id: string
  person_id: string
  kind: AskKind
  format: ExportFormat
  query: string
}

/** How many files somebody asked for since an instant, and when the first of them was. */
export async function exportsSince(db: Db, person: string, since: Date) {
  const { count, first } = await db
    .selectFrom('export')
    .select((e) => [e.fn.countAll<number>().as('count'), e.fn.min('asked_at').as('first')])
    .where('person_id', '=', person)
    .where('asked_at', '>', since)
    .executeTakeFirstOrThrow()
  return { count: Number(count), first }
}

/** Notes who is about to take which list with them; personal data leaves here, so the log says so before it does. */
export async function beginExport(db: Db, row: ExportRow & { expected: number | null }, now: Date) {
  await db
    .insertInto('export')
    .values({ ...row, asked_at: now })
    .execute()
  await logged(db, row, 'export.begun', now, { expected: row.expected })
}

const logged = (db: Db, row: ExportRow, kind: EventKind, at: Date, more: Record<string, unknown>) =>
  append(db, {
    market_id: null,
    evening: null,
    at,
    actor: { kind: 'person', id: row.person_id },
    kind,
    subject: `export:${row.id}`,
    body: { kind: row.kind, format: row.format, query: row.query, ...more },
  })

/** One export as its owner may know it; undefined for anybody else's. */
export async function exportOf(db: Db, id: string, person: string) {
  return db.selectFrom('export').selectAll().where('id', '=', id).where('person_id', '=', person).executeTakeFirst()
}

/** Takes an export up; false when it was fetched before. */
export async function takeExport(db: Db, id: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('export')
    .set({ started_at: now })
    .where('id', '=', id)
    .where('started_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Says how an export ended, in its row and in the log. */
export async function endExport(
  db: Db,
  row: ExportRow,
  end: { rows: number; outcome: 'complete' | 'stopped' | 'failed'; at: Date },
) {
  await db.transaction().execute(async (work) => {
    await work
      .updateTable('export')
      .set({ rows: end.rows, outcome: end.outcome, ended_at: end.at })
      .where('id', '=', row.id)
      .execute()
    await logged(work, row, 'export.ended', end.at, { rows: end.rows, outcome: end.outcome })
  })
}

/** The columns of a list's file. */
export function fileColumns(kind: AskKind): FileColumns {
  const columns = columnsOf[kind] as readonly ExportColumn<never>[]
  return {
    keys: columns.map(({ key }) => key),
    heads: columns.map(({ head }) => head),
    widths: columns.map(({ width }) => width),
  }
}

/**
 * A list in batches by key, so that memory stays flat and no connection is held while the reader is slow; what is written
 * meanwhile is not in it. `sent` hears how many rows went out so far.
 */
export async function* batchesOf(
  db: Db,
  row: ExportRow,
  filter: AskFilter,
  now: Date,
  sent: (rows: number) => void,
): AsyncGenerator<RowBatch> {
  const { kind, format } = row
  const columns = columnsOf[kind] as readonly ExportColumn<RowOf[AskKind]>[]
  const outlines: Outlines = new Map()
  let after: string | undefined
  let rows = 0
  do {
    const page = await askPage(db, kind, filter, { now, after, limit: batchRows })
    const cells = page.rows.map((each) => columns.map((column) => column.cell(each)))
    const at =
      format === 'geojson' && isPlaced(kind)
        ? await geometryOf(db, kind, page.rows as RowOf[typeof kind][], outlines)
        : null
    rows += page.rows.length
    sent(rows)
    await db.updateTable('export').set({ rows }).where('id', '=', row.id).execute()
    yield at ? { cells, at } : { cells }
    after = page.next ?? undefined
  } while (after !== undefined)
}

/** Names of what a filter refers to by id, for the sheet that says what was asked. */
export async function namesOf(db: Db, filter: AskFilter): Promise<Partial<Record<keyof AskFilter, string>>> {
  const { rows } = await sql<{ filter: keyof AskFilter; name: string }>`
    select 'market' as filter, name from market where id = ${filter.market ?? null}
    union all select 'squad', name from squad where id = ${filter.squad ?? null}::uuid
    union all select 'officer', name from person where id = ${filter.officer ?? null}::uuid
    union all select 'vendor', name from vendor where id = ${filter.vendor ?? null}::uuid
    union all select 'category', name from category where id = ${filter.category ?? null}
    union all select 'item', name from (select name from checklist_item where code = ${filter.item ?? null}
      order by version desc limit 1) i
    union all select 'place', number from shop where id = ${filter.place ?? null}::uuid
    union all select 'place', number from (select s.number from plan_stall s join plan p on p.id = s.plan_id
      where s.stall_id = ${filter.place ?? null}::uuid order by p.version desc limit 1) s`.execute(db)
  return Object.fromEntries(rows.map(({ filter: name, name: words }) => [name, words]))
}
