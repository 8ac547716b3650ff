import { expect, test } from 'vitest'
import { isPublicHoliday } from '../../src/shared/workdays.ts'
import { isNight, urgentAtNight } from '../../src/enforcement/rules-night.ts'

// 行政强制法 Art. 43: 行政机关不得在夜间或者法定节假日实施行政强制执行。但是，情况紧急的除外。
test('compulsory execution at night or on a holiday says why it could not wait', () => {
  for (const kind of ['clear_now', 'perform', 'remove'] as const)
    for (const reason of [undefined, '  '])
      expect(urgentAtNight(kind, true, reason)).toMatchObject([
        { code: 'urgency_reason', detail: { article: 'compulsion-43' } },
      ])
  expect(urgentAtNight('clear_now', true, '堵住消防车')).toEqual([])
  expect(urgentAtNight('clear_now', false, undefined)).toEqual([])
  expect(urgentAtNight('seize', true, undefined)).toEqual([])
})

test('night is the market’s own, and may pass midnight', () => {
  const night = { time_zone: 'Asia/Shanghai', night_from: '22:00', night_until: '06:00' }
  const at = (time: string) => isNight(night, new Date(`2026-11-23T${time}Z`))
  expect(['13:59:59', '14:00:00', '21:59:59', '22:00:00'].map(at)).toEqual([false, true, true, false])
  expect(isNight({ ...night, night_from: '01:00', night_until: '05:00' }, new Date('2026-11-23T18:00:00Z'))).toBe(true)
})

test('public holidays are the State Council’s, not weekends', () => {
  expect(['2026-10-01', '2026-10-03', '2026-11-28', '2026-10-10', '2026-11-27'].map(isPublicHoliday)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})
