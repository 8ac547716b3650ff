import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { Capture } from '../../src/inspections/schema.ts'
import type { Database } from '../../src/db/open.ts'
import { captureOf, type Beat } from './captures.ts'

/** A statement as the application sent it. */
export interface Sent {
  text: string
  values: unknown[]
}

type Query = (...args: unknown[]) => unknown

/** Records every statement that goes over any connection of the pool while `work` runs. */
export async function record(database: Database, work: () => Promise<void>): Promise<Sent[]> {
  const sent: Sent[] = []
  const prototype = pg.Client.prototype as unknown as { query: Query }
  const original = prototype.query
  prototype.query = function (this: unknown, ...args: unknown[]) {
    const [first, second] = args
    if (typeof first === 'string') sent.push({ text: first, values: Array.isArray(second) ? second : [] })
    return original.apply(this, args)
  }
  try {
    await work()
  } finally {
    prototype.query = original
  }
  if (database.pool.waitingCount > 0) throw new Error('more than one request was recorded')
  return sent
}

/** The recorded request of one connection, ready to be sent again with other ids. */
export interface Recording {
  statements: Sent[]
  capture: Capture
  vendor_id: string
}

const idsOf = (capture: Capture) => [
  capture.id,
  ...capture.findings.flatMap(({ id, actions }) => [id, ...actions.map((action) => action.id)]),
]

/**
 * Sends a recorded request's statements over one connection with a fresh capture's ids. The place in the log comes from
 * the head that is read under the lock, as it must; hashes are any 32 bytes, so that no time goes into hashing here.
 */
export async function send(client: pg.Client, recording: Recording, beat: Beat, stall: Beat['stalls'][number]) {
  const fresh = captureOf(beat, stall.id)
  const old = [...idsOf(recording.capture), recording.vendor_id, subjectOf(recording.capture)]
  const now = [...idsOf(fresh), stall.vendor_id, stall.id]
  const swap = (text: string) => old.reduce((swapped, id, index) => swapped.replaceAll(id, now[index] ?? id), text)
  let head = { position: 0, hash: Buffer.alloc(32) }
  for (const { text, values } of recording.statements) {
    const chained = text.startsWith('insert into "event"')
    const hashes = [head.hash, randomBytes(32)]
    const bound = values.map((value) => {
      if (typeof value === 'string') return swap(value)
      if (chained && typeof value === 'number') return head.position + 1
      return chained && Buffer.isBuffer(value) ? hashes.shift() : value
    })
    const result = await client.query(text, bound)
    if (text.includes('from "event"') && text.includes('order by "position" desc')) {
      head = (result.rows[0] as typeof head | undefined) ?? head
    }
  }
}

const subjectOf = ({ subject }: Capture) => (subject.kind === 'place' ? '' : subject.id)

/** A connection of the bare driver, bound to the district as the application binds its own. */
export async function bareClient(url: string): Promise<pg.Client> {
  const types = new pg.TypeOverrides()
  types.setTypeParser(pg.types.builtins.INT8, Number)
  const client = new pg.Client({ connectionString: url, types })
  await client.connect()
  await client.query('set role district_yuanbao; set search_path to yuanbao')
  return client
}
