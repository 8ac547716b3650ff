import { expect, test } from 'vitest'
import { clearNames } from '../../../web/map/clear-names.ts'

const box = (left: number, top: number) => ({ left, top, right: left + 80, bottom: top + 30 })

test('names side by side are all shown', () => {
  expect(clearNames([box(0, 0), box(80, 0), box(0, 30)])).toEqual([true, true, true])
})

test('of names on each other the first is shown; one that lay on a hidden one only is shown too', () => {
  expect(clearNames([box(0, 0), box(50, 10), box(100, 20)])).toEqual([true, false, true])
})

test('no names, nothing shown', () => {
  expect(clearNames([])).toEqual([])
})
