import { expect, test } from 'vitest'
import { moveBy } from '../../src/studio/rules-actions.ts'
import { alongStreet, inWalkingOrder } from '../../src/studio/rules-order.ts'
import { document, id, place, plane, stall } from './layout.ts'

const walked = (doc: ReturnType<typeof document>) => doc.stalls.map(({ number, position }) => [number, position])

test('new stalls are walked along the street, row after row, numbers rising', () => {
  const b = { row_label: 'B' }
  const drawn = document([stall(3, 9, 0), stall(7, 3, 8, b), stall(1, 0, 0), stall(6, 0, 8, b), stall(2, 4, 0)])
  expect(walked(inWalkingOrder(drawn, document([]), place))).toEqual([
    ['A-001', 1],
    ['A-002', 2],
    ['A-003', 3],
    ['A-006', 4],
    ['A-007', 5],
  ])
})

test('a row nobody touched keeps the order that was chosen for it, its neighbour does not', () => {
  const b = { row_label: 'B' }
  const base = document([
    stall(2, 4, 0, { position: 1 }),
    stall(1, 0, 0, { position: 2 }),
    stall(7, 3, 8, { ...b, position: 3 }),
    stall(6, 0, 8, { ...b, position: 4 }),
  ])
  const edited = moveBy(base, plane, [id(7)], [0.5, 0])
  expect(walked(inWalkingOrder(edited, base, place)).map(([number]) => number)).toEqual([
    'A-002',
    'A-001',
    'A-006',
    'A-007',
  ])
})

test('numbers are given out along the street, whichever was drawn first', () => {
  const drawn = document([stall(1, 9, 0), stall(2, 0, 0), stall(3, 4, 0)])
  expect(alongStreet(drawn, [id(1), id(2), id(3)], place)).toEqual([id(2), id(3), id(1)])
})
