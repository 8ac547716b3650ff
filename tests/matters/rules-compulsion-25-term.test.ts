import { expect, test } from 'vitest'
import { alarmOf, extendedDue, resumedDue, seizureEnds } from '../../src/matters/rules-clocks.ts'
import { confiscationDecided, extensionLawful } from '../../src/matters/rules-measures.ts'

const day = 86_400_000

// 行政强制法 Art. 25: 查封、扣押的期限不得超过三十日；情况复杂的可以延长，但是延长期限不得超过三十日……检测期间不包括在内。
test('thirty calendar days, prolonged once by at most thirty before they are over', () => {
  const due = seizureEnds('Asia/Shanghai', new Date('2026-11-23T11:05:00Z'))
  expect(due.toISOString()).toBe('2026-12-23T16:00:00.000Z')
  expect(extensionLawful(30, due, due)).toEqual([])
  for (const [days, now] of [
    [31, due],
    [0, due],
    [30, new Date(due.getTime() + 1)],
  ] as const)
    expect(extensionLawful(days, due, now)).toMatchObject([{ code: 'extension_not_lawful' }])
  expect(extendedDue(due, 30).getTime() - due.getTime()).toBe(30 * day)
})

test('a test of what was seized does not count', () => {
  const due = new Date('2026-12-23T16:00:00Z')
  const [paused, resumed] = [new Date('2026-12-01T02:00:00Z'), new Date('2026-12-08T02:00:00Z')]
  expect(resumedDue(due, paused, resumed).toISOString()).toBe('2026-12-30T16:00:00.000Z')
  expect(alarmOf('seizure_end', due, true, new Date('2027-01-01T00:00:00Z'))).toBe('paused')
})

test('a clock warns before it runs out', () => {
  const due = new Date('2026-12-23T16:00:00Z')
  const before = (ms: number) => new Date(due.getTime() - ms)
  expect(alarmOf('seizure_end', due, false, before(5 * day + 1))).toBe('running')
  expect(alarmOf('seizure_end', due, false, before(5 * day))).toBe('soon')
  expect(alarmOf('seizure_end', due, false, due)).toBe('soon')
  expect(alarmOf('seizure_end', due, false, before(-1))).toBe('over')
  expect(alarmOf('approval', due, false, before(6 * 3_600_000 + 1))).toBe('running')
})

// Art. 27: 没收须由行政处罚决定作出。
test('nothing is confiscated without a decision that says so', () => {
  expect(confiscationDecided(false)).toMatchObject([{ code: 'case_first', detail: { article: 'compulsion-27' } }])
  expect(confiscationDecided(true)).toEqual([])
})
