import { expect, test } from 'vitest'
import { couldNotKnow } from '../../src/enforcement/rules-second.ts'

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 23, 11, minutes))
const first = { known_since: at(0).toISOString(), authors: ['wang'] }
const seen = (observed: number, received: number, author = 'chen') =>
  couldNotKnow(first, { author, at: at(observed), received: at(received) })

test('seen before the office heard of the first: nobody could tell them', () => {
  expect(seen(-1, 1)).toBe(true)
  expect(seen(0, 1)).toBe(false)
})

test('seen after it: a phone with signal could have shown it, one whose record came late had none', () => {
  expect(seen(30, 40)).toBe(false)
  expect(seen(30, 41)).toBe(true)
})

test('whoever wrote the first knows of it', () => {
  expect(seen(-5, 1, 'wang')).toBe(false)
  expect(seen(30, 90, 'wang')).toBe(false)
})
