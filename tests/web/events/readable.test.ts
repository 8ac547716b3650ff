import { afterEach, beforeAll, expect, test } from 'vitest'
import { language, needTexts } from '../../../web/i18n/index.ts'
import { namesIn, subjectWord, valueWord } from '../../../web/events/readable.tsx'

beforeAll(() => needTexts(['events']))
afterEach(() => {
  language.value = 'zh-CN'
})

test('a decision about open data is said by its month and version, and months of the log are said as months', () => {
  expect(subjectWord('open_month', '2026-10/1', {})).toBe('2026年10月开放数据，第 1 版')
  expect(valueWord('2026-10', {})).toBe('2026年10月')
  expect(subjectWord('squad', '0189', { '0189': '八道中队' })).toBe('中队 八道中队')
})

test('squads are called by their English name on an English screen, where they have one', () => {
  const page = { names: { a: '八道中队', b: '王强' }, names_en: { a: 'Badao squad' } }
  expect(namesIn(page)).toEqual({ a: '八道中队', b: '王强' })
  language.value = 'en'
  expect(namesIn(page)).toEqual({ a: 'Badao squad', b: '王强' })
})
