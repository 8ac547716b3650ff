import { expect, test } from 'vitest'
import { entryOf } from '../../../web/matters/entry.ts'
import { listOf, thingParts, thingsIn } from '../../../web/matters/things.ts'

const [stove, scale] = ['a'.repeat(64), 'b'.repeat(64)] as const

test('a thing is a line of words: what, how many, what it looks like; empty parts and lines are none', () => {
  const things = [
    { name: ' 烤炉 ', count: '1', state: '完好' },
    { name: ' ' },
    { name: '木炭', count: '2 袋' },
    { name: '秤' },
  ]
  expect(listOf('seize', { things }).items).toEqual(['烤炉 ×1（完好）', '木炭 ×2 袋', '秤'])
})

test('photos are sent by the line that they show, counted without empty lines', () => {
  const things = [{ name: '' }, { name: '烤炉', photos: [stove] }, { name: '秤', photos: [stove, scale] }]
  expect(listOf('seize', { things }).photos).toEqual([
    { number: 1, sha256: stove },
    { number: 2, sha256: stove },
    { number: 2, sha256: scale },
  ])
})

test('what stays is not on the list of what goes back, nor are its photos; the others say what they look like now', () => {
  const things = [
    { name: '烤炉 ×1（完好）', stays: true, photos: [stove] },
    { name: '秤', state: '秤盘破损', photos: [scale] },
  ]
  expect(listOf('give_back', { things })).toEqual({
    items: ['秤；退还时：秤盘破损'],
    photos: [{ number: 1, sha256: scale }],
  })
})

test('a list of words alone, as older forms and earlier steps have it, stays what it is and names no photos', () => {
  expect(thingsIn({ items: ['烤炉 1 台'] })).toEqual([{ id: '0', name: '烤炉 1 台' }])
  const entry = entryOf('seizure', 'give_back', 'id', { items: ['烤炉 1 台'], received_by: '张梅' })
  expect(entry).toEqual({ id: 'id', step: 'give_back', items: ['烤炉 1 台'], received_by: '张梅', words: null })
})

test('the longest parts fit a line of eighty letters, and its return one of a hundred and twenty', () => {
  const of = (most: number) => '长'.repeat(most)
  const { name, count, state, back } = thingParts
  const [line = ''] = listOf('seize', { things: [{ name: of(name), count: of(count), state: of(state) }] }).items
  expect(line.length).toBeLessThanOrEqual(80)
  const [returned = ''] = listOf('give_back', { things: [{ name: of(80), state: of(back) }] }).items
  expect(returned.length).toBeLessThanOrEqual(120)
})
