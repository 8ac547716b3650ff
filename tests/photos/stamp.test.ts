import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lettering } from '../../src/files/lettering.ts'
import { openSession } from '../../src/people/queries-sessions.ts'
import { action, capture, finding, log, patrolOf } from '../inspections/captures.ts'
import { cast } from '../support/cast.ts'
import { startApp, tonight, type TestApp } from '../support/harness.ts'
import { picture, sha256Of } from '../support/photos.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

/** How much of a line's box its letters fill, drawn without any font of the machine. */
async function ink(text: string): Promise<{ share: number; rows: number[] }> {
  const { path, width } = await lettering(text, 48)
  const box = { width: Math.ceil(width), height: 60 }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${box.width}" height="60"><path transform="translate(0 46)" d="${path}"/></svg>`
  const { data } = await sharp(Buffer.from(svg)).extractChannel(3).raw().toBuffer({ resolveWithObject: true })
  const rows = Array.from({ length: 60 }, (_, y) =>
    data.subarray(y * box.width, (y + 1) * box.width).reduce((sum, dark) => sum + dark, 0),
  )
  return { share: rows.reduce((sum, row) => sum + row, 0) / (255 * box.width * box.height), rows }
}

test('letters are drawn from the font that comes along: each its own, none an empty box', async () => {
  const one = await ink('一')
  // The simplest of them is a single stroke across the middle, which no stand-in box is.
  const inked = one.rows.flatMap((row, y) => (row > 0 ? [y] : []))
  expect(inked.length).toBeLessThan(12)
  expect(Math.min(...inked)).toBeGreaterThan(15)
  const characters = [...'平安夜市八道执法人员摊位年月日囍犇龘0123456789AB-〔〕']
  const paths = await Promise.all(characters.map(async (character) => (await lettering(character, 48)).path))
  expect(new Set(paths).size).toBe(characters.length)
  for (const path of paths) expect(path.length).toBeGreaterThan(20)
  expect((await ink('平安夜市')).share).toBeGreaterThan(0.1)
})

test('outlines of long lines are whole: librsvg stops at the first number that is none', async () => {
  const line = '2026-11-24 00:30:15　宽甸满族自治县青山沟镇夜市　执法人员 21060100123 欧阳娜娜'
  const { path } = await lettering(line, 50)
  const number = String.raw`-?\d+(\.\d+)?`
  const pair = `${number} ${number}`
  expect(path).toMatch(new RegExp(`^([ML]${pair}|Q${pair} ${pair}|Z)+$`))
  const filled = await Promise.all([ink(line), ink('夜市夜市夜市夜市')])
  for (const { share } of filled) expect(share).toBeGreaterThan(0.12)
})

test('what the font lacks is a question mark', async () => {
  expect((await lettering('\u{10ffff}', 48)).path).toBe((await lettering('?', 48)).path)
})

test('time, place and officer are written into an inspection’s photo as it is shown, and into nothing else', async () => {
  const sent = await picture(600, 800, 90, { DateTimeOriginal: '2026:11:23 19:02:03' })
  const sha256 = sha256Of(sent)
  const cookie = async (person: string) => {
    const { token } = await openSession(app.db, { kind: 'person', id: person }, tonight, app.given.random)
    return `session=${token}`
  }
  const [officer, supervisor] = [await cookie(cast.wangqiang), await cookie(cast.lina)]
  const ask = (query: string, who: string) =>
    app.app.request(`http://localhost/api/photos/${sha256}${query}`, { headers: { cookie: who } })
  await app.app.request(`http://localhost/api/photos/${sha256}`, {
    method: 'PUT',
    headers: { cookie: officer, 'content-type': 'image/jpeg' },
    body: new Uint8Array(sent),
  })
  const bytesOf = async (query: string, who: string) => Buffer.from(await (await ask(query, who)).arrayBuffer())
  const stored = await bytesOf('', officer)

  const wangqiang = await app.as('wangqiang')
  const found = finding('PLOT-01', { actions: [action('fix_now')] })
  const claimed_at = tonight.toISOString()
  const photos = [{ sha256, finding_id: found.id, kind: 'before' as const, claimed_at }]
  expect((await log(wangqiang, capture(await patrolOf(wangqiang), { findings: [found], photos }))).status).toBe(201)

  const stamped = await bytesOf('', officer)
  expect(await sharp(stamped).metadata()).toMatchObject({ format: 'jpeg', width: 800, height: 600 })
  const footOf = async (bytes: Buffer) => {
    const foot = sharp(bytes).extract({ left: 0, top: 500, width: 800, height: 100 }).greyscale()
    const { data } = await foot.raw().toBuffer({ resolveWithObject: true })
    return { white: data.filter((light) => light > 220).length, dark: data.filter((light) => light < 60).length }
  }
  expect(await footOf(stored)).toEqual({ white: 0, dark: 0 })
  const foot = await footOf(stamped)
  expect(foot.white).toBeGreaterThan(2_000)
  expect(foot.dark).toBeGreaterThan(20_000)
  const headOf = async (bytes: Buffer) => {
    const head = await sharp(bytes).extract({ left: 0, top: 0, width: 800, height: 400 }).png().toBuffer()
    return (await sharp(head).stats()).channels[0]?.mean
  }
  expect(await headOf(stamped)).toBeCloseTo((await headOf(stored)) ?? 0, 0)

  expect(await bytesOf('?stamp=off', supervisor)).toEqual(stored)
  expect((await ask('?stamp=off', officer)).status).toBe(403)
  expect((await sharp(await bytesOf('?size=small', officer)).metadata()).width).toBe(320)
  const kept = app.given.photos
  expect(Buffer.from((await kept.read('yuanbao', `${sha256}.jpg`)) ?? [])).toEqual(stored)
})
