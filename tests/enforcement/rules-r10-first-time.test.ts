import { expect, test } from 'vitest'
import { firstTimeIsFirst } from '../../src/enforcement/rules-first.ts'

// 行政处罚法 Art. 33: 初次违法且危害后果轻微并及时改正的，可以不予行政处罚。
const spared = (reason: string, note: string | null = null) => ({
  item_code: 'HYG-01',
  note,
  actions: [{ kind: 'educate' as const }, { kind: 'spared' as const, reason }],
})

test('who was found with the same before is not spared as a first-timer', () => {
  expect(firstTimeIsFirst(spared('first_slight_corrected'), '2026-10-12')).toEqual([
    { code: 'not_first_time', detail: { article: 'penalty-33', item_code: 'HYG-01', last_on: '2026-10-12' } },
  ])
  expect(firstTimeIsFirst(spared('first_slight_corrected'), undefined)).toEqual([])
  expect(firstTimeIsFirst(spared('minor_corrected'), '2026-10-12')).toEqual([])
})

test('unless the record says why it counts as the first', () => {
  expect(firstTimeIsFirst(spared('first_slight_corrected', '上次是前任摊主'), '2026-10-12')).toEqual([])
  expect(firstTimeIsFirst(spared('first_slight_corrected', '  '), '2026-10-12')).toHaveLength(1)
})
