import { get } from 'node:http'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { writeCursor } from '../../src/ask/rules-cursor.ts'
import { addDays } from '../../src/shared/evening.ts'
import { median, p95, random } from './stage.ts'

const turns = 40
const limits = { list_ms: 30, memory: 1.25 }
const rows = 100_000
const month = 'from=2026-11-01&to=2026-11-23'

/** One district asked over HTTP. */
export interface Asked {
  origin: string
  cookie: string
  ask: (path: string) => Promise<{ ms: number; body: string }>
}

export type Tell = (claim: string, measured: number, limit: number, besides?: object) => void

const anyId = () => `${random(4).toString('hex')}-0000-7000-8000-${random(6).toString('hex')}`

/** A place to go on from, anywhere in a history of so many evenings. */
function anywhere(kind: string, evenings: number): string {
  const evening = addDays('2026-11-23', -(random(4).readUInt32LE() % evenings))
  const at = `${evening}T11:00:00.000000Z`
  if (kind === 'findings' || kind === 'actions') return writeCursor([evening, anyId()])
  if (kind === 'vendors') return writeCursor(['王', anyId()])
  if (kind === 'coverage') return writeCursor([`bench-${random(1)[0]! % 10}`, 'A-100', anyId()])
  if (kind === 'matters') return writeCursor([at, anyId()])
  return writeCursor([evening, at, anyId()])
}

/** Lists with all and with narrow filters, from anywhere in the history. */
export async function benchLists(
  { ask }: Asked,
  evenings: number,
  some: Record<'squad' | 'vendor' | 'place', string>,
  tell: Tell,
) {
  const lists: [kind: string, filter: string][] = [
    ['inspections', ''],
    ['inspections', 'market=bench-3'],
    ['inspections', `squad=${some.squad}`],
    ['inspections', `vendor=${some.vendor}`],
    ['inspections', `place=${some.place}`],
    ['inspections', 'outcome=findings'],
    ['findings', ''],
    ['findings', 'counted=enforced'],
    ['findings', 'market=bench-3&item=HYG-01'],
    ['findings', 'from=2026-11-01&to=2026-11-23'],
    ['matters', ''],
    ['matters', 'market=bench-3'],
    ['matters', 'overdue=yes'],
    ['patrols', ''],
    // What the figures of the ratio page lead to.
    ['inspections', `${month}&stands=yes`],
    ['findings', `${month}&counted=handled`],
    ['findings', `${month}&counted=overturned`],
    ['findings', `${month}&counted=repeated`],
    ['findings', `${month}&counted=handled&hour=19`],
    ['actions', `${month}&part=stands`],
    ['actions', `${month}&part=overturned`],
    ['actions', `${month}&part=stands&action=help`],
    ['actions', `${month}&part=enforces&squad=${some.squad}`],
    ['matters', `${month}&overdue=yes`],
    ['vendors', `${month}&counted=enforced`],
    ['coverage', month],
    ['coverage', `${month}&seen=never`],
    ['coverage', `${month}&market=bench-3&seen=sometimes`],
    ['coverage', `${month}&seen=always`],
    ['coverage', `${month}&category=fruit`],
    ['coverage', 'from=2026-01-01&to=2026-11-23'],
  ]
  for (const [kind, filter] of lists) {
    const ms: number[] = []
    for (let turn = -3; turn < turns; turn++) {
      const after = turn % 4 === 0 ? '' : `&after=${anywhere(kind, evenings)}`
      const one = await ask(`/ask/${kind}?${filter}${after}`)
      if (turn >= 0) ms.push(one.ms)
    }
    tell(
      `the list of ${kind} ${filter || 'without a filter'} at any page, p95 of ${turns} in ms`,
      p95(ms),
      limits.list_ms,
      {
        median: median(ms),
      },
    )
  }
}

const sampleEvery = 250_000

/** What the process holds on to, in bytes: what is left once the garbage is gone. */
function held(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** Takes a file of the inspections from an evening on, and tells what the process held on to as it came. */
async function takeFile({ origin, cookie }: Asked, from: string) {
  const begun = await fetch(`${origin}/api/exports`, {
    method: 'POST',
    headers: { cookie, origin, 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'inspections', format: 'xlsx', filter: { from, to: '2026-11-23' } }),
  })
  const { id, expected } = (await begun.json()) as { id: string; expected: number }
  const began = performance.now()
  const samples: { bytes: number; held: number }[] = []
  const bytes = await new Promise<number>((resolve, reject) => {
    get(`${origin}/api/exports/${id}/file`, { headers: { cookie } }, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (bytes >= samples.length * sampleEvery) samples.push({ bytes, held: held() })
      })
      response.on('end', () => resolve(bytes))
    }).on('error', reject)
  })
  const seconds = Math.round((performance.now() - began) / 1000)
  const state = (await (await fetch(`${origin}/api/exports/${id}`, { headers: { cookie } })).json()) as {
    rows: number
    outcome: string
  }
  if (state.outcome !== 'complete') throw new Error(`a file of ${state.rows} rows: ${state.outcome}`)
  const most = (part: typeof samples) => Math.max(...part.map((sample) => sample.held))
  const fifth = most(samples.filter((sample) => sample.bytes <= bytes / 5))
  return { rows: state.rows, expected, bytes, seconds, fifth, most: most(samples) }
}

/**
 * A hundred thousand inspections as XLSX: what is held over the whole file against what is held over its first fifth. A
 * file of the last evenings goes before, so that neither part pays for what a first file loads and keeps.
 */
export async function benchFile(asked: Asked, evenings: number, tell: Tell) {
  await takeFile(asked, addDays('2026-11-23', -Math.ceil(evenings / 3)))
  const file = await takeFile(asked, addDays('2026-11-23', -evenings))
  if (file.rows < rows) throw new Error(`a file of only ${file.rows} rows`)
  tell(
    `memory held while ${rows} rows leave as XLSX: most over the file to most over its first fifth`,
    file.most / file.fifth,
    limits.memory,
    {
      rows: file.rows,
      expected: file.expected,
      mb: Math.round(file.bytes / 1e6),
      seconds: file.seconds,
      most_held_mb: Math.round(file.most / 1e6),
      rss_mb: Math.round(process.memoryUsage.rss() / 1e6),
    },
  )
}
