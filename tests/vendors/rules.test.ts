import { expect, test } from 'vitest'
import type { Who } from '../../src/people/schema.ts'
import { phoneFor, readSearch, verification, type Viewer } from '../../src/vendors/rules.ts'

const vendor = { id: 'v1', phone: '13904151234', markets: ['pingan'] }
const officer = (led_markets: string[] = []): Viewer => {
  const who: Who = {
    kind: 'person',
    id: 'p1',
    name: '',
    role: 'officer',
    squad_id: 's1',
    squad_name: '',
    squad_name_en: null,
    certified: true,
  }
  return { who, led_markets }
}

test('R18: an officer sees the mask, with the first three and last four digits', () => {
  expect(phoneFor(officer(), vendor)).toEqual({ phone: '139****1234', phone_masked: true })
})

test('R18: leading an open patrol where the vendor trades shows the number, leading one elsewhere does not', () => {
  expect(phoneFor(officer(['pingan']), vendor).phone).toBe('13904151234')
  expect(phoneFor(officer(['jinshan']), vendor).phone_masked).toBe(true)
  expect(phoneFor(officer(['pingan']), { ...vendor, markets: [] }).phone_masked).toBe(true)
})

test('R18: a supervisor sees it, the vendor sees their own and nobody else’s', () => {
  const supervisor: Viewer = { ...officer(), who: { ...officer().who, role: 'supervisor' } as Who }
  expect(phoneFor(supervisor, vendor).phone).toBe('13904151234')
  const asVendor = (id: string): Viewer => ({ who: { kind: 'vendor', id, name: '', role: 'vendor' }, led_markets: [] })
  expect(phoneFor(asVendor('v1'), vendor).phone_masked).toBe(false)
  expect(phoneFor(asVendor('v2'), vendor).phone).toBe('139****1234')
})

test('a phone is searched by four digits or as a whole, never by a part that would spell it out', () => {
  expect(readSearch('1234', false).phone).toBe('%1234')
  expect(readSearch('139 0415 1234', true).phone).toBe('13904151234')
  for (const q of ['139', '12345', '13904', '张梅', '1390415123', '12a4'])
    expect(readSearch(q, true).phone, q).toBeNull()
})

test('a priority is verified when it is given, keeps its verification while it stands, and loses it with it', () => {
  const given = verification(true, null, 'li', '2026-11-23')
  expect(given).toEqual({ priority: true, priority_verified_by: 'li', priority_verified_on: '2026-11-23' })
  expect(verification(true, given, 'zhao', '2027-01-01')).toEqual(given)
  const none = { priority: false, priority_verified_by: null, priority_verified_on: null }
  expect(verification(false, given, 'zhao', '2027-01-01')).toEqual(none)
  expect(verification(true, none, 'zhao', '2027-01-01').priority_verified_by).toBe('zhao')
})
