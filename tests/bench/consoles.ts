import { once } from 'node:events'
import { loadavg } from 'node:os'
import { Worker } from 'node:worker_threads'
import { pino } from 'pino'
import type { Database } from '../../src/db/open.ts'
import { append } from '../../src/events/queries.ts'
import type { Bell } from '../../src/live/bell.ts'
import { postgresBell } from '../../src/live/postgres-bell.ts'
import { openSession } from '../../src/people/queries-sessions.ts'
import type { Consoles, Heard } from './consoles-worker.ts'
import { p95, random, say, startDatabase, startServer, tonight } from './stage.ts'

const limit_ms = 500
const perSecond = 50

const clock = () => performance.timeOrigin + performance.now()
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)))

/** Commits so many events over the markets in turn, 50 a second, as routes do; answers when each was committed. */
async function happen(database: Database, bell: Bell, markets: readonly string[], count: number) {
  const db = database.district('yuanbao')
  const committed: number[] = []
  const began = clock()
  const writes: Promise<void>[] = []
  for (let number = 0; number < count; number++) {
    await pause(began + (number * 1000) / perSecond - clock())
    const market_id = markets[number % markets.length] ?? null
    const write = db.transaction().execute((inside) =>
      append(inside, {
        market_id,
        evening: '2026-11-23',
        at: tonight,
        actor: { kind: 'system', id: null },
        kind: 'inspection.logged',
        subject: `inspection:${number}`,
        body: { number, outcome: 'in_order', subject_id: null, status: 'seen' },
      }),
    )
    writes.push(
      write.then(() => {
        committed[number] = clock()
        bell.ring('yuanbao', market_id ?? '-')
      }),
    )
  }
  await Promise.all(writes)
  return committed
}

/** So many consoles follow the district for so many seconds; milliseconds from commit to receipt, of each of them. */
async function follow(
  { database, bell, markets }: { database: Database; bell: Bell; markets: readonly string[] },
  consoles: Consoles,
  seconds: number,
) {
  const worker = new Worker(new URL('./consoles-worker.ts', import.meta.url), { workerData: consoles })
  await once(worker, 'message')
  const committed = await happen(database, bell, markets, seconds * perSecond)
  await pause(2_000)
  worker.postMessage('end')
  const [{ times, wrong }] = (await once(worker, 'message')) as [Heard]
  await worker.terminate()
  const late = committed.flatMap((at, number) => (times.get(number) ?? []).map((heard) => heard - at))
  return { late, wrong, lost: committed.length * consoles.count - late.length }
}

/** 200 open consoles while 50 events a second are committed over all markets, and one console in the same run. */
export async function benchConsoles() {
  const { database, stop } = await startDatabase(2)
  const bell = postgresBell(database.pool, pino({ level: 'silent' }))
  const server = await startServer(database, null, { bell })
  try {
    const db = database.district('yuanbao')
    const { id } = await db
      .selectFrom('person')
      .select('id')
      .where('role', '=', 'supervisor')
      .where('active', '=', true)
      .executeTakeFirstOrThrow()
    const { token } = await openSession(db, { kind: 'person', id }, tonight, random)
    const markets = (await db.selectFrom('market').select('id').execute()).map((market) => market.id)
    const stage = { database, bell, markets }
    const consoles = { url: `${server.origin}/api/live`, cookie: `session=${token}` }
    const one = await follow(stage, { ...consoles, count: 1 }, 10)
    const many = await follow(stage, { ...consoles, count: 200 }, 30)
    const [one_p95, many_p95] = [p95(one.late), p95(many.late)]
    const ok = many_p95 < limit_ms && many.lost === 0 && many.wrong === 0 && one.lost === 0
    say({
      bench: 'consoles',
      consoles: 200,
      events_per_s: perSecond,
      markets: markets.length,
      p95_ms: Math.round(many_p95 * 10) / 10,
      longest_ms: Math.round(many.late.reduce((most, each) => Math.max(most, each), 0)),
      one_console_p95_ms: Math.round(one_p95 * 10) / 10,
      ratio: Math.round((many_p95 / one_p95) * 10) / 10,
      lost: many.lost,
      wrong: many.wrong,
      load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
      limit_ms,
      ok,
    })
    return ok
  } finally {
    await bell.close()
    await server.stop()
    await stop()
  }
}
