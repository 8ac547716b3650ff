import sharp from 'sharp'
import { expect, test } from 'vitest'
import { encodePhoto } from '../../src/files/encode.ts'
import { incoming } from '../../src/files/incoming.ts'
import { mostBits } from '../../src/prompts/rules-alike.ts'
import { chanceFrom } from '../../src/sample/rules-chance.ts'
import { choosePhotos, drawStall, type FoundLately } from '../../src/sample/rules-photos.ts'
import { differing } from '../photos/night.ts'
import { sha256Of } from '../support/photos.ts'

const at = new Date('2026-11-23T12:00:00Z')
/** Findings newest first: two of each inspection, officers in turn, five inspections an evening. */
const found = Array.from({ length: 90 }, (_, n): FoundLately => {
  const look = Math.floor(n / 2)
  const evening = `2026-11-${String(23 - Math.floor(look / 5)).padStart(2, '0')}`
  return { finding_id: `f${n}`, inspection_id: `i${look}`, officer_id: `o${look % 4}`, evening, at, fixed: n % 2 === 0 }
})

test('photos stand in order within their inspection; what was put right has one of after, of the same stall', () => {
  const photos = choosePhotos(found, '2026-11-23')
  const places = photos.map(({ found: { inspection_id }, position }) => `${inspection_id} ${position}`)
  expect(new Set(places).size).toBe(photos.length)
  const after = photos.filter(({ kind }) => kind === 'after')
  expect(after.length).toBeGreaterThan(5)
  for (const { found: of, scene } of after) {
    expect(of.fixed).toBe(true)
    expect(photos.find(({ kind, found: its }) => kind === 'before' && its === of)?.scene).toBe(scene)
  }
})

test('one picture was sent again, by the same officer on a later evening, which was looked through', () => {
  const photos = choosePhotos(found, '2026-11-23')
  const again = photos.filter((photo) => photo.again)
  expect(again).toHaveLength(1)
  const first = photos.find((photo) => !photo.again && photo.scene === again[0]?.scene)
  expect(first?.found.officer_id).toBe(again[0]?.found.officer_id)
  expect((again[0]?.found.evening ?? '') < '2026-11-23').toBe(true)
  expect((first?.found.evening ?? '') < (again[0]?.found.evening ?? '')).toBe(true)
})

test('where nobody was out on two evenings, nothing was sent again', () => {
  expect(choosePhotos(found.slice(0, 10), '2026-11-23').some(({ again }) => again)).toBe(false)
  expect(choosePhotos([], '2026-11-23')).toEqual([])
})

test('the stalls that are drawn all have looks, and no two of them are alike', async () => {
  const [looks, pictures]: [string[], Set<string>] = [[], new Set()]
  for (const scene of new Set(choosePhotos(found, '2026-11-23').map((photo) => photo.scene))) {
    const jpegOf = (tidy: boolean) => sharp(Buffer.from(drawStall(chanceFrom(scene), tidy))).jpeg().toBuffer() // prettier-ignore
    const sent = await jpegOf(false)
    for (const picture of [sent, await jpegOf(true)]) pictures.add(sha256Of(picture))
    const encoded = await incoming(new Blob([new Uint8Array(sent)]).stream(), 1e7, ({ path }) => encodePhoto(path))
    looks.push(encoded?.phash ?? 'too plain')
  }
  expect(looks).toHaveLength(23)
  expect(pictures.size).toBe(46)
  expect(looks).not.toContain('too plain')
  const pairs = looks.flatMap((one, n) => looks.slice(n + 1).map((other) => differing(one, other)))
  expect(Math.min(...pairs)).toBeGreaterThan(mostBits)
})

test('a stall is drawn the same each time; tidied up, it only loses what stood beyond the line', () => {
  const [before, after] = [drawStall(chanceFrom('one'), false), drawStall(chanceFrom('one'), true)]
  expect(drawStall(chanceFrom('one'), false)).toBe(before)
  expect(drawStall(chanceFrom('two'), false)).not.toBe(before)
  expect(after.length).toBeLessThan(before.length)
  expect(before.startsWith(after.replace('</svg>', ''))).toBe(true)
})
