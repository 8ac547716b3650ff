import { test as property, fc } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import type { PlanDocument } from '../../src/plan/schema.ts'
import { change, moveBy, remove } from '../../src/studio/rules-actions.ts'
import { changesOf, rebase, takeMine } from '../../src/studio/rules-changes.ts'
import { renumber } from '../../src/studio/rules-numbers.ts'
import { document, feature, id, plane, stall, zone } from './layout.ts'

const base = document(
  [1, 2, 3, 4].map((n) => stall(n, n * 3, 0)),
  {
    zones: [
      zone(11, '小吃区', [
        [0, 0],
        [9, 0],
        [9, 3],
      ]),
    ],
    features: [feature(21, 'tree', [[8, 1]])],
  },
)
const numbered = (doc: PlanDocument, n: number, first: number) =>
  renumber(doc, [id(n)], { prefix: 'B-', first, step: 1, padding: 1, skip: [] })

test('what differs is counted once for each thing; another position is no change', () => {
  const edited = remove(numbered(moveBy(base, plane, [id(1), id(11)], [1, 0]), 1, 9), [id(2), id(21)])
  const added = { ...edited, stalls: [...edited.stalls, stall(9, 40, 0)].map((each) => ({ ...each, position: 77 })) }
  expect(changesOf(base, added)).toEqual({
    stalls: { added: [id(9)], removed: [id(2)], changed: [id(1)] },
    zones: { added: [], removed: [], changed: [id(11)] },
    features: { added: [], removed: [id(21)], changed: [] },
    count: 5,
  })
  expect(changesOf(base, base).count).toBe(0)
})

describe('somebody else published meanwhile', () => {
  test('edits of different things, and of different fields of one thing, go together', () => {
    const mine = moveBy(numbered(base, 1, 5), plane, [id(3)], [0, 2])
    const theirs = change(remove(base, [id(4)]), [id(1)], { closed: true })
    const { document: both, conflicts } = rebase(base, mine, theirs)
    expect(conflicts).toEqual([])
    expect(both.stalls.map(({ stall_id }) => stall_id)).toEqual([id(1), id(2), id(3)])
    expect(both.stalls[0]).toMatchObject({ number: 'B-5', closed: true })
    expect(both.stalls[2]).toEqual(mine.stalls[2])
  })

  test('the same number given differently is a conflict; what is published stands until it is settled', () => {
    const { document: both, conflicts } = rebase(base, numbered(base, 2, 5), numbered(base, 2, 6))
    expect(both.stalls[1]?.number).toBe('B-6')
    expect(conflicts).toEqual([
      {
        kind: 'stall',
        id: id(2),
        mine: expect.objectContaining({ number: 'B-5' }),
        theirs: expect.objectContaining({ number: 'B-6' }),
      },
    ])
    expect(takeMine(both, conflicts[0]!).stalls.find(({ stall_id }) => stall_id === id(2))?.number).toBe('B-5')
  })

  test('taking off what the other changed, and changing what the other took off, are conflicts', () => {
    const off = remove(base, [id(2)])
    expect(rebase(base, off, numbered(base, 2, 6)).conflicts).toMatchObject([{ id: id(2), mine: null }])
    const { document: both, conflicts } = rebase(base, numbered(base, 2, 6), off)
    expect(conflicts).toMatchObject([{ id: id(2), theirs: null }])
    expect(takeMine(both, conflicts[0]!).stalls).toHaveLength(4)
  })

  const edits = fc.array(
    fc.record({
      n: fc.integer({ min: 1, max: 4 }),
      what: fc.constantFrom('move', 'number', 'close', 'remove'),
      by: fc.integer({ min: 1, max: 9 }),
    }),
    { maxLength: 6 },
  )
  const apply = (doc: PlanDocument, { n, what, by }: { n: number; what: string; by: number }) =>
    what === 'move'
      ? moveBy(doc, plane, [id(n)], [by, 0])
      : what === 'number'
        ? numbered(doc, n, by)
        : what === 'close'
          ? change(doc, [id(n)], { closed: true })
          : remove(doc, [id(n)])

  property.prop([edits, edits])('no edit of either side is lost: it stands, or a conflict shows it', (here, there) => {
    const [mine, theirs] = [here, there].map((list) => list.reduce(apply, base)) as [PlanDocument, PlanDocument]
    const { document: both, conflicts } = rebase(base, mine, theirs)
    const shown = new Set(conflicts.map((conflict) => conflict.id))
    const of = (doc: PlanDocument, stall_id: string) => doc.stalls.find((each) => each.stall_id === stall_id)
    for (const old of base.stalls) {
      if (shown.has(old.stall_id)) continue
      const [before, result] = [of(base, old.stall_id)!, of(both, old.stall_id)]
      for (const side of [of(mine, old.stall_id), of(theirs, old.stall_id)]) {
        if (side === undefined) expect(result).toBeUndefined()
        else if (result !== undefined)
          for (const field of ['number', 'outline', 'closed'] as const) {
            if (JSON.stringify(side[field]) !== JSON.stringify(before[field]))
              expect(result[field]).toEqual(side[field])
          }
      }
    }
    expect(rebase(base, mine, base)).toEqual({ document: expect.anything(), conflicts: [] })
    expect(changesOf(mine, rebase(base, mine, base).document).count).toBe(0)
  })
})
