import { mkdirSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { districtPool } from './district.ts'
import { lockFolder } from './lock.ts'
import type { Tables } from './tables.ts'

/** A handle bound to one district's tables. */
export type Db = Kysely<Tables>

/** An open database: PGlite in this process or a PostgreSQL server; the same to everyone above. */
export interface Database {
  engine: 'pglite' | 'postgres'
  pool: pg.Pool
  /** The handle that sees one district's rows and no other's. */
  district(name: string): Db
  close(): Promise<void>
}

// One reading of types on both engines: int8 as number (counts stay far below 2^53), date as 'YYYY-MM-DD', time as 'HH:MM:SS'.
const types = new pg.TypeOverrides()
types.setTypeParser(pg.types.builtins.INT8, Number)
types.setTypeParser(pg.types.builtins.DATE, (value: string) => value)
types.setTypeParser(pg.types.builtins.NUMERIC, Number)

function database(engine: Database['engine'], pool: pg.Pool, closeEngine: () => Promise<void>): Database {
  const handles = new Map<string, Db>()
  return {
    engine,
    pool,
    district(name) {
      let handle = handles.get(name)
      if (!handle) {
        handle = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: districtPool(pool, name) }) })
        handles.set(name, handle)
      }
      return handle
    },
    async close() {
      await pool.end()
      await closeEngine()
    },
  }
}

/** Opens PostgreSQL 15 or newer by its connection string; `onLost` hears of connections that broke while idle. */
export function openPostgres(url: string, onLost: (error: Error) => void = () => {}, max = 20): Database {
  const pool = new pg.Pool({ connectionString: url, max, types })
  // A connection lost while idle is replaced by the next query; unheard, the event would end the process.
  pool.on('error', onLost)
  // One lost while it is in use, between two queries, says so on itself and would end the process too; the query that
  // follows on it fails, which its request is told.
  pool.on('connect', (client) => client.on('error', () => {}))
  return database('postgres', pool, async () => {})
}

/** Wraps a PGlite that is already there (tests load theirs from a snapshot). */
export function wrapPGlite(lite: PGlite, release: () => void = () => {}): Database {
  const pool = new pg.Pool({ ...createPgConfig(lite), max: 1, types })
  return database('pglite', pool, async () => {
    await lite.close()
    release()
  })
}

/** Opens PGlite in a folder, which one process at a time may have; throws FolderInUse otherwise. */
export async function openPGlite(folder: string): Promise<Database> {
  mkdirSync(folder, { recursive: true })
  const release = lockFolder(folder)
  return wrapPGlite(await PGlite.create({ dataDir: `${folder}/pglite`, extensions: { btree_gist } }), release)
}
