import * as v from 'valibot'
import { expect, test } from 'vitest'
import { text } from '../../src/shared/text.ts'

const read = (said: string) => v.safeParse(text(8), said)

test('what nobody sees is left out, so that what looks alike is alike', () => {
  for (const said of ['李\u200b娜', '\ufeff李娜\u200f', '李\u2060娜\u00ad', ' 李娜\u3164'])
    expect(read(said), JSON.stringify(said)).toMatchObject({ success: true, output: '李娜' })
})

test('text of nothing but what nobody sees is no text', () => {
  for (const said of ['\u200b', '\u3164', ' \u2060 ', '\u00ad\u200e'])
    expect(read(said).success, JSON.stringify(said)).toBe(false)
})

test('control and overriding characters are refused, lines and tabs are not', () => {
  for (const said of ['a\u0085b', 'a\u009bb', 'a\u0000b', 'a\u202eb', '\ud800'])
    expect(read(said).success, JSON.stringify(said)).toBe(false)
  expect(read('一\n二').success).toBe(true)
})
