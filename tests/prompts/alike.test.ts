import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { evaluate } from '../../src/prompts/queries-evaluate.ts'
import { photosAlike } from '../../src/prompts/queries-photos.ts'
import { openSession } from '../../src/people/queries-sessions.ts'
import { capture, finding, fresh, log, patrolOf } from '../inspections/captures.ts'
import { chanceOf, night } from '../photos/night.ts'
import { cast } from '../support/cast.ts'
import { startApp, tonight, type Client, type TestApp } from '../support/harness.ts'
import { sha256Of } from '../support/photos.ts'

let app: TestApp
let chenjing: Client
let patrol: string
let seconds = 0
const evening = '2026-11-23'

/** A picture, and that picture as another phone would send it on. */
const [width, height] = [480, 360]
const pixels = night(chanceOf(1), width, height)
const picture = await sharp(Buffer.from(pixels), { raw: { width, height, channels: 1 } })
  .jpeg({ quality: 85 })
  .toBuffer()
const again = await sharp(picture).resize(360).jpeg({ quality: 60 }).toBuffer()
const other = await sharp(Buffer.from(night(chanceOf(9), width, height)), { raw: { width, height, channels: 1 } })
  .jpeg()
  .toBuffer()
const plain = await sharp({ create: { width, height, channels: 3, background: '#222' } })
  .jpeg()
  .toBuffer()

async function send(bytes: Uint8Array) {
  const { token } = await openSession(app.db, { kind: 'person', id: cast.chenjing }, app.time.now, app.given.random)
  const { status } = await app.app.request(`http://localhost/api/photos/${sha256Of(bytes)}`, {
    method: 'PUT',
    headers: { cookie: `session=${token}`, 'content-type': 'image/jpeg' },
    body: new Uint8Array(bytes),
  })
  expect(status).toBe(201)
}

/** A look with one finding and a photo of it. */
async function seen(stall: number, bytes: Uint8Array, fields: object = {}) {
  const claimed_at = new Date(tonight.getTime() + ++seconds * 60_000).toISOString()
  const one = finding('HYG-01')
  const photos = [{ sha256: sha256Of(bytes), finding_id: one.id, kind: 'before' as const, claimed_at }]
  const subject = { kind: 'stall' as const, id: cast.stall(stall) }
  const sent = capture(patrol, { id: fresh(), subject, claimed_at, findings: [one], photos, ...fields })
  const { status, text } = await log(chenjing, sent)
  expect(status, text).toBe(201)
  return sent.id
}
const lookThrough = () =>
  evaluate(app.db, { market_id: cast.market, period: 'evening', starts_on: evening, looks: 9 }, app.time.now)

beforeAll(async () => {
  app = await startApp()
  chenjing = await app.as('chenjing')
  patrol = await patrolOf(chenjing)
  app.time.now = new Date(tonight.getTime() + 1_800_000)
})
afterAll(() => app.close())

test('a picture sent anew with another record is one worth a look, with both photos; other pictures and corrections are not', async () => {
  const first = await seen(1, picture)
  await seen(2, other)
  const plainly = await seen(3, plain)
  await send(picture)
  await send(other)
  await send(plain)
  const kept = await app.db.selectFrom('photo').select('phash').execute()
  expect(kept.filter(({ phash }) => phash === null)).toHaveLength(1)
  expect(await lookThrough()).toBe(0)
  // The same record corrected, with a photo of the photo, is no second record.
  await seen(3, await sharp(plain).jpeg({ quality: 40 }).toBuffer(), { amends: plainly, amend_reason: 'correction' })
  const second = await seen(4, again)
  // It is declared, and not here yet.
  expect(await lookThrough()).toBe(0)
  await send(again)
  expect(await lookThrough()).toBe(1)
  expect(await lookThrough()).toBe(0)
  const lina = await app.as('lina')
  const { prompts } = (await lina.get('/prompts?pattern=photo_alike')).body
  expect(prompts).toMatchObject([
    {
      evening,
      person: { id: cast.chenjing },
      evidence: { sha256: sha256Of(again), other: sha256Of(picture), other_evening: evening },
    },
  ])
  expect(prompts[0].evidence.distance).toBeLessThanOrEqual(4)
  const { looks, alarms, evidence } = (await lina.get(`/prompts/${prompts[0].id}`)).body
  expect(evidence).toMatchObject({ look: second, other_look: first })
  expect(looks.map(({ id }: { id: string }) => id)).toEqual([first, second])
  // Three photos with looks: three pairs.
  expect(alarms).toMatchObject({ tested: 3, made: 1 })
})

test('what came in late is compared when the next evening is looked through; what is too far back is not', async () => {
  await app.db.deleteFrom('prompt_run').execute()
  const next = { market_id: cast.market, period: 'evening' as const, starts_on: '2026-11-26', looks: 1 }
  await app.db
    .updateTable('photo')
    .set({ phash: null })
    .where('sha256', '=', Buffer.from(sha256Of(again), 'hex'))
    .execute()
  const late = await sharp(picture).resize(300).jpeg({ quality: 70 }).toBuffer()
  await seen(5, late)
  await send(late)
  expect(await evaluate(app.db, { ...next, starts_on: '2026-11-27' }, app.time.now)).toBe(0)
  expect(await evaluate(app.db, next, app.time.now)).toBe(1)
  const { prompts } = (await (await app.as('lina')).get('/prompts?pattern=photo_alike')).body
  expect(prompts.map((one: { evening: string }) => one.evening)).toEqual([evening, evening])
})

test('the search finds every hash within the distance and none beyond it', async () => {
  const bits =
    (await app.db.selectFrom('photo').select('phash').where('phash', 'is not', null).execute())[0]?.phash ?? ''
  const flipped = (places: readonly number[]) =>
    [...bits].map((bit, at) => (places.includes(at) ? String(1 - Number(bit)) : bit)).join('')
  // One difference in each of three quarters and one more, or all in one quarter.
  const near = [flipped([0, 20, 40, 50]), flipped([1, 2, 3, 4]), flipped([15, 16, 31, 63])]
  const far = [flipped([0, 20, 40, 50, 60]), flipped([1, 2, 3, 4, 5, 6])]
  await app.db.updateTable('photo').set({ phash: null }).execute()
  await app.db
    .updateTable('photo')
    .set({ phash: bits })
    .where('sha256', '=', Buffer.from(sha256Of(picture), 'hex'))
    .execute()
  for (const [phash, found] of [...near.map((one) => [one, 1] as const), ...far.map((one) => [one, 0] as const)]) {
    await app.db
      .updateTable('photo')
      .set({ phash })
      .where('sha256', '=', Buffer.from(sha256Of(again), 'hex'))
      .execute()
    const { alike } = await photosAlike(app.db, cast.market, evening, { distance: 4, evenings: 30 })
    expect(alike).toHaveLength(found)
  }
})
