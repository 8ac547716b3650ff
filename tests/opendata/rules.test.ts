import { expect, test } from 'vitest'
import { openName } from '../../src/opendata/rules.ts'

const name = (trade_name: string | null, vendor_name = '张梅') => openName({ trade_name, vendor_name })

test('a trade name goes out, but not with its vendor’s name or a telephone number in it', () => {
  expect(name('老街烤冷面')).toBe('老街烤冷面')
  expect(name('老街\t烤\n冷面 ')).toBe('老街 烤 冷面')
  expect(name(null)).toBeNull()
  expect(name('张梅烤冷面')).toBeNull()
  expect(name('张 梅烤冷面')).toBeNull()
  expect(name('烤冷面13904150001')).toBeNull()
  expect(name('烤冷面 139 0415 0001')).toBeNull()
  expect(name('烤冷面 139-0415-0001')).toBeNull()
  expect(name('1980烤冷面')).toBe('1980烤冷面')
})
