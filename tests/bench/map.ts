import { get } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { openSession } from '../../src/people/queries-sessions.ts'
import { buildMarket } from './market.ts'
import { median, random, say, startDatabase, startServer, tonight } from './stage.ts'

const stalls = 5000
const limit = 150_000

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
    const person = await buildMarket(db, 'big', stalls / 4, '164')
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
