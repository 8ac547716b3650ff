import { expect, test } from 'vitest'
import { daysBetween, layoutsOver, matrixOf } from '../../src/history/rules.ts'
import { classOf, shareOf, sumsOf } from '../../src/history/rules-layers.ts'
import type { History } from '../../src/history/schema.ts'

test('days run over the end of a month, both ends included', () => {
  expect(daysBetween('2026-02-27', '2026-03-01')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01'])
})

test('the highest version valid by the evening is drawn, as on the live map', () => {
  const plan = (version: number, valid_from: string) => ({ id: `p${version}`, version, valid_from })
  const plans = [plan(1, '2026-11-01'), plan(2, '2026-11-03'), plan(3, '2026-11-03')]
  const days = daysBetween('2026-10-31', '2026-11-04')
  expect(layoutsOver(plans, days).map(({ first, plan: { version } }) => [first, version])).toEqual([
    [1, 1],
    [3, 3],
  ])
})

test('a closed stall is closed whatever was found, one that is not drawn has no state', () => {
  const evenings = ['2026-11-01', '2026-11-02']
  const looks = [{ subject: 'a', evening: '2026-11-02', outcome: 'findings', enforced: true }] as const
  const layouts = [
    { first: 0, closed: new Map([['a', false]]) },
    {
      first: 1,
      closed: new Map([
        ['a', true],
        ['b', false],
      ]),
    },
  ]
  const held = [{ subject: 'b', from: '2026-11-01', until: null }]
  const { states } = matrixOf({ evenings, ids: ['a', 'b'], layouts, held, deadlines: [], looks })
  expect(states).toEqual(['0-', '51'])
})

const history = {
  evenings: ['2026-11-01', '2026-11-02', '2026-11-03'],
  ids: ['a', 'b'],
  held: ['11', '11', '01'],
  looks: [0, 0, 2, 3, 1, 3, 1, 2, 0, 1, 1, 0, 1, 0, 1, 1, 1, 0, 0, 0, 0],
} as unknown as History

test('a period adds up its own evenings only; an evening counts as seen once, and only while held', () => {
  expect(sumsOf(history, '2026-11-01', '2026-11-03').get('a')).toEqual({
    evenings: 2,
    seen: 1,
    inspections: 3,
    findings: 4,
    repeats: 1,
    handled: 4,
    enforced: 1,
  })
  expect(sumsOf(history, '2026-11-02', '2026-11-02').get('a')).toMatchObject({ evenings: 1, inspections: 0 })
})

test('nothing to count is no zero, and few evenings are no rate', () => {
  expect(classOf('findings', { part: 0, whole: 0 })).toBe('none')
  expect(classOf('findings', { part: 4, whole: 4 })).toBe('few')
  expect(classOf('findings', { part: 0, whole: 5 })).toBe(0)
  expect(classOf('findings', { part: 5, whole: 10 })).toBe(2)
  expect(classOf('coverage', { part: 9, whole: 9 })).toBe('few')
  expect(classOf('coverage', { part: 15, whole: 20 })).toBe(3)
})

test('enforcement and repeats of one stall are counts, never percentages', () => {
  expect(classOf('enforcement', { part: 1, whole: 1 })).toBe(1)
  expect(classOf('enforcement', { part: 1, whole: 100 })).toBe(1)
  expect(classOf('repeats', { part: 7, whole: 9 })).toBe(3)
  const sums = { evenings: 9, seen: 8, inspections: 7, findings: 6, repeats: 5, handled: 4, enforced: 3 }
  expect(shareOf('enforcement', sums)).toEqual({ part: 3, whole: 4 })
  expect(shareOf('coverage', sums)).toEqual({ part: 8, whole: 9 })
})
