import { signal } from '@preact/signals'
import { expect, test } from 'vitest'
import { createRowPlan, nextRow, skippedNumbers } from '../../../web/studio/row-plan.ts'
import type { Studio } from '../../../web/studio/store.ts'
import { document, ids, plane, stall } from '../../studio/layout.ts'

test('numbers to leave out are read however they are parted', () => {
  expect(skippedNumbers('4，13、 １４;x 7')).toEqual([4, 13, 14, 7])
})

test('the next row is the first letter nobody has', () => {
  expect(nextRow(new Set(['A', 'C']))).toBe('B')
  expect(nextRow(new Set(Array.from({ length: 26 }, (_, n) => String.fromCharCode(65 + n))))).toBe('A2')
})

test('a row is shown while it is typed, is one step when it is added, and makes ready for the next letter', () => {
  const drawn = signal(document([stall(1, 0, 0)]))
  const chosen: string[][] = []
  const tools: string[] = []
  const studio = {
    document: drawn,
    plane: signal(plane),
    newId: ids(100),
    change: (next: typeof drawn.value) => (drawn.value = next),
    choose: (all: string[]) => chosen.push(all),
    use: (tool: string) => tools.push(tool),
  } as unknown as Studio
  const rows = createRowPlan(studio)
  expect(rows.draft.value).toMatchObject({ row_label: 'B', prefix: 'B-' })
  rows.lay([-60, -40.004], [-48, -40])
  expect([rows.draft.value.from, tools]).toEqual([[-60, -40], ['select']])
  expect(rows.ghosts.value).toEqual([])
  rows.shown.value = true
  expect(rows.ghosts.value.map(({ number }) => number)).toEqual(['B-001', 'B-002', 'B-003', 'B-004'])
  rows.set({ width_m: null })
  expect([rows.form.value, rows.ghosts.value]).toEqual([null, []])
  rows.set({ width_m: 4, skipped: '2' })
  rows.add()
  expect(drawn.value.stalls.map(({ number }) => number)).toEqual(['A-001', 'B-001', 'B-003', 'B-004'])
  expect(chosen[0]).toHaveLength(3)
  expect([rows.draft.value.row_label, rows.ghosts.value]).toEqual(['C', []])
})
