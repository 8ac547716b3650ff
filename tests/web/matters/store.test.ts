import { expect, test } from 'vitest'
import { addressOf, askedOf, pathOf } from '../../../web/matters/store.ts'

const squad = '01900000-0000-7000-8000-000000000001'

test('an officer begins with what waits in the own squad, a supervisor with what waits anywhere', () => {
  expect(askedOf({}, squad)).toEqual({ view: 'waiting', market: '', squad, state: '', vendor: '' })
  expect(askedOf({}, null)).toEqual({ view: 'waiting', market: '', squad: '', state: '', vendor: '' })
  expect(pathOf(askedOf({}, squad), null)).toBe(`/api/matters?waiting=1&squad=${squad}`)
})

test('a vendor’s matters are all of them, of every squad; so is what is asked for by its state', () => {
  expect(askedOf({ vendor: 'v' }, squad)).toMatchObject({ view: 'all', squad: '', vendor: 'v' })
  expect(askedOf({ state: 'closed' }, squad)).toMatchObject({ view: 'all', squad, state: 'closed' })
  expect(askedOf({ state: 'nonsense' }, squad)).toMatchObject({ view: 'waiting', state: '' })
})

test('what is chosen comes back out of its address', () => {
  for (const own of [squad, null]) {
    for (const asked of [
      askedOf({}, own),
      { ...askedOf({}, own), squad: '' },
      { ...askedOf({}, own), view: 'all' as const, market: 'pingan' },
      { ...askedOf({}, own), view: 'all' as const, state: 'spared' as const, squad: 'other' },
      { ...askedOf({ vendor: 'v' }, own), market: 'pingan' },
    ]) {
      const query = Object.fromEntries(new URL(addressOf(asked, own), 'http://x').searchParams)
      expect(askedOf(query, own)).toEqual(asked)
    }
  }
})
