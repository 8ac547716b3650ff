import { marketPlane, type PlanePoint } from '../plan/rules-plane.ts'
import { onGrid } from '../plan/rules-pack.ts'
import type { PlanFeature, PlanZone } from '../plan/schema.ts'
import type { MarketForm } from './rules-markets.ts'

/** What one feature is, metres along and across the street; without an id and not yet on the globe. */
interface Drawn {
  kind: PlanFeature['kind']
  shape: PlanFeature['shape']
  points: PlanePoint[]
  label?: string
  size_m?: number
}

const box = (left: number, bottom: number, right: number, top: number): PlanePoint[] => [
  [left, bottom],
  [right, bottom],
  [right, top],
  [left, top],
]

const every = (from: number, to: number, step: number) =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => from + i * step)

// The rows fill ±51 m along and ±9.25 m across; the crossing halfway (±3 m) is the fire lane.
const kerbAt = 10.4

const lines: Drawn[] = [1, -1].flatMap((side): Drawn[] => [
  {
    kind: 'kerb',
    shape: 'line',
    points: [
      [-62, side * kerbAt],
      [62, side * kerbAt],
    ],
  },
  {
    kind: 'tactile_paving',
    shape: 'line',
    size_m: 0.6,
    points: [
      [-62, side * 13],
      [62, side * 13],
    ],
  },
])

const houses: Drawn[] = [
  { kind: 'building', shape: 'area', label: '平安小区 1 号楼', points: box(-60, 15, -26, 26) },
  { kind: 'building', shape: 'area', label: '平安小区 2 号楼', points: box(-20, 15, -5, 26) },
  { kind: 'building', shape: 'area', label: '社区服务中心', points: box(5, 15, 28, 24) },
  { kind: 'building', shape: 'area', label: '平安小学', points: box(34, 15, 60, 27) },
  { kind: 'building', shape: 'area', label: '便民商店', points: box(-58, -24, -32, -15) },
  { kind: 'building', shape: 'area', label: '街道办事处', points: box(-26, -27, -5, -15) },
  { kind: 'building', shape: 'area', label: '平安大厦', points: box(5, -28, 56, -15) },
]

const points: Drawn[] = [1, -1].flatMap((side): Drawn[] => [
  ...every(-54, 54, 12).map((x): Drawn => ({ kind: 'tree', shape: 'point', size_m: 1.2, points: [[x, side * 11.7]] })),
  ...every(-48, 48, 24).map((x): Drawn => ({ kind: 'lamp', shape: 'point', points: [[x, side * 11]] })),
  ...[-30, 30].map((x): Drawn => ({ kind: 'power', shape: 'point', label: '电箱', points: [[x + 3, side * 11.2]] })),
])

/** 平安夜市's surroundings, all invented. */
const drawn: Drawn[] = [
  { kind: 'boundary', shape: 'area', points: box(-56, -10.2, 56, 10.2) },
  { kind: 'carriageway', shape: 'area', points: box(-62, -kerbAt, 62, kerbAt) },
  ...lines,
  ...houses,
  ...points,
  { kind: 'fire_lane', shape: 'area', label: '消防通道', points: box(-2.5, -14, 2.5, 14) },
  { kind: 'hydrant', shape: 'point', label: '消火栓 1', size_m: 1.5, points: [[-5, 12]] },
  { kind: 'hydrant', shape: 'point', label: '消火栓 2', size_m: 1.5, points: [[5, -12]] },
  { kind: 'water', shape: 'point', label: '取水点 1', points: [[-53, 9.6]] },
  { kind: 'water', shape: 'point', label: '取水点 2', points: [[53, -9.6]] },
  { kind: 'mark', shape: 'point', label: '西端路灯杆', points: [[-55, -10.9]] },
  { kind: 'mark', shape: 'point', label: '东端路灯杆', points: [[55, -10.9]] },
]

const zones: { name: string; points: PlanePoint[]; trades: readonly number[] }[] = [
  { name: '餐饮区', points: box(-52, 0.25, 52, 9.75), trades: [0, 1] },
  { name: '百货区', points: box(-52, -9.75, 52, -0.25), trades: [2, 3] },
]

/** What lies around a market's stalls: 平安夜市 has it all, the others are not measured yet. */
export function layGround(form: MarketForm, id: () => string): { zones: PlanZone[]; features: PlanFeature[] } {
  if (form.id !== 'pingan') return { zones: [], features: [] }
  const plane = marketPlane(form.center, form.axis_bearing)
  const onGlobe = (ring: readonly PlanePoint[]) =>
    ring.map((point) => plane.toLngLat(point)).map(([lng, lat]): [number, number] => [onGrid(lng), onGrid(lat)])
  return {
    zones: zones.map(({ name, points: ring, trades }) => {
      const categories = trades.flatMap((row) => form.trades[row] ?? [])
      return { id: id(), name, outline: onGlobe(ring), categories: categories.toSorted() }
    }),
    features: drawn.map(({ kind, shape, points: ring, label, size_m }) => {
      return { id: id(), kind, label: label ?? null, shape, coordinates: onGlobe(ring), size_m: size_m ?? null }
    }),
  }
}
