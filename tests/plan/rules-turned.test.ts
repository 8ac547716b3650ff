import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { mergePlan } from '../../src/plan/rules-merge.ts'
import { centerOf, readPlan } from '../../src/plan/rules-read.ts'
import { distance } from '../../src/plan/rules-shape.ts'
import type { LngLat } from '../../src/plan/schema.ts'
import { blank } from './file.ts'

const invented = new URL('two-legs-24.geojson', import.meta.url)
const grosseto = new URL('../../../shared/data/markets/grosseto-weekly-160.geojson', import.meta.url)
const load = (file: URL) =>
  JSON.parse(readFileSync(file, 'utf8')) as { features: { properties: Record<string, unknown> }[] }

/** The compass bearing of b seen from a, on a sphere. */
function seen(a: LngLat, b: LngLat) {
  const east = (b[0] - a[0]) * Math.cos((a[1] * Math.PI) / 180)
  return ((Math.atan2(east, b[1] - a[1]) * 180) / Math.PI + 360) % 360
}
const sides = (ring: readonly LngLat[]) =>
  ring.map((corner, i) => ({ from: corner, to: ring[(i + 1) % ring.length] ?? corner }))
const folded = (bearing: number) => Math.min(bearing % 180, 180 - (bearing % 180))

const markets: [name: string, file: URL][] = [
  ['an invented market', invented],
  ['Grosseto, a real one', grosseto],
]

// The real market lies beside the project where it is developed, and is no part of it.
describe.each(markets.filter(([, url]) => existsSync(url)))('%s', (_, url) => {
  const file = load(url)

  test('every stall has the size and the bearing its file says', () => {
    const { drafts, problems } = readPlan(file)
    expect(problems).toEqual([])
    expect(drafts).toHaveLength(file.features.length)
    for (const draft of drafts) {
      const { orientation, dimensions } = file.features[draft.feature]?.properties ?? {}
      const [across = 0, along = 0] = String(dimensions)
        .split('×')
        .map((side) => parseFloat(side))
      const long = sides(draft.outline).filter(({ from, to }) => Math.abs(distance(from, to) - along) < 0.03)
      const short = sides(draft.outline).filter(({ from, to }) => Math.abs(distance(from, to) - across) < 0.03)
      expect([long.length, short.length]).toEqual([2, 2])
      for (const { from, to } of long) expect(folded(seen(from, to) - Number(orientation) + 720)).toBeLessThan(0.3)
    }
  })

  test('the next stall of a row stands a stall’s length away along the bearing, with a step between them', () => {
    const { drafts } = readPlan(file)
    let beside = 0
    for (const draft of drafts) {
      for (const other of drafts) {
        const [a, b] = [centerOf(draft.outline), centerOf(other.outline)]
        const away = distance(a, b)
        if (other === draft || away > draft.along_m + 1.5 || folded(draft.bearing - other.bearing + 180) > 5) continue
        if (folded(seen(a, b) - draft.bearing + 720) > 10) continue
        beside += 1
        expect(away).toBeGreaterThanOrEqual((draft.along_m + other.along_m) / 2 - 0.05)
      }
    }
    expect(beside).toBeGreaterThan(drafts.length / 2)
  })

  test('nothing overlaps, and all stalls are placed', () => {
    const merged = mergePlan({ ...blank, geojson: file })
    expect(merged.problems).toEqual([])
    expect(merged.stalls).toHaveLength(file.features.length)
    expect(merged.stalls.map((stall) => stall.position)).toEqual(file.features.map((_feature, index) => index + 1))
  })

  test('turned the other way, or with the sides exchanged, stalls would overlap', () => {
    const twist = (change: (properties: Record<string, unknown>) => Record<string, unknown>) => {
      const features = file.features.map((feature) => ({
        ...feature,
        properties: { ...feature.properties, ...change(feature.properties) },
      }))
      return mergePlan({ ...blank, geojson: { type: 'FeatureCollection', features } }).problems.length
    }
    const exchange = (said: unknown) => String(said).split('×').reverse().join('×')
    const [few, many] = [0, file.features.length / 2]
    expect(twist(() => ({}))).toBe(few)
    expect(twist(({ dimensions }) => ({ dimensions: exchange(dimensions) }))).toBeGreaterThan(many)
    expect(twist(({ orientation }) => ({ orientation: -Number(orientation) }))).toBeGreaterThan(many)
  })
})

test('rows of the invented market are found on both sides of both legs, and walked one way', () => {
  const merged = mergePlan({ ...blank, geojson: load(invented) })
  const rows = Map.groupBy(merged.stalls, (stall) => stall.row_label)
  const numbers = [...rows].map(([label, stalls]) => `${label}: ${stalls.map((stall) => stall.number).join(' ')}`)
  expect(numbers).toEqual(['A: 1 3 5 7 9 11 13 15', 'B: 2 4 6 8 10 12 14 16', 'C: 17 19 21 23', 'D: 18 20 22 24'])
  expect(merged.stalls.every((stall) => stall.width_m === 5.4 && stall.depth_m === 3)).toBe(true)
})
