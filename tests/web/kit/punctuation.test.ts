import { afterEach, expect, test } from 'vitest'
import { language } from '../../../web/i18n/language.ts'
import { sentences } from '../../../web/i18n/punctuation.ts'

afterEach(() => {
  language.value = 'zh-CN'
})

test('sentences in a row are parted by a space in English only', () => {
  expect(sentences(['比较了 9 次。', '几乎没有。'])).toBe('比较了 9 次。几乎没有。')
  language.value = 'en'
  expect(sentences(['Compared 9 times.', 'Hardly ever.'])).toBe('Compared 9 times. Hardly ever.')
  expect(sentences(['Compared 9 times.'])).toBe('Compared 9 times.')
})
