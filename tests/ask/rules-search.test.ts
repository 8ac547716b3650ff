import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { readCursor, writeCursor } from '../../src/ask/rules-cursor.ts'
import { around, gramsAsked, gramsOf, holds, normalised, wordsAsked } from '../../src/ask/rules-search.ts'

// Few letters, so that hits happen; among them wide, traditional, capital, two-unit and combining ones.
const letters = fc.constantFrom(
  '摊',
  '位',
  '油',
  '烟',
  '檢',
  'a',
  'B',
  'Ｃ',
  '1',
  '２',
  '𠮷',
  '（',
  ' ',
  '　',
  'é',
  '-',
)
const texts = fc.string({ unit: letters, maxLength: 24 })
const questions = fc.string({ unit: letters, minLength: 1, maxLength: 5 })

describe('what is found', () => {
  test.prop([texts, questions])('an entry holds the grams of every question that its text holds', (text, question) => {
    if (!holds(text, question)) return
    const kept = new Set(gramsOf('finding', text))
    expect(gramsAsked('finding', wordsAsked(question)).filter((gram) => !kept.has(gram))).toEqual([])
  })

  test.prop([texts, questions])('holding is what includes says of each word', (text, question) => {
    const words = normalised(question).split(' ').filter(Boolean)
    const expected = words.length > 0 && words.every((word) => normalised(text).includes(word))
    expect(holds(text, question)).toBe(expected)
  })

  test.prop([texts, questions])(
    'stretches put together are a part of the text, and hits are words asked for',
    (text, question) => {
      const whole = normalised(text)
      const stretches = around(whole, question)
      const asked = wordsAsked(question)
      expect(whole).toContain(
        stretches
          .map(({ words }) => words)
          .join('')
          .replaceAll('…', ''),
      )
      for (const { words, hit } of stretches) if (hit) expect(asked).toContain(words)
      if (holds(text, question)) expect(stretches.some(({ hit }) => hit)).toBe(true)
    },
  )
})

test('grams of one kind are none of another', () => {
  expect(gramsOf('vendor', '张梅').filter((gram) => gramsOf('review', '张梅').includes(gram))).toEqual([])
})

test('a long text is cut around its first hit', () => {
  const text = `${'很'.repeat(60)}油烟很大${'好'.repeat(80)}`
  const found = around(text, '油烟')
  expect(found[0]).toEqual({ words: '…', hit: false })
  expect(found).toContainEqual({ words: '油烟', hit: true })
  expect(found.at(-1)).toEqual({ words: '…', hit: false })
})

test.prop([fc.array(fc.string({ maxLength: 80 }), { minLength: 1, maxLength: 3 })])(
  'a cursor carries its key',
  (key) => {
    const wellFormed = key.map((part) => part.toWellFormed())
    expect(
      readCursor(
        writeCursor(wellFormed),
        wellFormed.map(() => 'text' as const),
      ),
    ).toEqual(wellFormed)
  },
)

test.prop([fc.string()])('whatever is no cursor is none', (words) => {
  const read = readCursor(words, ['day', 'id'])
  if (read !== null) expect(writeCursor(read).length).toBeGreaterThan(0)
})

test('a day that does not exist is no cursor', () => {
  expect(readCursor(writeCursor(['2026-02-31']), ['day'])).toBeNull()
  expect(readCursor(writeCursor(['2026-02-28T25:00:00.000000Z']), ['instant'])).toBeNull()
  expect(readCursor(writeCursor(['2026-02-28T23:00:00.123456Z']), ['instant'])).toEqual(['2026-02-28T23:00:00.123456Z'])
})
