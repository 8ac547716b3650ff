import { addDays } from '../shared/evening.ts'
import type { Chance } from './rules-chance.ts'
import { personName, shopName, stallName } from './rules-names.ts'
import type { SampleStall, ShopFront } from './rules-plan.ts'

export interface SampleVendor {
  id: string
  name: string
  trade_name: string | null
  phone: string
  party: 'person' | 'organisation'
  origin: 'roaming' | 'settled'
  category_id: string
  priority: boolean
  created_on: string
}

export interface SampleAssignment {
  id: string
  market_id: string
  stall_id: string
  vendor_id: string
  starts_on: string
  ends_on: string | null
  slot: number
  end_reason: string | null
}

export interface SampleShop extends ShopFront {
  name: string
  vendor_id: string | null
}

/**
 * A source of invented vendors, each with a phone number that is nobody's: segment 154 looks like a mobile number and
 * was never given to an operator (工信部, 我国公众移动通信网网号及H0分配情况, 2023).
 */
export function vendorSource(days: { opened: string; first: string }, chance: Chance, id: () => string) {
  const phones = new Set<string>()
  const made: SampleVendor[] = []
  const phone = () => {
    let number = ''
    do number = `154${String(chance.between(1000_0000, 9999_9999))}`
    while (phones.has(number))
    phones.add(number)
    return number
  }
  return {
    made,
    make(category_id: string, given: Partial<SampleVendor> & { trade: 'stall' | 'shop' | 'none' }): SampleVendor {
      const { trade, ...fields } = given
      const { name, surname } = personName(chance)
      const vendor = {
        id: id(),
        name,
        trade_name: trade === 'stall' ? stallName(chance, surname, category_id) : null,
        phone: phone(),
        party: 'person',
        origin: 'settled',
        category_id,
        priority: chance.hit(0.06),
        created_on: addDays(days.opened, -chance.between(3, 40)),
        ...fields,
      } as const
      made.push(vendor)
      return vendor
    },
  }
}

export type VendorSource = ReturnType<typeof vendorSource>

/** Who runs the shops of a street: four in ten are organisations; a few stand empty. */
export function keepShops(fronts: readonly ShopFront[], source: VendorSource, chance: Chance): SampleShop[] {
  return fronts.map((front) => {
    const { surname } = personName(chance)
    const { name, organisation } = shopName(chance, surname, front.category_id)
    if (front.closed || chance.hit(0.03)) return { ...front, name, vendor_id: null }
    const business = chance.hit(0.4) ? ({ party: 'organisation', name: organisation } as const) : {}
    const vendor = source.make(front.category_id, { trade: 'shop', trade_name: name, priority: false, ...business })
    return { ...front, name, vendor_id: vendor.id }
  })
}

interface Terms {
  opened: string
  secondTerm: string
  tonight: string
}

/**
 * Two terms of assignments over the stalls of one market: half the holders stay, the others hand over on the first day
 * of the second term; about five plots in a hundred are free, a few vendors hold two.
 */
export function assignStalls(
  stalls: readonly SampleStall[],
  terms: Terms,
  newcomer: (category: string) => SampleVendor,
  chance: Chance,
  id: () => string,
): SampleAssignment[] {
  const assignments: SampleAssignment[] = []
  const held = new Map<string, number>()
  const give = (stall: SampleStall, vendor: SampleVendor, starts_on: string, ends_on: string | null) => {
    const slot = (held.get(vendor.id) ?? 0) + 1
    held.set(vendor.id, slot)
    const end_reason = ends_on !== null && ends_on < terms.tonight ? '第一期期满（示例）' : null
    const { market_id, id: stall_id } = stall
    assignments.push({ id: id(), market_id, stall_id, vendor_id: vendor.id, starts_on, ends_on, slot, end_reason })
  }
  let neighbour: SampleVendor | null = null
  for (const stall of stalls) {
    if (stall.closed || chance.hit(0.04)) continue
    const second = stall.since >= terms.secondTerm
    const stays = second || chance.hit(0.5)
    const both: boolean = neighbour !== null && chance.hit(0.04) && held.get(neighbour.id) === 1
    const vendor: SampleVendor = both && neighbour ? neighbour : newcomer(stall.category_id)
    give(stall, vendor, second ? stall.since : terms.opened, stays ? null : addDays(terms.secondTerm, -1))
    neighbour = stays ? vendor : null
    if (!stays && chance.hit(0.93)) {
      give(
        stall,
        newcomer(stall.category_id),
        terms.secondTerm,
        chance.hit(0.3) ? addDays(terms.secondTerm, 179) : null,
      )
    }
  }
  return assignments
}
