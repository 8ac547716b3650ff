import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { incoming } from '../../src/files/incoming.ts'
import { photoFolder } from '../../src/files/photo-store.ts'
import { photosADay } from '../../src/photos/rules.ts'
import { cast } from '../support/cast.ts'
import { startApp, type TestApp } from '../support/harness.ts'
import { openSession } from '../../src/people/queries-sessions.ts'
import { picture, sha256Of } from '../support/photos.ts'

let app: TestApp
let cookie: string
beforeEach(async () => {
  app = await startApp()
  const { token } = await openSession(app.db, { kind: 'person', id: cast.wangqiang }, app.time.now, app.given.random)
  cookie = `session=${token}`
})
afterEach(() => app.close())

/** Sends bytes as they are; by default under their own hash. */
const put = async (bytes: Uint8Array, hash = sha256Of(bytes), headers: Record<string, string> = {}) =>
  app.app.request(`http://localhost/api/photos/${hash}`, {
    method: 'PUT',
    headers: { cookie, 'content-type': 'image/jpeg', ...headers },
    body: new Uint8Array(bytes),
  })
const get = (path: string) => app.app.request(`http://localhost/api/photos/${path}`, { headers: { cookie } })
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code

test('a photo is kept under its hash, encoded anew, upright and without what the camera wrote into it', async () => {
  const sent = await picture(640, 480)
  expect((await sharp(sent).metadata()).exif).toBeDefined()
  const first = await put(sent)
  expect(first.status).toBe(201)
  const receipt = await first.json()
  expect(receipt).toEqual({ sha256: sha256Of(sent), received_at: app.time.now.toISOString() })
  const again = await put(sent)
  expect([again.status, await again.json()]).toEqual([200, receipt])

  const whole = await get(sha256Of(sent))
  expect(whole.headers.get('content-type')).toBe('image/jpeg')
  expect(whole.headers.get('x-content-type-options')).toBe('nosniff')
  const stored = await sharp(await whole.arrayBuffer()).metadata()
  expect(stored).toMatchObject({ format: 'jpeg', width: 480, height: 640 })
  expect([stored.exif, stored.orientation]).toEqual([undefined, undefined])
  const small = await sharp(await (await get(`${sha256Of(sent)}?size=small`)).arrayBuffer()).metadata()
  expect(Math.max(small.width, small.height)).toBe(320)
})

test('a large picture is brought within bounds', async () => {
  const sent = await picture(4000, 1000)
  expect((await put(sent)).status).toBe(201)
  const stored = await sharp(await (await get(sha256Of(sent))).arrayBuffer()).metadata()
  expect([stored.width, stored.height]).toEqual([512, 2048])
})

test('what is no photo, not whole, or not what its address says is refused and nothing is kept', async () => {
  const sent = await picture()
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
  const half = sent.subarray(0, sent.length / 2)
  const named = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from('<script>alert(1)</script>')])
  for (const bytes of [svg, half, named, Buffer.from('GIF89a')]) {
    const answer = await put(bytes)
    expect([answer.status, await codeOf(answer)]).toEqual([422, 'photo_unreadable'])
  }
  const lied = await put(sent, sha256Of(half))
  expect([lied.status, await codeOf(lied)]).toEqual([422, 'photo_hash_differs'])
  expect((await put(sent, 'ABC')).status).toBe(400)
  expect((await put(new Uint8Array(9 * 1024 * 1024))).status).toBe(413)
  expect((app.given.photos as unknown as { names: () => string[] }).names()).toEqual([])
  expect((await get(sha256Of(sent))).status).toBe(404)
})

test('a photo too large is refused before it is read where it says so, and as soon as it shows where it does not', async () => {
  const mebibyte = new Uint8Array(1024 * 1024)
  const sending = (headers: Record<string, string>) => {
    let read = 0
    const body = new ReadableStream({
      pull(controller) {
        if (++read > 100) controller.close()
        else controller.enqueue(mebibyte)
      },
    })
    const request = new Request(`http://localhost/api/photos/${'0'.repeat(64)}`, {
      method: 'PUT',
      headers: { cookie, 'content-type': 'image/jpeg', ...headers },
      body,
      duplex: 'half',
    })
    return { answer: app.app.request(request), read: () => read }
  }
  const told = sending({ 'content-length': String(9 * mebibyte.length) })
  expect((await told.answer).status).toBe(413)
  expect(told.read()).toBeLessThanOrEqual(1)
  const silent = sending({})
  const answer = await silent.answer
  expect([answer.status, await codeOf(answer)]).toEqual([413, 'body_too_large'])
  expect(silent.read()).toBeLessThanOrEqual(11)
})

