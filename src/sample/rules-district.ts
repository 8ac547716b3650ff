import { eveningAt } from '../shared/evening.ts'
import { newId, type Random } from '../shared/ids.ts'
import type { Chance } from './rules-chance.ts'
import { layGround } from './rules-ground.ts'
import { markets, seasonsOf, type MarketForm } from './rules-markets.ts'
import { makeStaff, type SamplePerson } from './rules-people.ts'
import { calendar, layShops, layStalls, planVersions, type SamplePlan, type SampleStall } from './rules-plan.ts'
import {
  assignStalls,
  keepShops,
  vendorSource,
  type SampleAssignment,
  type SampleShop,
  type SampleVendor,
} from './rules-vendors.ts'

export const timeZone = 'Asia/Shanghai'
const vendorCount = 3600
const roamingCount = 170

/** Everything of the sample that stands still: places, people and who holds what. */
export interface SampleDistrict {
  days: ReturnType<typeof calendar>
  squadIds: string[]
  staff: SamplePerson[]
  vendors: SampleVendor[]
  places: {
    form: MarketForm
    stalls: SampleStall[]
    plans: SamplePlan[]
    assignments: SampleAssignment[]
    shops: SampleShop[]
  }[]
  /** Vendors of roaming origin who hold no stall. */
  roaming: SampleVendor[]
}

/** The instant of a wall clock in the district on a day; Shanghai has had no daylight saving since 1991. */
export const instant = (day: string, clock: string) => new Date(`${day}T${clock}:00+08:00`)

/** Yuanbao as it stands on the evening of `now`, with `evenings` evenings behind it. */
export function makeDistrict(given: { now: Date; evenings: number; random: Random; chance: Chance }): SampleDistrict {
  const { now, evenings, random, chance } = given
  const days = calendar(eveningAt({ time_zone: timeZone, opens: '15:00', closes: '21:00', seasons: [] }, now), evenings)
  const id = () => newId(instant(days.opened, '09:00'), random)
  const squadIds = Array.from({ length: 8 }, id)
  const staff = makeStaff(days.tonight, chance, id)
  const source = vendorSource(days, chance, id)
  const settled = { roaming: 0 }
  // Formerly roaming vendors of the area go first to free plots: 70 of the 170 have one by now.
  const newcomer = (category: string) => {
    const roaming = settled.roaming < 70 && chance.hit(0.06)
    if (roaming) settled.roaming += 1
    return source.make(category, { trade: 'stall', ...(roaming && { origin: 'roaming', priority: true }) })
  }
  const places = markets.map((undated) => {
    const form = { ...undated, seasons: seasonsOf(undated.id, days.tonight) }
    if (form.kind === 'street') {
      const shops = keepShops(layShops(form, chance, id), source, chance)
      return { form, stalls: [], plans: [], assignments: [], shops }
    }
    const stalls = layStalls(form, days, chance, id)
    return {
      form,
      stalls,
      plans: planVersions(form.id, stalls, layGround(form, id), id),
      assignments: assignStalls(stalls, days, newcomer, chance, id),
      shops: [],
    }
  })
  const categories = markets.flatMap((form) => form.trades)
  const roaming = Array.from({ length: roamingCount - settled.roaming }, () =>
    source.make(chance.pick(categories), { trade: 'stall', origin: 'roaming', priority: chance.hit(0.2) }),
  )
  while (source.made.length < vendorCount)
    source.make(chance.pick(categories), { trade: chance.hit(0.5) ? 'stall' : 'none' })
  return { days, squadIds, staff, vendors: source.made, places, roaming }
}
