import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import pg from 'pg'
import { inject } from 'vitest'
import { openPostgres, wrapPGlite, type Database } from '../../src/db/open.ts'
import type {} from './provided.ts'

async function admin(text: string) {
  const client = new pg.Client({ connectionString: inject('postgres') })
  await client.connect()
  await client.query(text)
  await client.end()
}

async function freshPostgres(): Promise<Database> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await admin(`create database ${name} template market_template`)
  const url = new URL(inject('postgres'))
  url.pathname = `/${name}`
  const database = openPostgres(url.href)
  return {
    ...database,
    close: async () => {
      await database.close()
      await admin(`drop database ${name} with (force)`)
    },
  }
}

async function freshPGlite(): Promise<Database> {
  const loadDataDir = new Blob([readFileSync(inject('snapshot'))])
  return wrapPGlite(await PGlite.create({ loadDataDir, extensions: { btree_gist } }))
}

/** The engine this run tests on. */
export const engine = process.env['ENGINE'] === 'postgres' ? 'postgres' : 'pglite'

/** A migrated, empty database of its own with the districts yuanbao and zhenxing, on the engine of this run. */
export function freshDatabase(): Promise<Database> {
  return engine === 'postgres' ? freshPostgres() : freshPGlite()
}
