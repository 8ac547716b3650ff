import { get } from 'node:http'
import { gunzipSync } from 'node:zlib'
import type { Db } from '../../src/db/open.ts'
import { openSession } from '../../src/people/queries-sessions.ts'
import { insertMany } from '../../src/sample/queries-write.ts'
import { chanceFrom } from '../../src/sample/rules-chance.ts'
import { markets, marketColumns, type MarketForm } from '../../src/sample/rules-markets.ts'
import { layStalls } from '../../src/sample/rules-plan.ts'
import { vendorSource } from '../../src/sample/rules-vendors.ts'
import { newId } from '../../src/shared/ids.ts'
import { median, random, say, startDatabase, startServer, tonight } from './stage.ts'

const stalls = 5000
const limit = 150_000

/** A market of 5,000 plots, nineteen in twenty held, their corners as uneven as paint on asphalt: up to 5 cm off. */
async function buildMarket(db: Db) {
  const [pingan] = markets
  if (!pingan) throw new Error('no market to copy')
  const form: MarketForm = {
    ...pingan,
    id: 'big',
    name: '大市场',
    name_en: 'Big market',
    rows: [1250, 1250, 1250, 1250],
  }
  const chance = chanceFrom('big')
  const id = () => newId(tonight, random)
  const day = '2026-01-02'
  const laid = layStalls(form, { opened: day, extended: day }, chance, id)
  const astray = () => chance.between(-5, 5) / 1e7
  const source = vendorSource({ opened: day, first: day }, chance, id)
  const held = laid
    .filter(() => chance.hit(0.95))
    .map((stall) => ({ stall, vendor: source.make(stall.category_id, { trade: 'stall', priority: false }) }))
  // Phones of the sample's segment are taken; 164 is nobody's either.
  const vendors = source.made.map(({ id, name, trade_name, party, origin, category_id, priority }, n) => {
    const phone = `164${String(n).padStart(8, '0')}`
    return { id, name, trade_name, phone, party, origin, category_id, priority, sample: true, created_at: tonight }
  })
  const supervisor = await db
    .selectFrom('person')
    .select('id')
    .where('role', '=', 'supervisor')
    .executeTakeFirstOrThrow()
  const plan_id = id()
  await db.transaction().execute(async (work) => {
    await insertMany(work, 'market', [
      {
        ...marketColumns(form),
        time_zone: 'Asia/Shanghai',
        center_lng: form.center[0],
        center_lat: form.center[1],
        created_at: tonight,
      },
    ])
    await insertMany(
      work,
      'stall',
      laid.map((stall) => ({ id: stall.id, market_id: form.id, created_at: tonight })),
    )
    await insertMany(work, 'plan', [
      { id: plan_id, market_id: form.id, version: 1, valid_from: day, published_at: tonight },
    ])
    await insertMany(
      work,
      'plan_stall',
      laid.map(({ id: stall_id, number, row_label, position, category_id, outline, width_m, depth_m, closed }) => {
        const uneven = outline.map(([lng, lat]) => [lng + astray(), lat + astray()])
        return {
          plan_id,
          stall_id,
          market_id: form.id,
          number,
          row_label,
          position,
          category_id,
          outline: JSON.stringify(uneven),
          width_m,
          depth_m,
          closed,
        }
      }),
    )
    await insertMany(work, 'vendor', vendors)
    await insertMany(
      work,
      'assignment',
      held.map(({ stall, vendor }) => ({
        id: id(),
        market_id: form.id,
        stall_id: stall.id,
        vendor_id: vendor.id,
        starts_on: day,
        slot: 1,
        maximum: form.max_stalls_per_vendor,
        assigned_by: supervisor.id,
        assigned_at: tonight,
      })),
    )
  })
  return supervisor.id
}

interface Answer {
  status: number
  etag: string | undefined
  encoding: string | undefined
  bytes: Buffer
  ms: number
}

function ask(url: string, headers: Record<string, string>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const began = performance.now()
    get(url, { headers: { 'accept-encoding': 'gzip', ...headers } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const { etag, 'content-encoding': encoding } = response.headers
        resolve({
          status: response.statusCode ?? 0,
          etag,
          encoding,
          bytes: Buffer.concat(chunks),
          ms: performance.now() - began,
        })
      })
    }).on('error', reject)
  })
}

/** The data of a map of 5,000 stalls: one request, its size on the wire, and what it costs when nothing changed. */
export async function benchMap() {
  const { database, stop } = await startDatabase(2)
  const server = await startServer(database)
  try {
    const db = database.district('yuanbao')
    const person = await buildMarket(db)
    const { token } = await openSession(db, { kind: 'person', id: person }, tonight, random)
    const url = `${server.origin}/api/markets/big/map`
    const cookie = `session=${token}`
    const answers: Answer[] = []
    for (let turn = 0; turn < 7; turn++) answers.push(await ask(url, { cookie }))
    const [first] = answers
    if (first?.status !== 200) throw new Error(`answered ${first?.status}`)
    const json = (first.encoding === 'gzip' ? gunzipSync(first.bytes) : first.bytes).toString()
    const places = (JSON.parse(json) as { places: { ids: string[] } }).places.ids.length
    const again = await ask(url, { cookie, 'if-none-match': first.etag ?? '' })
    const ok =
      places === stalls &&
      first.encoding === 'gzip' &&
      first.bytes.length < limit &&
      again.status === 304 &&
      again.bytes.length === 0
    say({
      bench: 'map',
      what: 'map data of 5,000 stalls with holders, one request',
      stalls: places,
      encoding: first.encoding ?? 'none',
      bytes: first.bytes.length,
      json_bytes: json.length,
      etag: first.etag !== undefined,
      unchanged_status: again.status,
      unchanged_bytes: again.bytes.length,
      ms_median: Math.round(median(answers.map(({ ms }) => ms))),
      unchanged_ms: Math.round(again.ms),
      wanted: `< ${limit} bytes, 304 when unchanged`,
      ok,
    })
    return ok
  } finally {
    await server.stop()
    await stop()
  }
}