test('when a photo was taken is read from it: at the offset it tells, else on the clock of the district', async () => {
  const takenOf = async (shade: number, clock: Parameters<typeof picture>[3]) => {
    const sent = await picture(80, 60, shade, clock)
    expect((await put(sent)).status).toBe(201)
    const row = await app.db
      .selectFrom('photo')
      .select('taken_at')
      .where('sha256', '=', Buffer.from(sha256Of(sent), 'hex'))
      .executeTakeFirstOrThrow()
    return row.taken_at?.toISOString() ?? null
  }
  expect(await takenOf(1, { DateTimeOriginal: '2026:11:23 19:04:07' })).toBe('2026-11-23T11:04:07.000Z')
  expect(await takenOf(2, { DateTimeOriginal: '2026:11:23 19:04:07', OffsetTimeOriginal: '+09:00' })).toBe(
    '2026-11-23T10:04:07.000Z',
  )
  // A camera whose clock is ahead means now.
  expect(await takenOf(5, { DateTimeOriginal: '2031:01:01 00:00:00' })).toBe(app.time.now.toISOString())
  expect(await takenOf(3, {})).toBeNull()
  expect(await takenOf(4, { DateTimeOriginal: 'gestern' })).toBeNull()
})

test('what was written aside is gone afterwards, whatever became of it', async () => {
  const body = () => new Blob(['a photo']).stream()
  const paths: string[] = []
  const seen = await incoming(body(), 7, async ({ path, bytes }) => {
    paths.push(path)
    return [bytes, readFileSync(path, 'utf8')]
  })
  expect(seen).toEqual([7, 'a photo'])
  const failing = incoming(body(), 7, async ({ path }) => {
    paths.push(path)
    throw new Error('no room')
  })
  await expect(failing).rejects.toThrow('no room')
  expect(await incoming(body(), 6, async () => 'used')).toBeNull()
  expect(paths.map((path) => existsSync(dirname(path)))).toEqual([false, false])
})

test('only staff send and see photos', async () => {
  const sent = await picture()
  await put(sent)
  const vendor = await app.as('zhangmei')
  expect((await vendor.get(`/photos/${sha256Of(sent)}`)).status).toBe(403)
  expect((await app.anyone.get(`/photos/${sha256Of(sent)}`)).status).toBe(401)
  expect((await put(await picture(80, 80), undefined, { cookie: '' })).status).toBe(401)
})

/** Photos of this day that the officer sent earlier. */
const sentToday = (count: number) =>
  app.db
    .insertInto('photo')
    .values(
      Array.from({ length: count }, (_, n) => ({
        sha256: Buffer.from(sha256Of(Buffer.from(String(n))), 'hex'),
        bytes: 1,
        width: 1,
        height: 1,
        sent_by: cast.wangqiang,
        received_at: app.time.now,
      })),
    )
    .execute()

test('an account sends so many photos a day and no more', async () => {
  await sentToday(photosADay)
  const answer = await put(await picture())
  expect([answer.status, await codeOf(answer)]).toEqual([429, 'too_many_requests'])
})

test('what cannot be read counts towards the day like what is kept, for a day', async () => {
  await sentToday(photosADay - 2)
  for (const name of ['one', 'two']) expect((await put(Buffer.from(name))).status).toBe(422)
  expect((await put(Buffer.from('three'))).status).toBe(429)
  expect((await put(await picture())).status).toBe(429)
})

test('a folder keeps photos by district and leaves nothing half-written behind', async () => {
  const root = mkdtempSync(join(tmpdir(), 'photos-'))
  const store = photoFolder(root)
  await store.write('yuanbao', 'abcd.jpg', Buffer.from('one'))
  await store.write('yuanbao', 'abcd.jpg', Buffer.from('one'))
  expect(Buffer.from((await store.read('yuanbao', 'abcd.jpg')) ?? []).toString()).toBe('one')
  expect(await store.read('zhenxing', 'abcd.jpg')).toBeNull()
  expect(readdirSync(`${root}/yuanbao/ab`)).toEqual(['abcd.jpg'])
})

test('what could not be written whole leaves nothing behind, so that trying again fills no disk', async () => {
  const root = mkdtempSync(join(tmpdir(), 'market-photos-'))
  const store = photoFolder(root)
  // A folder in its place: everything succeeds but the last step.
  mkdirSync(join(root, 'yuanbao', 'ab', 'abc.jpg'), { recursive: true })
  await expect(store.write('yuanbao', 'abc.jpg', new Uint8Array([1, 2, 3]))).rejects.toThrow()
  expect(readdirSync(join(root, 'yuanbao', 'ab'))).toEqual(['abc.jpg'])
})
