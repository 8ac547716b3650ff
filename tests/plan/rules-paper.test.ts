import { test as property, fc } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { fittingScale, overlap_mm, papers, paperScales, paperWindows, type Paper } from '../../src/plan/rules-paper.ts'

test('a street of 160 m at 1:200 takes three sheets of A4 in a strip, each telling its neighbours', () => {
  const windows = paperWindows({ left: -80, right: 80, bottom: -12, top: 12 }, 'A4', 200)
  expect(windows.map(({ before, after }) => [before, after])).toEqual([
    [null, 1],
    [0, 2],
    [1, null],
  ])
  expect(windows[0]!.right - windows[1]!.left).toBeCloseTo((overlap_mm * 200) / 1000)
  // What is spare lies on both sides alike.
  expect(windows[0]!.left + windows[2]!.right).toBeCloseTo(0)
})

test('the scale that is proposed keeps the market within one strip of at most four sheets', () => {
  expect(fittingScale({ left: -80, right: 80, bottom: -12, top: 12 }, 'A4')).toBe(200)
  expect(fittingScale({ left: -80, right: 80, bottom: -12, top: 12 }, 'A3')).toBe(200)
  expect(fittingScale({ left: -4000, right: 4000, bottom: -12, top: 12 }, 'A4')).toBe(1000)
})

property.prop([
  fc.double({ min: 1, max: 900, noNaN: true }),
  fc.double({ min: 1, max: 300, noNaN: true }),
  fc.constantFrom<Paper>('A4', 'A3'),
  fc.constantFrom(...paperScales),
])(
  'whatever the market, every metre of it is on a sheet, and no sheet is larger than its paper',
  (wide, tall, paper, scale) => {
    const box = { left: -wide / 3, right: (wide * 2) / 3, bottom: -tall / 2, top: tall / 2 }
    const windows = paperWindows(box, paper, scale)
    const covers = (x: number, y: number) =>
      windows.some((w) => x >= w.left - 1e-6 && x <= w.right + 1e-6 && y >= w.bottom - 1e-6 && y <= w.top + 1e-6)
    for (let i = 0; i <= 12; i++) {
      for (let j = 0; j <= 6; j++) expect(covers(box.left + (wide * i) / 12, box.bottom + (tall * j) / 6)).toBe(true)
    }
    for (const { left, right } of windows) expect(((right - left) * 1000) / scale).toBeLessThan(papers[paper].width)
  },
)
