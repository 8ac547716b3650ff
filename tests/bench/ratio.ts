import { get } from 'node:http'
import { openSession } from '../../src/people/queries-sessions.ts'
import { loadHistory } from './history.ts'
import { benchFile, benchLists, type Asked as Bare } from './ratio-lists.ts'
import { median, p95, random, say, startDatabase, startServer, tonight } from './stage.ts'

const sizes = { small: 100_000, big: Number(process.env['BENCH_INSPECTIONS'] ?? 10_000_000) }
const turns = 60
const limits = { page_ms: 50, growth: 1.5, list_ms: 30 }
const month = 'from=2026-11-01&to=2026-11-23'

interface Asked extends Bare {
  stop: () => Promise<void>
}

/** Milliseconds until the whole answer is here; throws for anything but 200. */
const timed = (url: string, cookie: string) =>
  new Promise<{ ms: number; body: string }>((resolve, reject) => {
    const began = performance.now()
    get(url, { headers: { cookie } }, (response) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => (body += chunk))
      response.on('end', () => {
        if (response.statusCode === 200) resolve({ ms: performance.now() - began, body })
        else reject(new Error(`${url} answered ${response.statusCode}: ${body}`))
      })
    }).on('error', reject)
  })

async function open(
  database: Parameters<typeof startServer>[0],
  district: string,
  inspections: number,
): Promise<Asked> {
  const person = await loadHistory(database, district, inspections)
  const { token } = await openSession(database.district(district), { kind: 'person', id: person }, tonight, random)
  const server = await startServer(database, null, { district })
  const [origin, cookie] = [server.origin, `session=${token}`]
  return { origin, cookie, ask: (path) => timed(`${origin}/api${path}`, cookie), stop: server.stop }
}

/** Asks both districts in turn, so that whatever else the machine does meets both; answers milliseconds. */
async function inTurn(asked: Record<'small' | 'big', Asked>, path: (turn: number) => string) {
  const ms: Record<'small' | 'big', number[]> = { small: [], big: [] }
  for (let turn = -5; turn < turns; turn++) {
    for (const size of ['small', 'big'] as const) {
      const one = await asked[size].ask(path(turn))
      if (turn >= 0) ms[size].push(one.ms)
    }
  }
  return ms
}

/** The ratio page and the lists behind it, over 100 thousand and over 10 million inspections in one run. */
export async function benchRatio() {
  const { database, stop } = await startDatabase(1, ['shared_buffers=2GB', 'work_mem=16MB'])
  const asked = { small: await open(database, 'small', sizes.small), big: await open(database, 'big', sizes.big) }
  let met = true
  const tell = (claim: string, measured: number, limit: number, besides: object = {}) => {
    met &&= measured <= limit
    say({ bench: 'ratio', claim, measured: Number(measured.toFixed(2)), limit, ok: measured <= limit, ...besides })
  }
  try {
    const page = await inTurn(asked, () => `/ratio?${month}`)
    const inspections = JSON.parse((await asked.big.ask(`/ratio?${month}`)).body) as { guard: { inspections: number } }
    const besides = {
      median: median(page.big),
      small_median: median(page.small),
      of_month: inspections.guard.inspections,
    }
    tell(
      `every figure of the ratio page, p95 of ${turns} in ms, ${sizes.big} inspections`,
      p95(page.big),
      limits.page_ms,
      besides,
    )
    tell(
      `the ratio page's median time, ${sizes.big} to ${sizes.small} inspections`,
      median(page.big) / median(page.small),
      limits.growth,
    )
    const { rows } = await database.pool.query<Record<'squad' | 'vendor' | 'place', string>>(
      'select p.squad_id as squad, i.vendor_id as vendor, i.stall_id as place from big.inspection i join big.patrol p on p.id = i.patrol_id order by i.id limit 1',
    )
    const [some] = rows
    if (some) await benchLists(asked.big, Math.floor(sizes.big / 3420), some, tell)
    await benchFile(asked.big, 30, tell)
  } finally {
    await asked.small.stop()
    await asked.big.stop()
    await stop()
  }
  return met
}
