import { createHash } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import { drawFrom } from '../../../src/patrols/rules-work.ts'
import type { EveningDraw } from '../../../src/patrols/schema.ts'
import { drawAgain } from '../../../web/requests/draw-again.ts'

const pool = Array.from({ length: 21 }, (_, n) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`)
const given = { seed: '0123456789abcdef0123456789abcdef', share_percent: 10, pool }
const draw: EveningDraw = {
  ...given,
  evening: '2026-11-23',
  drawn_at: '2026-11-23T07:05:00.000Z',
  drawn: drawFrom(given, (text) => createHash('sha256').update(text).digest('hex')),
}

afterEach(() => vi.unstubAllGlobals())

test('drawn again from the same seed and pool, the same places come', async () => {
  expect(draw.drawn).toHaveLength(3)
  expect(await drawAgain(draw)).toBe(true)
})

test('another seed, a place exchanged, one too few or a pool that was cut do not pass', async () => {
  const other = pool.find((id) => !draw.drawn.includes(id))!
  expect(await drawAgain({ ...draw, seed: draw.seed.replace('0', '1') })).toBe(false)
  expect(await drawAgain({ ...draw, drawn: [...draw.drawn.slice(1), other] })).toBe(false)
  expect(await drawAgain({ ...draw, drawn: draw.drawn.slice(1) })).toBe(false)
  expect(await drawAgain({ ...draw, pool: pool.filter((id) => id !== draw.drawn[0]) })).toBe(false)
})

test('where the browser does not hash nothing is claimed', async () => {
  vi.stubGlobal('crypto', {})
  expect(await drawAgain(draw)).toBeNull()
})
