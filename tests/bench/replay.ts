import pg from 'pg'
import type { Capture } from '../../src/inspections/schema.ts'
import type { Database } from '../../src/db/open.ts'
import { captureOf, type Beat } from './captures.ts'

/** A statement as the application sent it. */
export interface Sent {
  text: string
  values: unknown[]
}

const anyHash = Buffer.alloc(32, 7)

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

type Part = 'as it was' | 'position' | 'hash' | { id: number } | 'holds ids'

/** The recorded request of one connection, ready to be sent again with other ids: what each of its values is made of. */
export interface Recording {
  statements: (Sent & { parts: Part[]; reads_head: boolean })[]
  ids: string[]
}

const idsOf = (capture: Capture, stall: Beat['stalls'][number]) => [
  capture.id,
  ...capture.findings.flatMap(({ id, actions }) => [id, ...actions.map((action) => action.id)]),
  stall.id,
  stall.vendor_id,
]

/** Looks once at every recorded value, so that sending it again costs the bare driver next to nothing. */
export function prepare(statements: readonly Sent[], capture: Capture, stall: Beat['stalls'][number]): Recording {
  const ids = idsOf(capture, stall)
  const partOf = (value: unknown, chained: boolean): Part => {
    if (chained && typeof value === 'number') return 'position'
    if (chained && Buffer.isBuffer(value)) return 'hash'
    if (typeof value !== 'string') return 'as it was'
    const id = ids.indexOf(value)
    if (id >= 0) return { id }
    return ids.some((one) => value.includes(one)) ? 'holds ids' : 'as it was'
  }
  return {
    ids,
    statements: statements.map(({ text, values }) => ({
      text,
      values,
      parts: values.map((value) => partOf(value, text.startsWith('insert into "event"'))),
      reads_head: text.includes('from "event"') && text.includes('order by "position" desc'),
    })),
  }
}

/**
 * Sends a recorded request's statements over one connection with a fresh capture's ids. The place in the log comes from
 * the head that is read under the lock, as it must; hashes are any 32 bytes, so that no time goes into hashing here.
 */
export async function send(client: pg.Client, recording: Recording, beat: Beat, stall: Beat['stalls'][number]) {
  const fresh = idsOf(captureOf(beat, stall.id), stall)
  const swap = (text: string) =>
    recording.ids.reduce((swapped, id, index) => swapped.replaceAll(id, fresh[index] ?? id), text)
  let head = { position: 0, hash: Buffer.alloc(32) }
  for (const { text, values, parts, reads_head } of recording.statements) {
    const hashes = [head.hash, anyHash]
    const bound = values.map((value, index) => {
      const part = parts[index] ?? 'as it was'
      if (part === 'as it was') return value
      if (part === 'holds ids') return swap(String(value))
      if (part === 'position') return head.position + 1
      return part === 'hash' ? hashes.shift() : fresh[part.id]
    })
    const result = await client.query(text, bound)
    if (reads_head) head = (result.rows[0] as typeof head | undefined) ?? head
  }
}

/** A connection of the bare driver, bound to the district as the application binds its own. */
export async function bareClient(url: string): Promise<pg.Client> {
  const types = new pg.TypeOverrides()
  types.setTypeParser(pg.types.builtins.INT8, Number)
  const client = new pg.Client({ connectionString: url, types })
  await client.connect()
  await client.query('set role district_yuanbao; set search_path to yuanbao')
  return client
}
