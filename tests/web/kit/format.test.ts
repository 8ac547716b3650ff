import { afterEach, expect, test } from 'vitest'
import {
  formatAgo,
  formatCount,
  formatDateTime,
  formatDay,
  formatDuration,
  formatHours,
  formatPercent,
  formatShortDateTime,
  formatShortDay,
  formatTime,
  listed,
  localName,
} from '../../../web/i18n/format.ts'
import { language } from '../../../web/i18n/language.ts'

afterEach(() => {
  language.value = 'zh-CN'
})

// The process runs in Pacific/Auckland: only the zone that is asked for may decide.
const at = '2026-11-23T11:05:00Z'

test('an instant is told the Chinese way on the market’s clock', () => {
  expect(formatDateTime(at, 'Asia/Shanghai')).toBe('2026年11月23日 周一 19:05')
  expect(formatShortDateTime(new Date(at), 'Asia/Shanghai')).toBe('11月23日 周一 19:05')
  expect(formatTime(at, 'Asia/Shanghai')).toBe('19:05')
})

test('another market’s clock shows another day', () => {
  expect(formatDateTime('2026-11-23T17:30:00Z', 'Asia/Shanghai')).toBe('2026年11月24日 周二 01:30')
  expect(formatDateTime('2026-11-23T17:30:00Z', 'Asia/Urumqi')).toBe('2026年11月23日 周一 23:30')
})

test('midnight is 00:00, never 24:00', () => {
  expect(formatTime('2026-11-23T16:00:00Z', 'Asia/Shanghai')).toBe('00:00')
})

test('an evening is a day of no time zone', () => {
  expect(formatDay('2026-11-23')).toBe('2026年11月23日 周一')
  expect(formatShortDay('2026-01-01')).toBe('1月1日 周四')
})

test('hours that cross midnight say so', () => {
  expect(formatHours('15:00:00', '21:00:00')).toBe('15:00–21:00')
  expect(formatHours('17:00', '01:00')).toBe('17:00–次日 01:00')
})

test('durations are said in at most two units', () => {
  expect(formatDuration(0.4)).toBe('不到 1 分钟')
  expect(formatDuration(20)).toBe('20 分钟')
  expect(formatDuration(80)).toBe('1 小时 20 分钟')
  expect(formatDuration(120)).toBe('2 小时')
  expect(formatDuration(1500)).toBe('1 天 1 小时')
})

test('what just happened, and what a faster clock reports from the future, is just now', () => {
  const now = new Date('2026-11-23T11:10:30Z')
  expect(formatAgo(at, now)).toBe('5 分钟前')
  expect(formatAgo('2026-11-23T11:10:00Z', now)).toBe('刚刚')
  expect(formatAgo('2026-11-23T11:15:00Z', now)).toBe('刚刚')
})

test('numbers are grouped and rounded', () => {
  expect(formatCount(200000)).toBe('200,000')
  expect(formatPercent(22 / 149)).toBe('14.8%')
  expect(formatPercent(0.2, 0)).toBe('20%')
})

test('English follows the language on screen', () => {
  language.value = 'en'
  expect(formatDateTime(at, 'Asia/Shanghai')).toBe('Mon 23 Nov 2026 19:05')
  expect(formatHours('17:00', '01:00')).toBe('17:00–01:00 (next day)')
  expect(formatDuration(80)).toBe('1 h 20 min')
  expect(localName({ name: '沙河街', name_en: 'Shahe Street' })).toBe('Shahe Street')
  expect(localName({ name: '沙河街', name_en: null })).toBe('沙河街')
})

test('things in a row are parted as each language does', () => {
  expect(listed(['帮扶', '责令立即改正'])).toBe('帮扶、责令立即改正')
  language.value = 'en'
  expect(listed(['Help', 'Order to correct at once'])).toBe('Help, Order to correct at once')
  expect(listed(['Help'])).toBe('Help')
})
