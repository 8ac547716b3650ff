import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSession } from '../../src/people/queries-sessions.ts'
import { cast } from '../support/cast.ts'
import { startApp, tonight, type Client, type TestApp } from '../support/harness.ts'
import { picture, sha256Of } from '../support/photos.ts'
import { action, capture, finding, log, patrolOf } from './captures.ts'

let app: TestApp
let wangqiang: Client
let patrol: string
let cookie: string
beforeAll(async () => {
  app = await startApp()
  wangqiang = await app.as('wangqiang')
  patrol = await patrolOf(wangqiang)
  const { token } = await openSession(app.db, { kind: 'person', id: cast.wangqiang }, tonight, app.given.random)
  cookie = `session=${token}`
})
afterAll(() => app.close())

const send = async (bytes: Uint8Array) =>
  app.app.request(`http://localhost/api/photos/${sha256Of(bytes)}`, {
    method: 'PUT',
    headers: { cookie, 'content-type': 'image/jpeg' },
    body: new Uint8Array(bytes),
  })
const photosOf = async (id: string) =>
  ((await wangqiang.get(`/inspections/${id}`)).body as { photos: Record<string, unknown>[] }).photos
const claimed_at = '2026-11-23T11:00:00.000Z'

test('a record tells which of its photos are here, in whatever order they and it arrive', async () => {
  const [early, late] = [await picture(80, 60, 10), await picture(80, 60, 20)]
  expect((await send(early)).status).toBe(201)
  const found = finding('PLOT-01', { actions: [action('fix_now')] })
  const sent = capture(patrol, {
    findings: [found],
    photos: [
      { sha256: sha256Of(early), finding_id: found.id, kind: 'before', claimed_at },
      { sha256: sha256Of(late), finding_id: found.id, kind: 'after', claimed_at },
      { sha256: sha256Of(early), finding_id: null, kind: 'before', claimed_at },
    ],
  })
  expect((await log(wangqiang, sent)).status).toBe(201)
  const read = (received: boolean) => [
    { sha256: sha256Of(early), finding_id: found.id, kind: 'before', item: null, received: true, taken_at: claimed_at },
    { sha256: sha256Of(late), finding_id: found.id, kind: 'after', item: null, received, taken_at: claimed_at },
    { sha256: sha256Of(early), finding_id: null, kind: 'before', item: null, received: true, taken_at: claimed_at },
  ]
  expect(await photosOf(sent.id)).toEqual(read(false))
  expect((await send(late)).status).toBe(201)
  expect(await photosOf(sent.id)).toEqual(read(true))
})

test('a photo that a phone says was taken tomorrow was taken by when its record came in, and the record is kept', async () => {
  const ahead = { sha256: 'a'.repeat(64), finding_id: null, kind: 'before' as const }
  const sent = capture(patrol, { photos: [{ ...ahead, claimed_at: '2026-11-24T11:00:00.000Z' }] })
  expect((await log(wangqiang, sent)).status).toBe(201)
  expect((await log(wangqiang, sent)).status).toBe(200)
  expect(await photosOf(sent.id)).toMatchObject([{ sha256: ahead.sha256, taken_at: app.time.now.toISOString() }])
})

test('the log names the photos of a record, and the same record again changes nothing', async () => {
  const photos = [{ sha256: '0'.repeat(64), finding_id: null, kind: 'before' as const, claimed_at }]
  const sent = capture(patrol, { photos })
  const first = await log(wangqiang, sent)
  const again = await log(wangqiang, sent)
  expect([first.status, again.status, again.body]).toEqual([201, 200, first.body])
  const event = await app.db
    .selectFrom('event')
    .select('body')
    .where('subject', '=', `inspection:${sent.id}`)
    .executeTakeFirstOrThrow()
  expect(event.body).toMatchObject({ photos: ['0'.repeat(64)] })
  expect(await photosOf(sent.id)).toHaveLength(1)
})

test('a record of an older phone says nothing of photos and has none', async () => {
  const sent = capture(patrol)
  expect((await log(wangqiang, sent)).status).toBe(201)
  expect(await photosOf(sent.id)).toEqual([])
})

test('photos that belong to nothing, and too many of them, are refused', async () => {
  const photo = (n: number, finding_id: string | null = null) => ({
    sha256: String(n).padStart(64, '0'),
    finding_id,
    kind: 'before' as const,
    claimed_at,
  })
  const stray = await log(wangqiang, capture(patrol, { photos: [photo(1, cast.wangqiang)] }))
  expect(stray.body).toMatchObject({ code: 'invalid_request', detail: { fields: [{ path: 'photos' }] } })
  const many = Array.from({ length: 13 }, (_, n) => photo(n))
  expect((await log(wangqiang, capture(patrol, { photos: many }))).status).toBe(400)
})

test('nobody may rewrite which photos a record has', async () => {
  await expect(app.db.deleteFrom('inspection_photo').execute()).rejects.toThrow(/permission denied/)
  await expect(app.db.updateTable('inspection_photo').set({ kind: 'after' }).execute()).rejects.toThrow(
    /permission denied/,
  )
})
