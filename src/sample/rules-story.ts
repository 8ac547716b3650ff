import type { Item } from '../inspections/schema.ts'
import type { Random } from '../shared/ids.ts'
import { chanceFrom, type Chance } from './rules-chance.ts'
import type { SampleDistrict } from './rules-district.ts'
import type { SamplePerson } from './rules-people.ts'

/** A stall or shop as a patrol meets it. */
export interface Spot {
  kind: 'stall' | 'shop'
  id: string
  number: string
  category: string
  position: number
  closed: boolean
  /** How often something is wrong here, 1 on average. */
  care: number
  holders: { vendor: string; from: string; until: string }[]
}

export interface SamplePatrol {
  id: string
  market_id: string
  evening: string
  squad: number
  members: SamplePerson[]
  started_at: Date
  ended_at: Date | null
  /** Members whose certificate is valid on the evening's day. */
  certified: SamplePerson[]
}

/** The state that evenings hand on to each other. */
export interface Story {
  district: SampleDistrict
  items: readonly Item[]
  now: Date
  chance: Chance
  random: Random
  spots: Map<string, Spot[]>
  parties: Map<string, 'person' | 'organisation'>
  /** Open orders by spot: what is to be looked at again, and from which evening on. */
  orders: Map<string, { item: Item; from: string }>
  documents: Map<string, number>
  /** Codes a vendor was penalised for on an evening, by 'evening/vendor' (rule R4). */
  penalised: Map<string, Set<string>>
  /** Chance of its own for what came later into the story, so that the rest stays as it was. */
  points: Chance
}

/** The places of every market with who holds them when. */
export function beginStory(
  given: Omit<Story, 'spots' | 'parties' | 'orders' | 'documents' | 'penalised' | 'points'>,
): Story {
  const spots = new Map<string, Spot[]>()
  const care = () =>
    given.chance.weighed([
      [0.4, 40],
      [1, 40],
      [2, 15],
      [3.2, 5],
    ] as const)
  const always = { from: '2000-01-01', until: '9999-12-31' }
  for (const { form, stalls, shops, assignments } of given.district.places) {
    const byStall = Map.groupBy(assignments, (assignment) => assignment.stall_id)
    spots.set(form.id, [
      ...stalls.map(({ id, number, category_id, position, closed }): Spot => {
        const holders = (byStall.get(id) ?? []).map((a) => ({
          vendor: a.vendor_id,
          from: a.starts_on,
          until: a.ends_on ?? always.until,
        }))
        return { kind: 'stall', id, number, category: category_id, position, closed, care: care(), holders }
      }),
      ...shops.map(({ id, number, category_id, position, closed, vendor_id }): Spot => {
        const holders = vendor_id ? [{ vendor: vendor_id, ...always }] : []
        return { kind: 'shop', id, number, category: category_id, position, closed, care: care(), holders }
      }),
    ])
  }
  const parties = new Map(given.district.vendors.map((vendor) => [vendor.id, vendor.party]))
  return {
    ...given,
    spots,
    parties,
    orders: new Map(),
    documents: new Map(),
    penalised: new Map(),
    points: chanceFrom('points'),
  }
}
