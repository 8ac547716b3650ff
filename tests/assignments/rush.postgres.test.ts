import { afterAll, beforeAll, expect, test } from 'vitest'
import { cast } from '../support/cast.ts'
import { startApp, type Answer, type Client, type TestApp } from '../support/harness.ts'

let app: TestApp
let lina: Client
beforeAll(async () => {
  app = await startApp()
  lina = await app.as('lina')
  await app.db
    .insertInto('vendor')
    .values(
      Array.from({ length: 50 }, (_, n) => ({
        id: cast.stall(1000 + n),
        name: `商户${n}`,
        phone: `1380000${String(n).padStart(4, '0')}`,
        party: 'person' as const,
        origin: 'roaming' as const,
        category_id: 'toys',
        created_at: new Date(0),
      })),
    )
    .execute()
})
afterAll(() => app.close())

const give = (stall: number, vendor_id: string) =>
  lina.post('/markets/pingan/assignments', {
    stall_id: cast.stall(stall),
    vendor_id,
    starts_on: '2026-11-23',
    ends_on: null,
  })
const tally = (answers: Answer[]) => {
  const counts: Record<string, number> = {}
  for (const { status, body } of answers) {
    const outcome = status === 201 ? '201' : `${status} ${body.code}`
    counts[outcome] = (counts[outcome] ?? 0) + 1
  }
  return counts
}

test('fifty vendors at once for one stall: one has it, forty-nine are told who', async () => {
  const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => give(3, cast.stall(1000 + n))))
  expect(tally(answers)).toEqual({ '201': 1, '409 stall_taken': 49 })
  const winner = answers.find(({ status }) => status === 201)?.body.vendor_name as string
  const told = new Set(answers.flatMap(({ body }) => (body.code ? [body.detail.held_by as string] : [])))
  expect([...told]).toEqual([winner])
  const rows = await app.db.selectFrom('assignment').select('id').where('stall_id', '=', cast.stall(3)).execute()
  expect(rows).toHaveLength(1)
  const events = await app.db.selectFrom('event').select('kind').execute()
  expect(events).toEqual([{ kind: 'assignment.given' }])
})

test('one vendor, three free stalls at once, a maximum of two: two are given', async () => {
  const answers = await Promise.all([4, 5, 6].map((stall) => give(stall, cast.stall(1000))))
  const before = await app.db.selectFrom('assignment').select('id').where('vendor_id', '=', cast.stall(1000)).execute()
  expect(before).toHaveLength(2)
  const given = tally(answers)
  expect(given['409 vendor_has_maximum']).toBe(3 - (given['201'] ?? 0))
})

test('moves that cross each other end clearly, one way or the other, never in a deadlock', async () => {
  const { body: rows } = await lina.get('/assignments?market=pingan')
  const [zhangmei, yangfan] = [cast.zhangmei, cast.yangfan].map(
    (vendor) => rows.assignments.find((one: { vendor_id: string }) => one.vendor_id === vendor) as { id: string },
  )
  const move = (id: string | undefined, stall: number) =>
    lina.post(`/assignments/${id}/move`, { stall_id: cast.stall(stall), from_day: '2026-11-24', reason: '互换' })
  const answers = await Promise.all([move(zhangmei?.id, 2), move(yangfan?.id, 1)])
  for (const { status, body } of answers) expect([201, 409], JSON.stringify(body)).toContain(status)
})
