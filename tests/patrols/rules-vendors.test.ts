import { expect, test } from 'vitest'
import { searchVendors } from '../../src/patrols/rules-vendors.ts'

const vendor = (name: string, trade_name: string | null, tail: string) => ({
  ...{ id: name, category_id: 'snack', name, trade_name, tail },
})
const vendors = [vendor('张梅', '梅姐 烤串', '1234'), vendor('Yang Fan', null, '0012'), vendor('马龙', null, '1235')]
const found = (query: string) => searchVendors(query, vendors).map(({ name }) => name)

test('a vendor is found by a part of the name, of the trade name, or the end of the phone number', () => {
  expect(found('张')).toEqual(['张梅'])
  expect(found('梅姐烤')).toEqual(['张梅'])
  expect(found('ｙａｎｇｆ')).toEqual(['Yang Fan'])
  expect(found('1234')).toEqual(['张梅'])
  expect(found('123')).toEqual([])
  expect(found('  ')).toEqual([])
})
