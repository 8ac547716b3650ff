import { numberKey } from '../plan/rules-check.ts'
import type { MarketPlane } from '../plan/rules-plane.ts'
import type { PlanDocument, PlanStall } from '../plan/schema.ts'
import { moveBy } from './rules-actions.ts'
import { centimetres, frameOf, onEarth, ringOf, turned } from './rules-frame.ts'
import { freeNumber } from './rules-numbers.ts'

/** A stall is cut into at most so many. */
const mostParts = 20

/**
 * Cuts a stall along its width into equal parts, side by side. The first keeps identity and number, the others are new
 * stalls numbered after it. What is no rectangle is cut as the smallest rectangle around it.
 */
export function split(
  document: PlanDocument,
  plane: MarketPlane,
  id: string,
  parts: number,
  newId: () => string,
): PlanDocument {
  const whole = document.stalls.find((stall) => stall.stall_id === id)
  const count = Math.min(mostParts, Math.floor(parts))
  if (whole === undefined || count < 2) return document
  const { center, angle, width_m, depth_m } = frameOf(whole, plane)
  const taken = new Set(document.stalls.map((stall) => numberKey(stall.number)))
  const width = width_m / count
  const pieces = Array.from({ length: count }, (_, part): PlanStall => {
    const aside = (part + 0.5) * width - width_m / 2
    const middle = turned([center[0] + aside, center[1]], angle, center)
    const number = part === 0 ? whole.number : freeNumber(taken, whole.number)
    taken.add(numberKey(number))
    return {
      ...whole,
      stall_id: part === 0 ? whole.stall_id : newId(),
      number,
      outline: onEarth(plane, ringOf({ center: middle, angle, width_m: width, depth_m })),
      width_m: centimetres(width),
      depth_m: centimetres(depth_m),
    }
  })
  return { ...document, stalls: document.stalls.flatMap((stall) => (stall === whole ? pieces : [stall])) }
}

/** The same stalls, zones and features once more as new ones, `aside` metres along and across; answers their ids too. */
export function duplicate(
  document: PlanDocument,
  plane: MarketPlane,
  ids: readonly string[],
  aside: readonly [number, number],
  newId: () => string,
): { document: PlanDocument; ids: string[] } {
  const chosen = new Set(ids)
  const taken = new Set(document.stalls.map((stall) => numberKey(stall.number)))
  const names = new Set(document.zones.map((zone) => zone.name))
  const made: string[] = []
  const fresh = () => {
    const id = newId()
    made.push(id)
    return id
  }
  const stalls = document.stalls
    .filter((stall) => chosen.has(stall.stall_id))
    .map((stall) => {
      const number = freeNumber(taken, stall.number)
      taken.add(numberKey(number))
      return { ...stall, stall_id: fresh(), number }
    })
  const zones = document.zones
    .filter((zone) => chosen.has(zone.id))
    .map((zone) => {
      let name = `${zone.name.slice(0, 36)} 2`
      while (names.has(name)) name = `${name.slice(0, 38)}′`
      names.add(name)
      return { ...zone, id: fresh(), name }
    })
  const features = document.features
    .filter((feature) => chosen.has(feature.id))
    .map((feature) => ({ ...feature, id: fresh() }))
  const both = {
    stalls: [...document.stalls, ...stalls],
    zones: [...document.zones, ...zones],
    features: [...document.features, ...features],
  }
  return { document: moveBy(both, plane, made, aside), ids: made }
}
