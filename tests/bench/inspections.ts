import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type pg from 'pg'
import type { Database } from '../../src/db/open.ts'
import { beats, captureOf, type Beat } from './captures.ts'
import type { Order, Score } from './phones.ts'
import { bareClient, prepare, record, send, type Recording } from './replay.ts'
import { median, postgresFlags, say, startDatabase, startServer } from './stage.ts'

const connections = 16
const markets = 8
const rounds = 9
/** Inspections that each connection logs in a round; the first ones are not counted, until the code has been compiled. */
const each = 30
const warmUp = 90

async function overHttp(phones: ChildProcess, order: Order): Promise<Score> {
  phones.send(order)
  const [score] = (await once(phones, 'message')) as [Score]
  return score
}

async function bare(
  clients: readonly pg.Client[],
  recordings: readonly Recording[],
  all: readonly Beat[],
  each: number,
): Promise<Score> {
  const began = performance.now()
  let logged = 0
  await Promise.all(
    clients.map(async (client, index) => {
      const [beat, recording] = [all[index], recordings[index]]
      if (!beat || !recording) return
      for (let step = 0; step < each; step++) {
        const stall = beat.stalls[step % beat.stalls.length]
        if (!stall) throw new Error('a beat without stalls')
        await send(client, recording, beat, stall)
        logged += 1
      }
    }),
  )
  return { logged, seconds: (performance.now() - began) / 1000 }
}

/** One request per connection through the application, its statements written down. */
async function recordAll(database: Database, origin: string, all: readonly Beat[]): Promise<Recording[]> {
  const recordings: Recording[] = []
  for (const beat of all) {
    const [stall] = beat.stalls
    if (!stall) throw new Error('a beat without stalls')
    const capture = captureOf(beat, stall.id)
    const put = () =>
      fetch(`${origin}/api/markets/${beat.market}/inspections/${capture.id}`, {
        method: 'PUT',
        headers: { cookie: beat.cookie, 'content-type': 'application/json' },
        body: JSON.stringify(capture),
      }).then(async (answer) => {
        if (answer.status !== 201) throw new Error(`answered ${answer.status}: ${await answer.text()}`)
      })
    const statements = (await record(database, put)).filter(({ text }) => !text.startsWith('set role'))
    recordings.push(prepare(statements, capture, stall))
  }
  return recordings
}

const rateOf = ({ logged, seconds }: Score) => logged / seconds

async function countInspections(database: Database): Promise<number> {
  const count = database
    .district('yuanbao')
    .selectFrom('inspection')
    .select((e) => e.fn.countAll<number>().as('count'))
  return Number((await count.executeTakeFirstOrThrow()).count)
}

const round = (value: number, digits = 0) => Number(value.toFixed(digits))

/** Logging an inspection with two findings: through HTTP, and the same statements through the bare driver. */
export async function benchInspections() {
  const { url, database, stop } = await startDatabase(10)
  const server = await startServer(database)
  const phones = fork(new URL('phones.ts', import.meta.url).pathname)
  const clients = await Promise.all(Array.from({ length: connections }, () => bareClient(url)))
  try {
    const all = await beats(database.district('yuanbao'), connections, markets)
    const recordings = await recordAll(database, server.origin, all)
    const order = { origin: server.origin, beats: all, each }
    const runs = { http: () => overHttp(phones, order), driver: () => bare(clients, recordings, all, each) }
    await overHttp(phones, { ...order, each: warmUp })
    await bare(clients, recordings, all, warmUp)
    const before = await countInspections(database)
    const spent: Record<keyof typeof runs, number[]> = { http: [], driver: [] }
    const scores: Record<keyof typeof runs, Score[]> = { http: [], driver: [] }
    for (let turn = 0; turn < rounds; turn++) {
      // The order alternates, so that growing tables and a busy neighbour weigh on both alike.
      for (const side of turn % 2 === 0 ? (['http', 'driver'] as const) : (['driver', 'http'] as const)) {
        const cpu = process.cpuUsage()
        const score = await runs[side]()
        scores[side].push(score)
        const { user, system } = process.cpuUsage(cpu)
        spent[side].push((user + system) / 1000 / score.logged)
      }
    }
    const logged = [...scores.http, ...scores.driver].reduce((sum, score) => sum + score.logged, 0)
    const found = (await countInspections(database)) - before
    if (found !== logged) throw new Error(`${logged} were said to be logged, ${found} are there`)
    const rates = { http: scores.http.map(rateOf), driver: scores.driver.map(rateOf) }
    const ratios = rates.http.map((http, turn) => http / (rates.driver[turn] ?? NaN))
    const ratio = median(ratios)
    say({
      bench: 'inspections',
      what: 'log an inspection with two findings and three actions, PostgreSQL, per second',
      connections,
      markets,
      statements: recordings[0]?.statements.length,
      postgres: postgresFlags.slice(0, 2),
      http: rates.http.map((rate) => round(rate)),
      driver: rates.driver.map((rate) => round(rate)),
      ratio: round(ratio, 2),
      spread: [round(Math.min(...ratios), 2), round(Math.max(...ratios), 2)],
      cpu_ms: { http: round(median(spent.http), 2), driver: round(median(spent.driver), 2) },
      wanted: '>= 0.5',
      ok: ratio >= 0.5,
      http_includes:
        'HTTP, session, validation, all rules, hash chain, request log; phones are another process on the same cores',
      driver_includes: 'the statements of that request, session look-up and transaction included; no hashing, no rules',
    })
    return ratio >= 0.5
  } finally {
    phones.kill()
    await Promise.all(clients.map((client) => client.end()))
    await server.stop()
    await stop()
  }
}
