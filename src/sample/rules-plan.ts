import { frameAt, heading, rectangle, type Metres } from '../plan/rules-shape.ts'
import type { LngLat, PlanFeature, PlanZone } from '../plan/schema.ts'
import { addDays } from '../shared/evening.ts'
import type { Chance } from './rules-chance.ts'
import type { MarketForm } from './rules-markets.ts'

/** A stall of the sample as the newest plan shows it; `since` is the first day a plan has it. */
export interface SampleStall {
  id: string
  market_id: string
  number: string
  row_label: string
  position: number
  category_id: string
  outline: LngLat[]
  width_m: number
  depth_m: number
  closed: boolean
  since: string
}

/** A plan version, the stalls on it and what lies around them. */
export interface SamplePlan {
  id: string
  market_id: string
  version: number
  valid_from: string
  note: string
  stalls: SampleStall[]
  zones: PlanZone[]
  features: PlanFeature[]
}

// Metres across the street. A and B face each other over a 3.75 m aisle, B and C stand back to back with a metre between.
const across: Record<number, readonly number[]> = { 2: [-4, 4], 3: [-8, -1.75, 8], 4: [-8, -1.75, 1.75, 8] }
const depth = 2.5
const laneEvery = 10
const lane = 3
const crossing = 6

/** How far along the row a stall's middle lies: a fire lane after every ten stalls, a crossing halfway. */
function alongRow(index: number, count: number, width: number): number {
  const lanes = (at: number) => Math.floor(at / laneEvery) * lane + (at >= count / 2 ? crossing : 0)
  const length = count * width + lanes(count - 1)
  return index * width + width / 2 + lanes(index) - length / 2
}

const turned = (form: MarketForm, along: number, aside: number): Metres => {
  const [east, north] = heading(form.axis_bearing)
  return [along * east + aside * north, along * north - aside * east]
}

// Across 平安夜市's two aisles only food faces food.
const beside = (form: MarketForm, row: number) =>
  form.id === 'pingan' ? form.trades.slice(row < 2 ? 0 : 2, row < 2 ? 2 : 4) : form.trades

/** The stalls of a night market: rows of plots along its axis, most of a row in one trade, a few closed for works. */
export function layStalls(
  form: MarketForm,
  days: { opened: string; extended: string },
  chance: Chance,
  id: () => string,
): SampleStall[] {
  const frame = frameAt(form.center)
  const stalls: SampleStall[] = []
  form.rows.forEach((count, row) => {
    const row_label = String.fromCharCode(65 + row)
    const trade = form.trades[row % form.trades.length] ?? 'household'
    const width = trade === 'barbecue' || trade === 'clothes' || trade === 'seafood' ? 3 : 2.5
    for (let n = 0; n < count; n++) {
      const center = turned(form, alongRow(n, count, width), across[form.rows.length]?.[row] ?? 0)
      const outline = rectangle(center, width, depth, form.axis_bearing).map(frame.toDegrees)
      stalls.push({
        id: id(),
        market_id: form.id,
        number: `${row_label}-${String(n + 1).padStart(3, '0')}`,
        row_label,
        position: stalls.length + 1,
        category_id: chance.hit(0.8) ? trade : chance.pick(beside(form, row)),
        outline,
        width_m: width,
        depth_m: depth,
        closed: chance.hit(0.025),
        // 平安夜市 grew by two plots at the end of each row.
        since: form.id === 'pingan' && n >= count - 2 ? days.extended : days.opened,
      })
    }
  })
  return stalls
}

/** The plan versions that show a market's stalls: one, and a second where some were added later. */
export function planVersions(
  market_id: string,
  stalls: readonly SampleStall[],
  ground: Pick<SamplePlan, 'zones' | 'features'>,
  id: () => string,
): SamplePlan[] {
  const days = [...new Set(stalls.map((stall) => stall.since))].sort()
  return days.map((valid_from, index) => ({
    id: id(),
    market_id,
    version: index + 1,
    valid_from,
    note: index === 0 ? '首版（示例）' : '每排末端增设两个摊位（示例）',
    stalls: stalls.filter((stall) => stall.since <= valid_from),
    ...ground,
  }))
}

/** A shop front along a street. */
export interface ShopFront {
  id: string
  market_id: string
  number: string
  position: number
  category_id: string
  outline: LngLat[]
  closed: boolean
}

/** The shops on both sides of a street, even house numbers on one, odd on the other; walked up one side and down the other. */
export function layShops(form: MarketForm, chance: Chance, id: () => string): ShopFront[] {
  const frame = frameAt(form.center)
  const shops: ShopFront[] = []
  form.rows.forEach((count, side) => {
    const fronts = Array.from({ length: count }, () => chance.between(8, 16) / 2)
    let along = -fronts.reduce((sum, front) => sum + front, 0) / 2
    const walked = fronts.map((front, n) => {
      const deep = chance.between(8, 12)
      const center = turned(form, along + front / 2, (side === 0 ? -1 : 1) * (9 + deep / 2))
      along += front + (n % 24 === 23 ? 8 : 0)
      return {
        id: id(),
        market_id: form.id,
        number: String(2 * n + (side === 0 ? 1 : 2)),
        category_id: chance.pick(form.trades),
        outline: rectangle(center, front - 0.1, deep, form.axis_bearing).map(frame.toDegrees),
        closed: chance.hit(0.02),
      }
    })
    if (side === 1) walked.reverse()
    for (const shop of walked) shops.push({ ...shop, position: shops.length + 1 })
  })
  return shops
}

/** When things began, all told from the evening the sample is loaded on. */
export function calendar(tonight: string, evenings: number) {
  const first = addDays(tonight, -evenings)
  return {
    first,
    tonight,
    opened: addDays(first, -75),
    extended: addDays(tonight, -40),
    /** Assignments of the first term end the day before. */
    secondTerm: addDays(tonight, -52),
  }
}
