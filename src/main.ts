import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { serve, type ServerType } from '@hono/node-server'
import { pino } from 'pino'
import { createApp } from './app.ts'
import { buildSearchOnce } from './ask/queries-search.ts'
import { runCommand } from './commands/run.ts'
import { asOwner } from './db/district.ts'
import { FolderInUse } from './db/lock.ts'
import { migrate } from './db/migrate.ts'
import { openPGlite, openPostgres } from './db/open.ts'
import { photoBucket, readBucket, WrongBucket } from './files/photo-bucket.ts'
import { photoFolder, type PhotoStore } from './files/photo-store.ts'
import { sendingAfterwards, webhookSender } from './http/code-sender.ts'
import type { Codes, CodeSender, Given } from './http/context.ts'
import { postgresBell } from './live/postgres-bell.ts'
import { localBell } from './live/bell.ts'
import { recountWhereNever } from './tally/queries.ts'
import { readTiles, WrongTiles } from './markets/rules-tiles.ts'
import { prepareSample } from './sample/queries.ts'
import { sampleSignIns } from './sample/queries-sign-ins.ts'

const env = process.env
const [command = 'serve', ...args] = process.argv.slice(2)
const host = env['HOST'] ?? '127.0.0.1'
const port = Number(env['PORT'] ?? 3000)
const url = env['DATABASE_URL']
const dataFolder = env['DATA_DIR'] ?? 'data'
const districts = (env['DISTRICTS'] ?? 'yuanbao').split(',').map((name) => name.trim())
// A person reading the terminal wants the address and the sign-ins, not every request.
const quiet = command !== 'serve' || process.stdout.isTTY
const log = pino({ level: env['LOG_LEVEL'] ?? (quiet ? 'warn' : 'info') }, pino.destination(2))
const print = (line: string): void => void process.stdout.write(`${line}\n`)
const clock = () => new Date()
const random = (length: number) => randomBytes(length)

async function openDatabase() {
  try {
    return url
      ? openPostgres(url, (error) => log.warn({ err: error }, 'a database connection was lost'))
      : await openPGlite(dataFolder)
  } catch (error) {
    if (!(error instanceof FolderInUse)) throw error
    print(`数据目录正在使用 / ${error.message}`)
    process.exit(1)
  }
}

function tilesOfEnvironment() {
  try {
    return readTiles({
      TILE_URL: env['TILE_URL'],
      TILE_SUBDOMAINS: env['TILE_SUBDOMAINS'],
      TILE_ATTRIBUTION: env['TILE_ATTRIBUTION'],
      TILE_COORDINATES: env['TILE_COORDINATES'],
    })
  } catch (error) {
    if (!(error instanceof WrongTiles)) throw error
    print(error.message)
    process.exit(1)
  }
}

/** A bucket where one is named, else a folder of this machine. */
function photosOfEnvironment(): PhotoStore {
  try {
    const bucket = readBucket(env)
    return bucket ? photoBucket(bucket, clock) : photoFolder(env['PHOTO_DIR'] ?? `${dataFolder}-photos`)
  } catch (error) {
    if (!(error instanceof WrongBucket)) throw error
    print(error.message)
    process.exit(1)
  }
}

const tiles = tilesOfEnvironment()
const photos = photosOfEnvironment()
const database = await openDatabase()
const bell = url ? postgresBell(database.pool, log) : localBell()

/** The district's SMS gateway, or this terminal where none is set. */
function codeSender(): CodeSender {
  const webhook = env['CODE_WEBHOOK_URL']
  if (webhook) return webhookSender(webhook, env['CODE_WEBHOOK_TOKEN'])
  if (url) log.warn('CODE_WEBHOOK_URL is not set: one-time codes are printed here instead of sent')
  return async (phone, code) => print(`验证码 / code for ${phone}: ${code}`)
}

async function serveApp() {
  for (const district of districts) {
    await migrate(database, district)
    await recountWhereNever(database.district(district))
    await buildSearchOnce(database.district(district))
  }
  const district = districts[0] ?? 'yuanbao'
  const db = database.district(district)
  const sample = { now: clock(), random, print, photos: { store: photos, district } }
  if (!url && env['SAMPLE'] !== 'off' && (await prepareSample(db, sample))) {
    // PGlite has no autovacuum: without statistics the map reads each stall's whole history.
    await asOwner(database.pool, (client) => client.query('analyze'))
  }
  const given: Given = {
    database,
    districts,
    clock,
    random,
    bell,
    photos,
    log,
    metrics_token: env['METRICS_TOKEN'] ?? null,
    trust_proxy: env['TRUST_PROXY'] === '1' || env['TRUST_PROXY'] === 'true',
    tiles,
    web: existsSync('dist/index.html') ? 'dist' : null,
    codes: sendingAfterwards(codeSender()),
  }
  const server = serve({ fetch: createApp(given).fetch, hostname: host, port }, (info) => {
    print(`\n平安夜市 / Ping'an night market: http://${host === '127.0.0.1' ? 'localhost' : host}:${info.port}\n`)
    void sampleSignIns(db).then((lines) => lines.forEach(print))
  })
  stopOnSignal(server, given.codes)
}

/** Stops taking connections, lets open requests and codes on their way finish, then closes the database; a second signal ends at once. */
function stopOnSignal(server: ServerType, codes: Codes) {
  let stopping = false
  const stop = (): void => {
    if (stopping) process.exit(1)
    stopping = true
    void bell.close()
    server.close(() => {
      void codes
        .settled()
        .then(() => database.close())
        .then(() => process.exit(0))
    })
    if ('closeIdleConnections' in server) server.closeIdleConnections()
    setTimeout(() => {
      if ('closeAllConnections' in server) server.closeAllConnections()
    }, 5000).unref()
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

if (command === 'serve') {
  await serveApp()
} else {
  for (const district of districts) await migrate(database, district)
  const code = await runCommand(command, args, {
    database,
    district: districts[0] ?? 'yuanbao',
    now: clock(),
    random,
    print,
    photos,
    env,
  })
  await bell.close()
  await database.close()
  process.exitCode = code
}
