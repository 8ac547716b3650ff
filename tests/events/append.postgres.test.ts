import { fc, test } from '@fast-check/vitest'
import { afterAll, beforeAll, expect } from 'vitest'
import { append, eventsAfter, head } from '../../src/events/queries.ts'
import { verifyChains } from '../../src/events/queries-verify.ts'
import { cast, stage } from '../support/cast.ts'
import { freshDatabase } from '../support/database.ts'
import type { Database } from '../../src/db/open.ts'

let database: Database
beforeAll(async () => {
  database = await freshDatabase()
  await stage(database.district('yuanbao'))
})
afterAll(() => database.close())

const writes = fc.array(
  fc.record({
    market: fc.constantFrom(cast.market, cast.street, null),
    commits: fc.boolean(),
    note: fc.string({ unit: 'binary' }),
  }),
  { minLength: 20, maxLength: 20 },
)

test.prop([writes], { numRuns: 40 })(
  'twenty writers at once leave positions without gaps and chains that verify',
  async (all) => {
    const db = database.district('yuanbao')
    const before = {
      [cast.market]: await head(db, cast.market),
      [cast.street]: await head(db, cast.street),
      '-': await head(db, '-'),
    }
    const answers = await Promise.allSettled(
      all.map(({ market, commits, note }) =>
        db.transaction().execute(async (transaction) => {
          const position = await append(transaction, {
            market_id: market,
            evening: null,
            at: new Date('2026-11-23T11:05:00Z'),
            actor: { kind: 'system', id: null },
            kind: 'market.saved',
            subject: 'market:x',
            // Nul cannot be stored; every other character must come back as it went in.
            body: { note: note.replaceAll('\u0000', '') },
          })
          if (!commits) throw new Error('rolled back')
          return { chain: market ?? '-', position }
        }),
      ),
    )
    const done = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))
    expect(done).toHaveLength(all.filter(({ commits }) => commits).length)
    for (const [chain, { position }] of Object.entries(before)) {
      const answered = done.filter((each) => each.chain === chain).map((each) => each.position)
      const stored = (await eventsAfter(db, chain, position, 100)).map((row) => row.position)
      expect(stored).toEqual(answered.map((_, n) => position + 1 + n))
      expect(answered.toSorted((a, b) => a - b)).toEqual(stored)
    }
    expect((await verifyChains(db)).broken).toEqual([])
  },
)
