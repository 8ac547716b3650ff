import sharp from 'sharp'
import { expect, test } from 'vitest'
import { encodePhoto } from '../../src/files/encode.ts'
import { stampPhoto } from '../../src/files/stamp.ts'
import { looksOf, parts } from '../../src/photos/rules-looks.ts'
import { alikeLimits, alikeRate, mostBits } from '../../src/prompts/rules-alike.ts'
import { incoming } from '../../src/files/incoming.ts'
import { chanceOf, differing, night } from './night.ts'

const [width, height] = [480, 360]
const jpegOf = (shades: readonly number[]) =>
  sharp(Buffer.from(shades), { raw: { width, height, channels: 1 } })
    .jpeg({ quality: 80 })
    .toBuffer()

/** What the office keeps of a picture's looks. */
async function keptOf(picture: Uint8Array) {
  const body = new Blob([new Uint8Array(picture)]).stream()
  return (await incoming(body, 1e7, ({ path }) => encodePhoto(path)))?.phash ?? null
}

test('a picture is known again when it was encoded anew, made smaller or lighter, or came back with its stamp', async () => {
  const chance = chanceOf(21)
  const lines: [string, string] = ['2026-11-23 19:05　平安夜市', '摊位 A-012　执法人员 0601']
  const ways: ((picture: Buffer) => Promise<Uint8Array>)[] = [
    (picture) => sharp(picture).jpeg({ quality: 50 }).toBuffer(),
    (picture) => sharp(picture).resize(240).jpeg({ quality: 70 }).toBuffer(),
    (picture) => sharp(picture).linear(1.15, 6).jpeg({ quality: 80 }).toBuffer(),
    (picture) => sharp(picture).extract({ left: 3, top: 2, width: 474, height: 356 }).jpeg().toBuffer(),
    (picture) => stampPhoto(picture, lines),
  ]
  let [compared, known] = [0, 0]
  for (let n = 0; n < 16; n++) {
    const picture = await jpegOf(night(chance, width, height))
    const first = await keptOf(picture)
    if (first === null) continue
    for (const way of ways) {
      const second = await keptOf(await way(picture))
      compared++
      if (second !== null && differing(first, second) <= alikeLimits.distance) known++
    }
  }
  expect(compared).toBeGreaterThan(30)
  expect(known / compared).toBeGreaterThan(0.85)
})

test('what is too plain to tell has no looks: an even grey, a slope, one lamp in the dark, darkness with grain', () => {
  const of = (shade: (x: number, y: number) => number) =>
    looksOf(Array.from({ length: parts * parts }, (_, n) => shade(n % parts, Math.floor(n / parts))))
  const chance = chanceOf(4)
  expect(of(() => 90)).toBeNull()
  expect(of((x) => x * 6)).toBeNull()
  expect(of((x, y) => 12 + 200 * Math.exp(-((x - 9) ** 2 + (y - 14) ** 2) / 18))).toBeNull()
  expect(of(() => 8 + chance() * 12)).toBeNull()
  expect(of(() => chance() * 255)).toMatch(/^[01]{64}$/)
})

test('different dark pictures look alike less often than the screen says', () => {
  const chance = chanceOf(77)
  const kept: [number, number][] = []
  for (let n = 0; n < 12_000; n++) {
    const looks = looksOf(night(chance, parts, parts))
    if (looks) kept.push([Number.parseInt(looks.slice(0, 32), 2) | 0, Number.parseInt(looks.slice(32), 2) | 0])
  }
  const ones = (word: number) => {
    const pairs = word - ((word >>> 1) & 0x55555555)
    const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
    return (((fours + (fours >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
  }
  const apart = new Array<number>(65).fill(0)
  for (let i = 0; i < kept.length; i++)
    for (let j = 0; j < i; j++) apart[ones(kept[i]![0] ^ kept[j]![0]) + ones(kept[i]![1] ^ kept[j]![1])]!++
  const pairsWithin = (bits: number) => apart.slice(0, bits + 1).reduce((sum, count) => sum + count, 0)
  const pairs = (kept.length * (kept.length - 1)) / 2
  // So many pairs that one alarm more than the rate allows would be seen.
  expect(pairs * alikeRate()).toBeGreaterThan(3)
  for (const distance of [3, alikeLimits.distance, 5, mostBits])
    expect(pairsWithin(distance) / pairs).toBeLessThanOrEqual(alikeRate({ distance }))
  // A laxer pattern would say far more: the bound is one of this distance, not of any.
  expect(pairsWithin(12) / pairs).toBeGreaterThan(alikeRate() * 100)
})
