import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asOwner } from '../../src/db/district.ts'
import { generateTables } from '../../src/db/generate.ts'
import type { Database } from '../../src/db/open.ts'
import { freshDatabase } from '../support/database.ts'

let database: Database
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

test('tables.ts is what the migrations make; `npm run tables` writes it', async () => {
  const generated = await asOwner(database.pool, (client) => generateTables(client, 'yuanbao'))
  expect(readFileSync('src/db/tables.ts', 'utf8')).toBe(generated)
})

test('every constraint and index has a name of its own, every table a comment, nothing a trigger', async () => {
  const rows = await asOwner(database.pool, async (client) => {
    const { rows } = await client.query<{ kind: string; name: string }>(`
      select 'table without comment' as kind, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'yuanbao' and c.relkind = 'r' and c.relname not like 'kysely%' and obj_description(c.oid) is null
      union all select 'trigger', t.tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'yuanbao' and not t.tgisinternal
      union all select 'unnamed constraint', k.conname from pg_constraint k join pg_namespace n on n.oid = k.connamespace
        join pg_class c on c.oid = k.conrelid
        where n.nspname = 'yuanbao' and c.relname not like 'kysely%' and k.contype <> 'n'
          and (k.conname ~ '_(check|excl|key)[0-9]*$' or k.conname !~ ('^' || c.relname))
      union all select 'index without comment', c.relname from pg_index i join pg_class c on c.oid = i.indexrelid
        join pg_namespace n on n.oid = c.relnamespace join pg_class t on t.oid = i.indrelid
        where n.nspname = 'yuanbao' and t.relname not like 'kysely%' and obj_description(c.oid) is null
          and not exists (select from pg_constraint k where k.conindid = c.oid)`)
    return rows
  })
  expect(rows).toEqual([])
})
