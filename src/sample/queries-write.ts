import { sql, type Insertable } from 'kysely'
import type { Db } from '../db/open.ts'
import type { Tables } from '../db/tables.ts'

const batch = 4000
/** Columns of jsonb, which rows carry as JSON text. */
const json = new Set(['outline', 'body', 'coordinates', 'checks', 'settings', 'facts', 'strokes'])

/** JSON text of a row: bytes as PostgreSQL reads them, JSON columns as they are. */
function written(row: object): string {
  const parts: string[] = []
  for (const [key, value] of Object.entries(row) as [string, unknown][]) {
    if (value instanceof Uint8Array) parts.push(`"${key}":"\\\\x${Buffer.from(value).toString('hex')}"`)
    else parts.push(`"${key}":${json.has(key) ? String(value) : JSON.stringify(value)}`)
  }
  return `{${parts.join(',')}}`
}

/**
 * Inserts rows of one table, thousands to a statement; the table's own row type reads the JSON, so any number of rows is
 * one parameter. All rows have the same columns. The sample writes other features' tables by it, because their own
 * queries write one thing at a time.
 */
export async function insertMany<Name extends keyof Tables>(
  db: Db,
  table: Name,
  rows: readonly Insertable<Tables[Name]>[],
) {
  const [first] = rows
  if (!first) return
  const columns = sql.join(Object.keys(first).map((column) => sql.ref(column)))
  for (let from = 0; from < rows.length; from += batch) {
    const part = rows.slice(from, from + batch)
    const text = `[${part.map(written).join(',')}]`
    await sql`insert into ${sql.table(table)} (${columns})
      select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${text}::json)`.execute(db)
  }
}

type Rows = { [Name in keyof Tables]?: Insertable<Tables[Name]>[] }

/** Inserts rows of several tables, one after the other in the order given: foreign keys point backwards. */
export async function insertAll(db: Db, rows: Rows) {
  for (const table of Object.keys(rows) as (keyof Tables)[]) await insertMany(db, table, rows[table] ?? [])
}
