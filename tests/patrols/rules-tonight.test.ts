import { expect, test } from 'vitest'
import { ofTonight } from '../../src/patrols/rules-tonight.ts'
import type { Tonight } from '../../src/patrols/schema.ts'

const known: Tonight = {
  market: {
    id: 'pingan',
    name: '平安夜市',
    name_en: "Ping'an night market",
    kind: 'night_market',
    time_zone: 'Asia/Shanghai',
    opens: '15:00:00',
    closes: '21:00:00',
  },
  evening: '2026-11-23',
  opens_at: '2026-11-23T07:00:00.000Z',
  closes_at: '2026-11-23T13:00:00.000Z',
  closing_from: '2026-11-23T12:20:00.000Z',
  authorities: ['C'],
  supervisors: [],
  checklist_version: 1,
  holders: [{ place_id: 'a', vendor_id: 'b', party: 'organisation', penalised: ['PLOT-01'] }],
  own_days: { days: [], closed: [] },
  tails: { a: '0001' },
}

test('what is remembered of this evening stands as it is', () => {
  expect(ofTonight(known, new Date('2026-11-23T12:59:00Z'))).toBe(known)
  // After midnight it is still the same evening.
  expect(ofTonight(known, new Date('2026-11-23T17:30:00Z'))).toBe(known)
})

test('days later its hours are tonight’s, the closing round begins as long before closing, and nobody has a penalty yet', () => {
  expect(ofTonight(known, new Date('2026-11-26T09:00:00Z'))).toEqual({
    ...known,
    evening: '2026-11-26',
    opens_at: '2026-11-26T07:00:00.000Z',
    closes_at: '2026-11-26T13:00:00.000Z',
    closing_from: '2026-11-26T12:20:00.000Z',
    holders: [{ place_id: 'a', vendor_id: 'b', party: 'organisation', penalised: [], firsts: [] }],
  })
})

test('a season that the office spoke of holds days later without signal; an older office spoke of none', () => {
  const summer = { first_day: '2026-11-25', last_day: '2026-11-26', opens: '16:00:00', closes: '22:30:00' }
  const told = { ...known, market: { ...known.market, seasons: [summer] } }
  expect(ofTonight(told, new Date('2026-11-26T14:00:00Z'))).toMatchObject({
    evening: '2026-11-26',
    opens_at: '2026-11-26T08:00:00.000Z',
    closes_at: '2026-11-26T14:30:00.000Z',
    closing_from: '2026-11-26T13:50:00.000Z',
  })
  expect(ofTonight(told, new Date('2026-11-27T09:00:00Z')).closes_at).toBe('2026-11-27T13:00:00.000Z')
  expect(ofTonight(known, new Date('2026-11-26T14:00:00Z')).closes_at).toBe('2026-11-26T13:00:00.000Z')
})
