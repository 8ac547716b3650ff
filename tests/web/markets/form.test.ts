import { expect, test } from 'vitest'
import * as v from 'valibot'
import { NewMarket, type Market } from '../../../src/markets/schema.ts'
import { blankForm, checkForm, entryOf, formOf, type MarketForm } from '../../../web/markets/form.ts'

const filled: MarketForm = {
  ...blankForm,
  id: 'yalu',
  name: ' 江畔夜市 ',
  name_en: 'Riverside',
  center_lng: 124.4,
  center_lat: 40.1,
}

test('an empty form names what is missing, and nothing the server would take', () => {
  expect([...checkForm(blankForm, true)].sort()).toEqual(['center_lat', 'center_lng', 'id', 'name', 'name_en'])
  expect(checkForm(filled, true).size).toBe(0)
})

test.each<[Partial<MarketForm>]>([
  [{ id: 'Yalu' }],
  [{ id: 'y' }],
  [{ name: '  ' }],
  [{ name: '长'.repeat(41) }],
  [{ name_en: 'x'.repeat(61) }],
  [{ opens: '' }],
  [{ closes: '25:00' }],
  [{ center_lng: 181 }],
  [{ center_lat: null }],
  [{ axis_bearing: 180 }],
  [{ axis_bearing: null }],
  [{ max_stalls_per_vendor: 0 }],
  [{ max_stalls_per_vendor: 11 }],
  [{ unseen_evenings: 0 }],
  [{ unseen_evenings: 61 }],
  [{ random_share_percent: null }],
  [{ random_share_percent: 101 }],
  [{ second_look_percent: 101 }],
  [{ closing_round_minutes: -1 }],
  [{ closing_round_minutes: 241 }],
])('%j is stopped here as it would be there', (slip) => {
  const form = { ...filled, ...slip }
  expect([...checkForm(form, true)]).toEqual(Object.keys(slip))
})

test('what passes here passes there, with empty words as none', () => {
  const sent = { id: filled.id, kind: filled.kind, ...entryOf(filled) }
  expect(v.parse(NewMarket, sent)).toEqual(sent)
  expect(sent).toMatchObject({ name: '江畔夜市', squad_id: null, designation_number: null, designation_date: null })
})

test('a stored market comes back as it was', () => {
  const market: Market = {
    ...entryOf(filled),
    id: 'yalu',
    kind: 'night_market',
    designation_number: '示例1号',
    seasons: [],
    squad_name: null,
    squad_name_en: null,
    stalls: 3,
    shops: 0,
    assigned: 1,
    plan_version: 1,
    evening: '2026-11-23',
    opens_at: '2026-11-23T07:00:00Z',
    closes_at: '2026-11-23T13:00:00Z',
    shut: null,
  }
  expect(entryOf(formOf(market))).toEqual({ ...entryOf(filled), designation_number: '示例1号' })
  expect(checkForm(formOf(market), false).size).toBe(0)
})
