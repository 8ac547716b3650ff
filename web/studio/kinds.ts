import type { FeatureKind, FeatureShape } from '../../src/plan/rules-kinds.ts'
import type { PlanDocument, PlanFeature, PlanStall, PlanZone } from '../../src/plan/schema.ts'
import { frameOf, centimetres } from '../../src/studio/rules-frame.ts'
import { freeNumber } from '../../src/studio/rules-numbers.ts'
import { numberKey } from '../../src/plan/rules-check.ts'
import type { MarketPlane } from '../../src/plan/rules-plane.ts'
import { putFeature, putZone, addStalls } from '../../src/studio/rules-actions.ts'

/** What the pencil draws. */
export type DrawnKind = 'stall' | 'zone' | FeatureKind

/** How each kind is drawn at first, and how wide or large it then is, metres. */
export const kinds: Record<DrawnKind, { shape: FeatureShape; size_m: number | null }> = {
  stall: { shape: 'area', size_m: null },
  zone: { shape: 'area', size_m: null },
  fire_lane: { shape: 'area', size_m: null },
  hydrant: { shape: 'point', size_m: 2 },
  tactile_paving: { shape: 'line', size_m: 0.6 },
  boundary: { shape: 'area', size_m: null },
  carriageway: { shape: 'area', size_m: null },
  kerb: { shape: 'line', size_m: null },
  building: { shape: 'area', size_m: null },
  tree: { shape: 'point', size_m: 1.5 },
  lamp: { shape: 'point', size_m: null },
  water: { shape: 'point', size_m: null },
  power: { shape: 'point', size_m: null },
  mark: { shape: 'point', size_m: null },
}
export const drawnKinds = Object.keys(kinds) as DrawnKind[]

/** The row most stalls near the end are in, for the next one. */
const lastRow = ({ stalls }: PlanDocument) => stalls.at(-1)?.row_label ?? 'A'

/** The document with a newly drawn thing of that kind; answers the new thing's id. */
export function withDrawn(
  document: PlanDocument,
  plane: MarketPlane,
  kind: DrawnKind,
  coordinates: readonly (readonly [number, number])[],
  names: { stall: string; zone: string },
  newId: () => string,
): { document: PlanDocument; id: string } {
  const id = newId()
  const ring = coordinates.map(([lng, lat]): [number, number] => [lng, lat])
  if (kind === 'stall') {
    const taken = new Set(document.stalls.map((stall) => numberKey(stall.number)))
    const sides = frameOf({ outline: ring, width_m: 3, depth_m: 2.5 }, plane)
    const stall: PlanStall = {
      stall_id: id,
      number: freeNumber(taken, names.stall),
      row_label: lastRow(document),
      position: document.stalls.length + 1,
      category_id: null,
      outline: ring,
      width_m: centimetres(sides.width_m),
      depth_m: centimetres(sides.depth_m),
      closed: false,
    }
    return { document: addStalls(document, [stall]), id }
  }
  if (kind === 'zone') {
    const taken = new Set(document.zones.map((zone) => zone.name))
    let name = names.zone
    for (let n = 2; taken.has(name); n++) name = `${names.zone} ${n}`
    const zone: PlanZone = { id, name, outline: ring, categories: [] }
    return { document: putZone(document, zone), id }
  }
  const shape = ring.length === 1 ? 'point' : kinds[kind].shape
  const size_m = shape === kinds[kind].shape ? kinds[kind].size_m : null
  const feature: PlanFeature = { id, kind, label: null, shape, coordinates: ring, size_m }
  return { document: putFeature(document, feature), id }
}
