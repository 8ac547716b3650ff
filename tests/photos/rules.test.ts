import { expect, test } from 'vitest'
import { stampLines, takenAt } from '../../src/photos/rules.ts'

const at = (shown: string, offset: string | null) =>
  takenAt({ shown: new Date(`${shown}Z`), offset }, 'Asia/Shanghai')?.toISOString() ?? null

test('a camera tells when a photo was taken', () => {
  expect(at('2026-11-23T00:30:15', null)).toBe('2026-11-22T16:30:15.000Z')
  expect(at('2026-11-23T00:30:15', '+08:00')).toBe('2026-11-22T16:30:15.000Z')
  expect(at('2026-11-23T00:30:15', '-03:30')).toBe('2026-11-23T04:00:15.000Z')
  expect(at('2026-11-23T00:30:15', '   :  ')).toBe('2026-11-22T16:30:15.000Z')
})

test('a clock that was never set tells nothing', () => {
  expect(at('1980-01-01T00:00:00', null)).toBeNull()
})

test('a stamp says when by the market’s clock, where, and who', () => {
  const stamp = {
    taken_at: new Date('2026-11-23T16:30:15Z'),
    market: '平安夜市',
    time_zone: 'Asia/Shanghai',
    number: 'A-001',
    officer: '21060100123',
  }
  expect(stampLines(stamp)).toEqual(['2026-11-24 00:30:15　平安夜市', '摊位 A-001　执法人员 21060100123'])
})
