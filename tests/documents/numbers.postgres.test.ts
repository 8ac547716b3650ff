import { fc, test } from '@fast-check/vitest'
import { afterAll, beforeAll, expect, test as plain } from 'vitest'
import { verifyChains } from '../../src/events/queries-verify.ts'
import { issueDocument } from '../../src/documents/queries.ts'
import type { DocumentKind, Facts } from '../../src/documents/rules-kinds.ts'
import { newId } from '../../src/shared/ids.ts'
import { cast } from '../support/cast.ts'
import { seededRandom, startApp, type Client, type TestApp } from '../support/harness.ts'
import { settings } from './settings.ts'
import { action, capture, finding, fresh, log, patrolOf } from '../inspections/captures.ts'

const random = seededRandom('numbers')
const facts: Facts = Object.fromEntries(
  ['authority', 'short', 'party', 'served', 'served_where', 'served_way', 'served_at', 'officers']
    .concat(['item', 'heard_at', 'heard_where', 'statement'])
    .map((name) => [name, name === 'short' ? '元城管' : '某']),
)

let app: TestApp
let wangqiang: Client
let finding_id: string
beforeAll(async () => {
  app = await startApp()
  wangqiang = await app.as('wangqiang')
  const one = finding('HYG-01', { actions: [action('fix_now')] })
  finding_id = one.id
  await log(wangqiang, capture(await patrolOf(wangqiang), { findings: [one] }))
})
afterAll(() => app.close())

/** Some documents in one unit of work, which ends as it is told. */
interface Unit {
  squad_id: string
  market_id: string
  kinds: DocumentKind[]
  now: Date
  commits: boolean
}

const run = ({ kinds, now, commits, ...of }: Unit) =>
  app.db.transaction().execute(async (db) => {
    const numbers: string[] = []
    for (const kind of kinds) {
      const issue = { ...of, kind, now, random, facts, finding_id, procedure_id: null, person_id: cast.lina }
      numbers.push((await issueDocument(db, issue)).number)
    }
    if (!commits) throw new Error('rolled back')
    return numbers
  })

// The last evening of a year in the market, which is the next year already where the tests run.
const units = fc.array(
  fc.record({
    squad_id: fc.constantFrom<string>(cast.bado, cast.xingdong),
    market_id: fc.constantFrom<string>(cast.market, cast.street),
    kinds: fc.array(fc.constantFrom<DocumentKind>('service_receipt', 'statement_record'), {
      minLength: 1,
      maxLength: 3,
    }),
    now: fc.constantFrom(new Date('2026-12-31T15:59:00Z'), new Date('2026-12-31T16:01:00Z')),
    commits: fc.boolean(),
  }),
  { minLength: 12, maxLength: 12 },
)

test.prop([units], { numRuns: 15 })(
  'however many issue at once and roll back, each squad, year and kind is numbered 1 to k without gaps or doubles',
  async (all) => {
    const answers = await Promise.allSettled(all.map(run))
    const failed = answers.flatMap((answer) => (answer.status === 'rejected' ? [String(answer.reason)] : []))
    expect(new Set(failed)).toEqual(new Set(all.some(({ commits }) => !commits) ? ['Error: rolled back'] : []))
    const rows = await app.db.selectFrom('document').select(['squad_id', 'year', 'series', 'number', 'label']).execute()
    for (const of of Map.groupBy(rows, ({ squad_id, year, series }) => `${squad_id} ${year} ${series}`).values()) {
      expect(of.map(({ number }) => number).sort((a, b) => a - b)).toEqual(of.map((_, n) => n + 1))
    }
    const said = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
    expect(new Set(said).size).toBe(said.length)
    expect(rows.map(({ label }) => label)).toEqual(expect.arrayContaining(said))
    expect((await verifyChains(app.db)).broken).toEqual([])
  },
)

plain('the year is that of the market’s own day when it is issued', async () => {
  const issued = async (now: Date) => {
    const kinds: DocumentKind[] = ['service_receipt']
    const [number] = await run({ squad_id: cast.bado, market_id: cast.market, kinds, now, commits: true })
    return number
  }
  expect(await issued(new Date('2028-12-31T15:59:59Z'))).toBe('元城管送字〔2028〕八道第0001号')
  expect(await issued(new Date('2028-12-31T16:00:00Z'))).toBe('元城管送字〔2029〕八道第0001号')
})

plain('twenty at once under one id are one document with one number', async () => {
  const now = new Date('2030-06-01T04:00:00Z')
  const id = newId(now, random)
  const issue = { id, kind: 'service_receipt' as const, market_id: cast.market, squad_id: cast.bado, finding_id }
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      app.db
        .transaction()
        .execute((db) => issueDocument(db, { ...issue, facts, procedure_id: null, person_id: cast.lina, now, random })),
    ),
  )
  expect(new Set(answers.map(({ number }) => number))).toEqual(new Set(['元城管送字〔2030〕八道第0001号']))
  const next = { ...issue, facts, procedure_id: null, person_id: cast.lina, now, random, id: newId(now, random) }
  const { number } = await app.db.transaction().execute((db) => issueDocument(db, next))
  expect(number).toBe('元城管送字〔2030〕八道第0002号')
})

plain(
  'of ten phones that issue the same paper of one finding at once, one does, and the others are told its number',
  async () => {
    await (await app.as('lina')).put('/documents/settings', settings)
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        wangqiang.post(`/findings/${finding_id}/documents`, {
          ...{ id: fresh(), kind: 'notice_to_correct', words: {}, reason: null },
        }),
      ),
    )
    const issued = answers.filter(({ status }) => status === 201)
    expect(issued).toHaveLength(1)
    const told = answers.flatMap(({ body }) => (body.code === 'document_issued_already' ? [body.detail.number] : []))
    expect(told).toEqual(Array(9).fill(issued[0]?.body.number))
  },
)
