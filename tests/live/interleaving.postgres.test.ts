import { fc, test } from '@fast-check/vitest'
import { afterAll, beforeAll, expect } from 'vitest'
import { append } from '../../src/events/queries.ts'
import { openSession } from '../../src/people/queries-sessions.ts'
import { cast } from '../support/cast.ts'
import { startApp, type TestApp } from '../support/harness.ts'
import { openStream } from './reader.ts'

let app: TestApp
let cookie: string
beforeAll(async () => {
  app = await startApp()
  const owner = { kind: 'person', id: cast.wangqiang } as const
  cookie = `session=${(await openSession(app.db, owner, app.time.now, app.given.random)).token}`
})
afterAll(() => app.close())

/** Lets as many other things happen first as the number says: the interleaving, not the clock, is what varies. */
async function turns(count: number) {
  for (let n = 0; n < count; n++) await new Promise(setImmediate)
}

async function write(before: number, inside: number, after: number, commits: boolean) {
  await turns(before)
  await app.db
    .transaction()
    .execute(async (db) => {
      await append(db, {
        market_id: cast.market,
        evening: '2026-11-23',
        at: app.time.now,
        actor: { kind: 'person', id: cast.wangqiang },
        kind: 'inspection.logged',
        subject: 'inspection:x',
        body: {},
      })
      await turns(inside)
      if (!commits) throw new Error('rolled back')
    })
    .then(
      async () => {
        await turns(after)
        app.given.bell.ring('yuanbao', cast.market)
      },
      () => {},
    )
}

const pause = fc.integer({ min: 0, max: 12 })
const writers = fc.array(fc.tuple(pause, pause, pause, fc.boolean()), { minLength: 1, maxLength: 16 })

test.prop([writers, fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 3 })], { numRuns: 60 })(
  'a reader that keeps breaking off sees every position once and in order, whatever the writers do',
  async (writes, breaks) => {
    let stream = await openStream(app, cookie, cast.market)
    const start = (await stream.next())!.id
    const expected = writes.filter(([, , , commits]) => commits).length
    const writing = Promise.all(writes.map((each) => write(...each)))
    const seen: number[] = []
    const stops = [...breaks]
    let left = stops.shift()
    while (seen.length < expected) {
      if (left === 0) {
        await stream.close()
        stream = await openStream(app, cookie, cast.market, { last: seen.at(-1) ?? start })
        expect((await stream.next())?.event).toBe('position')
        left = stops.shift()
      }
      seen.push((await stream.next())!.id)
      if (left !== undefined) left -= 1
    }
    await writing
    await stream.close()
    expect(seen).toEqual(Array.from({ length: expected }, (_, n) => start + 1 + n))
  },
)
