import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { canonical } from '../../src/shared/canonical.ts'
import { capture, fresh, log, patrolOf } from '../inspections/captures.ts'
import { cast } from '../support/cast.ts'
import { startApp, type Client, type TestApp } from '../support/harness.ts'

let app: TestApp
let wangqiang: Client
beforeAll(async () => {
  app = await startApp()
  wangqiang = await app.as('wangqiang')
})
afterAll(() => app.close())

const hashOf = (content: unknown) => createHash('sha256').update(canonical(content)).digest('hex')
const photo = 'ab'.repeat(32)

test('a phone learns which of its records and photos are not here, or not with that content', async () => {
  const sent = capture(await patrolOf(wangqiang))
  const mark = {
    id: fresh(),
    stall_id: cast.stall(2),
    version: 1,
    kind: 'painted',
    note: null,
    photo: null,
    withdraws: null,
    claimed_at: '2026-11-23T10:00:00Z',
  }
  expect((await log(wangqiang, sent)).status).toBe(201)
  expect((await wangqiang.put(`/markets/${cast.market}/painting/marks/${mark.id}`, mark)).status).toBe(201)
  const records = [
    { id: sent.id, sha256: hashOf(sent) },
    { id: mark.id, sha256: hashOf(mark) },
  ]
  const whole = await wangqiang.post('/reconcile', { records, photos: [] })
  expect([whole.status, whole.body]).toEqual([
    200,
    { missing_records: [], missing_photos: [], held_records: [], decided_records: [] },
  ])

  const lost = { id: fresh(), sha256: hashOf('lost') }
  const other = { id: sent.id, sha256: hashOf('other content') }
  const asked = { records: [lost, other, records[1]], photos: [photo] }
  expect((await wangqiang.post('/reconcile', asked)).body).toEqual({
    missing_records: [lost.id, sent.id],
    missing_photos: [photo],
    held_records: [],
    decided_records: [],
  })
  expect((await wangqiang.post('/reconcile', { records: [], photos: [] })).body).toEqual({
    missing_records: [],
    missing_photos: [],
    held_records: [],
    decided_records: [],
  })

  // Nobody learns from it what somebody else logged.
  const chenjing = await app.as('chenjing')
  expect((await chenjing.post('/reconcile', { records, photos: [] })).body.missing_records).toEqual([sent.id, mark.id])
})

test('what is no list of hashes is refused, and whoever is not signed in learns nothing', async () => {
  const bad = await wangqiang.post('/reconcile', { records: [{ id: 'x', sha256: photo }], photos: [] })
  expect(bad.body).toMatchObject({ status: 400, code: 'invalid_request' })
  const many = { records: [], photos: Array.from({ length: 2001 }, () => photo) }
  expect((await wangqiang.post('/reconcile', many)).status).toBe(400)
  const nobody = await app.anyone.post('/reconcile', { records: [], photos: [] })
  expect(nobody.status).toBe(401)
})
