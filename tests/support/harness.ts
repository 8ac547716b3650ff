import { createHash } from 'node:crypto'
import { pino } from 'pino'
import { createApp } from '../../src/app.ts'
import { localBell } from '../../src/live/bell.ts'
import { openSession } from '../../src/people/queries-sessions.ts'
import type { Db, Database } from '../../src/db/open.ts'
import { sendingAfterwards } from '../../src/http/code-sender.ts'
import type { CodeSender, Given } from '../../src/http/context.ts'
import type { TileSettings } from '../../src/markets/schema.ts'
import type { RequestLimits } from '../../src/http/limits.ts'
import { cast, stage } from './cast.ts'
import { freshDatabase } from './database.ts'
import type { PhotoStore } from '../../src/files/photo-store.ts'
import { photosInMemory } from './photos.ts'

/** 2026-11-23 19:05 in the market, a Monday evening. */
export const tonight = new Date('2026-11-23T11:05:00Z')

/** Chance that is the same in every run. */
export function seededRandom(seed: string) {
  let count = 0
  return (length: number) => {
    const chunks: Buffer[] = []
    for (let made = 0; made < length; made += 32)
      chunks.push(createHash('sha256').update(`${seed}:${count++}`).digest())
    return new Uint8Array(Buffer.concat(chunks).subarray(0, length))
  }
}

type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE' | 'PATCH'

/** A signed-in (or not) user of the API; every call answers status, parsed body and headers. */
export interface Client {
  send(method: Method, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  post(path: string, body?: unknown): Promise<Answer>
  put(path: string, body?: unknown): Promise<Answer>
}
export interface Answer {
  status: number
  // Tests read answers of every shape; the schemas are checked by the contract test.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any
  headers: Headers
  text: string
}

/** The whole application over a database of its own with the cast on stage, a settable clock and seeded chance. */
export async function startApp(
  options: {
    limits?: RequestLimits
    trust_proxy?: boolean
    metrics_token?: string
    tiles?: TileSettings
    web?: string
    database?: Database
    photos?: PhotoStore
  } = {},
) {
  const database = options.database ?? (await freshDatabase())
  const db: Db = database.district('yuanbao')
  if (!options.database) await stage(db)
  const time = { now: tonight }
  const sent: { phone: string; code: string }[] = []
  /** The SMS gateway; a test may have it refuse, or take its time. */
  const gateway: { take: CodeSender } = { take: async (phone, code) => void sent.push({ phone, code }) }
  const given: Given = {
    database,
    districts: ['yuanbao', 'zhenxing'],
    clock: () => time.now,
    random: seededRandom('tests'),
    codes: sendingAfterwards((phone, code) => gateway.take(phone, code)),
    bell: localBell(),
    photos: options.photos ?? photosInMemory(),
    log: pino({ level: 'silent' }),
    metrics_token: options.metrics_token ?? null,
    trust_proxy: options.trust_proxy ?? false,
    tiles: options.tiles ?? null,
    web: options.web ?? null,
  }
  /** The last code that was sent, once all are. */
  const sentCode = async () => {
    await given.codes.settled()
    return sent.at(-1)?.code ?? ''
  }
  const app = createApp(given, options.limits ?? { per_account: 1e9, per_address: 1e9 })

  function client(cookie?: string): Client {
    const send: Client['send'] = async (method, path, body, headers = {}) => {
      const response = await app.request(`http://localhost/api${path}`, {
        method,
        headers: {
          ...(cookie && { cookie }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      })
      const text = await response.text()
      const json = method !== 'HEAD' && response.headers.get('content-type')?.includes('json')
      return {
        status: response.status,
        headers: response.headers,
        text,
        body: json ? (JSON.parse(text) as unknown) : undefined,
      }
    }
    return {
      send,
      get: (path, headers) => send('GET', path, undefined, headers),
      post: (path, body) => send('POST', path, body ?? {}),
      put: (path, body) => send('PUT', path, body ?? {}),
    }
  }

  /** Someone of the cast, signed in without the form; the session starts at the test's time. */
  async function as(
    name:
      | 'lina'
      | 'zhaolei'
      | 'wangqiang'
      | 'chenjing'
      | 'liuyang'
      | 'sunhao'
      | 'guomin'
      | 'zhangmei'
      | 'yangfan'
      | 'malong',
  ) {
    const kind = name === 'zhangmei' || name === 'yangfan' || name === 'malong' ? 'vendor' : 'person'
    const { token } = await openSession(db, { kind, id: cast[name] }, time.now, given.random)
    return client(`session=${token}`)
  }

  return {
    app,
    database,
    db,
    given,
    time,
    sent,
    sentCode,
    gateway,
    client,
    as,
    anyone: client(),
    close: () => database.close(),
  }
}
export type TestApp = Awaited<ReturnType<typeof startApp>>
