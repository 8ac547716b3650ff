import type pg from 'pg'

interface Column {
  table_name: string
  column_name: string
  udt_name: string
  is_nullable: 'YES' | 'NO'
  column_default: string | null
  comment: string | null
  known: string | null
}

const scalar: Record<string, string> = {
  text: 'string',
  uuid: 'string',
  date: 'string',
  time: 'string',
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float4: 'number',
  float8: 'number',
  bytea: 'Buffer',
  bit: 'string',
  timestamptz: 'Date',
  jsonb: 'Json',
  _int2: 'number[]',
  _text: 'string[]',
  _uuid: 'string[]',
}

/** A `check (x in (…))` as a union of its strings. */
function unionOf(definition: string): string | undefined {
  const inner = /^CHECK \(\(?\w+ = ANY \(ARRAY\[(.*)\]\)\)?\)$/.exec(definition)?.[1]
  return inner
    ?.split(', ')
    .map((value) => value.replace(/::text$/, ''))
    .join(' | ')
}

function typeOf(column: Column): string {
  const plain = (column.known && unionOf(column.known)) ?? scalar[column.udt_name]
  if (!plain) throw new Error(`no type for ${column.table_name}.${column.column_name}: ${column.udt_name}`)
  const nullable = column.is_nullable === 'YES' ? ' | null' : ''
  // jsonb goes in as a string: a bare array works on PGlite and fails on PostgreSQL.
  if (column.udt_name === 'jsonb') return `ColumnType<Json${nullable}, string${nullable}, string${nullable}>`
  return column.column_default === null ? plain + nullable : `Generated<${plain}${nullable}>`
}

/** The text of `tables.ts` as the migrated schema `name` has it. */
export async function generateTables(client: Pick<pg.ClientBase, 'query'>, name: string): Promise<string> {
  const { rows } = await client.query<Column>(
    `select c.table_name, c.column_name, c.udt_name, c.is_nullable, c.column_default,
       obj_description(format('%I.%I', c.table_schema, c.table_name)::regclass) as comment,
       (select pg_get_constraintdef(k.oid) from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and k.conkey = array[a.attnum]
         where k.contype = 'c' and k.conrelid = format('%I.%I', c.table_schema, c.table_name)::regclass
           and a.attname = c.column_name and pg_get_constraintdef(k.oid) ~ '= ANY' limit 1) as known
     from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = $1 and t.table_type = 'BASE TABLE' and c.table_name not like 'kysely%'
     order by c.table_name, c.ordinal_position`,
    [name],
  )
  const tables = Map.groupBy(rows, (row) => row.table_name)
  const pascal = (word: string) => word.replace(/(^|_)([a-z])/g, (_, __, letter: string) => letter.toUpperCase())
  const interfaces = [...tables].map(
    ([table, columns]) =>
      `/** ${columns[0]?.comment ?? ''} */\nexport interface ${pascal(table)}Table {\n` +
      columns.map((column) => `  ${column.column_name}: ${typeOf(column)}\n`).join('') +
      '}\n',
  )
  const map = [...tables.keys()].map((table) => `  ${table}: ${pascal(table)}Table\n`).join('')
  return (
    '// Generated from the migrated database by `npm run tables`; a test checks that it is current.\n' +
    "import type { ColumnType, Generated } from 'kysely'\n\n" +
    'export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }\n\n' +
    `${interfaces.join('\n')}\nexport interface Tables {\n${map}}\n`
  )
}
