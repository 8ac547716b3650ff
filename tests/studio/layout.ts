import { marketPlane } from '../../src/plan/rules-plane.ts'
import type { PlanDocument, PlanFeature, PlanStall, PlanZone } from '../../src/plan/schema.ts'
import { onEarth, ringOf } from '../../src/studio/rules-frame.ts'
import type { RowForm } from '../../src/studio/rules-rows.ts'
import type { SchematicStall } from '../../src/studio/rules-schematic.ts'
import { here } from '../plan/file.ts'

/** The cast's market: a street that runs askew, so that a mixed-up axis shows. */
export const place = { center: here, axis_bearing: 63 }
export const plane = marketPlane(here, place.axis_bearing)

/** Ids in order, the same in every run: the first is …0001. */
export function ids(start = 1) {
  let next = start
  return () => `00000000-0000-7000-8000-${String(next++).padStart(12, '0')}`
}

/** The n-th of those ids. */
export const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`

/** A stall whose middle lies along and across the street, metres; 3 m wide and 2 m deep. */
export function stall(n: number, along: number, across: number, more: Partial<PlanStall> & { angle?: number } = {}) {
  const { angle = 0, width_m = 3, depth_m = 2, ...rest } = more
  const ring = ringOf({ center: [along, across], angle, width_m, depth_m })
  const made: PlanStall = {
    stall_id: id(n),
    number: `A-${String(n).padStart(3, '0')}`,
    row_label: 'A',
    position: n,
    category_id: null,
    outline: onEarth(plane, ring),
    width_m,
    depth_m,
    closed: false,
    ...rest,
  }
  return made
}

/** A feature with its points along and across the street. */
export const feature = (
  n: number,
  kind: PlanFeature['kind'],
  points: [number, number][],
  more: Partial<PlanFeature> = {},
): PlanFeature => ({
  id: id(n),
  kind,
  label: null,
  shape: points.length === 1 ? 'point' : points.length === 2 ? 'line' : 'area',
  coordinates: onEarth(plane, points),
  size_m: null,
  ...more,
})

export const zone = (n: number, name: string, points: [number, number][], categories: string[] = []): PlanZone => ({
  id: id(n),
  name,
  outline: onEarth(plane, points),
  categories,
})

export const document = (stalls: PlanStall[], more: Partial<PlanDocument> = {}): PlanDocument => ({
  stalls,
  zones: [],
  features: [],
  ...more,
})

/** The ring of a stall along and across the street, to the centimetre. */
export const onStreet = ({ outline }: Pick<PlanStall, 'outline'>) =>
  outline.map((corner) => plane.toPlane(corner).map((metres) => Math.round(metres * 100) / 100 + 0) as [number, number])

export const rowForm = (more: Partial<RowForm> = {}): RowForm => ({
  from: [0, 0],
  to: [30, 0],
  side: 'left',
  width_m: 3,
  depth_m: 2,
  gap_m: 0,
  count: null,
  gap_every: null,
  gap_every_m: 0,
  direction: 'forward',
  row_label: 'A',
  category_id: null,
  prefix: 'A-',
  first: 1,
  step: 1,
  padding: 3,
  skip: [],
  ...more,
})

/** A stall that a file names without any position. */
export const unplaced = (number: string, more: Partial<SchematicStall> = {}): SchematicStall => ({
  number,
  category_id: null,
  width_m: null,
  depth_m: null,
  closed: false,
  gap_before: false,
  ...more,
})
