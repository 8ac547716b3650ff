import { beforeAll, expect, test } from 'vitest'
import { needTexts } from '../../../web/i18n/index.ts'
import { deadlineWords } from '../../../web/own/words.ts'

beforeAll(() => needTexts(['own']))

test('a term that ends with a day ends at 24:00 of it, never at 00:00 of the next', () => {
  const now = new Date('2026-11-23T11:05:00Z')
  const words = (at: string) => deadlineWords(at, now, 'Asia/Shanghai')
  expect(words('2026-11-23T13:00:00Z')).toBe('今晚 21:00 前')
  expect(words('2026-11-23T16:00:00Z')).toBe('今晚 24:00 前')
  expect(words('2026-11-24T16:00:00Z')).toBe('明天 24:00 前')
  expect(words('2026-12-11T16:00:00Z')).toBe('12月11日 周五 24:00 前')
  expect(words('2026-11-22T16:00:00Z')).toBe('已过期限（11月22日 周日 24:00），请马上改正')
})
