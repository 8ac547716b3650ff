import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { eveningOf, isSilent, nextOpening, totalOf } from '../../src/tonight/rules.ts'
import type { Figures, MarketTonight } from '../../src/tonight/schema.ts'

const hours = { time_zone: 'Asia/Shanghai', opens: '18:00', closes: '01:00', seasons: [] }

test('an evening past midnight: before, open and after, each with its next opening', () => {
  const at = (time: string) => eveningOf(hours, new Date(time), () => false)
  expect(at('2026-11-23T09:59:00Z')).toMatchObject({ evening: '2026-11-23', state: 'before' })
  expect(at('2026-11-23T09:59:00Z').next_opens_at.toISOString()).toBe('2026-11-23T10:00:00.000Z')
  expect(at('2026-11-23T10:00:00Z').state).toBe('open')
  expect(at('2026-11-23T16:59:00Z')).toMatchObject({ evening: '2026-11-23', state: 'open' })
  expect(at('2026-11-23T17:00:00Z')).toMatchObject({ evening: '2026-11-23', state: 'after' })
  expect(at('2026-11-23T17:00:00Z').next_opens_at.toISOString()).toBe('2026-11-24T10:00:00.000Z')
})

test('a market that stays shut is not open at its hours, and opens next on the first evening that is not', () => {
  const shut = (evening: string) => evening >= '2026-11-23' && evening <= '2026-11-25'
  const at = (time: string) => eveningOf(hours, new Date(time), shut)
  expect(at('2026-11-23T11:00:00Z')).toMatchObject({ evening: '2026-11-23', state: 'shut' })
  expect(at('2026-11-23T11:00:00Z').next_opens_at.toISOString()).toBe('2026-11-26T10:00:00.000Z')
  expect(at('2026-11-22T17:00:00Z').next_opens_at.toISOString()).toBe('2026-11-26T10:00:00.000Z')
  expect(at('2026-11-26T11:00:00Z').state).toBe('open')
})

test.prop([fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })])(
  'the next opening always lies ahead, by less than two days',
  (now) => {
    const ahead = eveningOf(hours, now, () => false).next_opens_at.getTime() - now.getTime()
    expect(ahead).toBeGreaterThan(0)
    expect(ahead).toBeLessThan(2 * 86_400_000)
  },
)

const figures = (seen: number, help: number) => ({ ...totalOf([]), seen, help }) satisfies Figures

test('figures of all markets are those of each added up', () => {
  expect(totalOf([])).toMatchObject({ open: 0, seen: 0, held: 0 })
  const total = totalOf([{ figures: figures(3, 1) }, { figures: figures(4, 0) }])
  expect(total).toMatchObject({ seen: 7, help: 1, findings: 0 })
})

test('the next opening is told only while no market is open', () => {
  const market = (state: MarketTonight['state'], next_opens_at: string) => ({ state, next_opens_at }) as MarketTonight
  const [late, early] = [market('after', '2026-11-24T10:00:00Z'), market('before', '2026-11-23T10:00:00Z')]
  expect(nextOpening([late, early])).toBe(early)
  expect(nextOpening([late, market('open', '2026-11-24T09:00:00Z')])).toBeUndefined()
  expect(nextOpening([])).toBeUndefined()
})

test('a patrol is silent a quarter of an hour after its last sign', () => {
  const now = new Date('2026-11-23T12:00:00Z')
  expect(isSilent({ last_sign_at: '2026-11-23T11:45:00Z' }, now)).toBe(false)
  expect(isSilent({ last_sign_at: '2026-11-23T11:44:59Z' }, now)).toBe(true)
})
