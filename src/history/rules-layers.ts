import type { History } from './schema.ts'

export const layers = ['findings', 'coverage', 'repeats', 'enforcement'] as const
export type Layer = (typeof layers)[number]

/** What a place's evenings in a period add up to. */
export interface Sums {
  /** Evenings on which someone held it and it was not closed. */
  evenings: number
  /** Those of them on which it was inspected. */
  seen: number
  inspections: number
  findings: number
  repeats: number
  handled: number
  enforced: number
}

/** The sums of every place over the evenings from..to (days, both included); places without any evening have zeros. */
export function sumsOf(history: History, from: string, to: string): Map<string, Sums> {
  const { evenings, ids, held, looks } = history
  const inside = evenings.map((evening) => evening >= from && evening <= to)
  const all = ids.map((_, place): Sums => {
    const open = held.filter((row, evening) => inside[evening] && row[place] === '1').length
    return { evenings: open, seen: 0, inspections: 0, findings: 0, repeats: 0, handled: 0, enforced: 0 }
  })
  for (let at = 0; at < looks.length; at += 7) {
    const [evening = 0, place = 0, inspections = 0, findings = 0, repeats = 0, handled = 0, enforced = 0] = looks.slice(
      at,
      at + 7,
    )
    const sums = all[place]
    if (!inside[evening] || !sums) continue
    if (held[evening]?.[place] === '1') sums.seen += 1
    sums.inspections += inspections
    sums.findings += findings
    sums.repeats += repeats
    sums.handled += handled
    sums.enforced += enforced
  }
  return new Map(ids.map((id, place) => [id, all[place] as Sums]))
}

/** Part of whole, as a layer counts it. */
export interface Share {
  part: number
  whole: number
}

/** What a layer counts of a place, always to be shown as "part of whole". */
export function shareOf(layer: Layer, sums: Sums): Share {
  if (layer === 'findings') return { part: sums.findings, whole: sums.inspections }
  if (layer === 'coverage') return { part: sums.seen, whole: sums.evenings }
  if (layer === 'repeats') return { part: sums.repeats, whole: sums.findings }
  return { part: sums.enforced, whole: sums.handled }
}

/** Fewer inspections or evenings than this say nothing of a rate. */
const fewest: Record<'findings' | 'coverage', number> = { findings: 5, coverage: 10 }

/** Classes 0..3 ascending; `few`: too little to class; `none`: nothing there to count, which is not zero. */
export type LayerClass = 0 | 1 | 2 | 3 | 'few' | 'none'
export const layerClasses: readonly LayerClass[] = [0, 1, 2, 3, 'few', 'none']

/** Lower ends of classes 1, 2 and 3: rates for the first two layers, counts for the others. */
const bounds: Record<Layer, readonly [number, number, number]> = {
  findings: [0.25, 0.5, 1],
  coverage: [0.25, 0.5, 0.75],
  repeats: [1, 2, 3],
  enforcement: [1, 2, 3],
}

/**
 * The class a share is drawn in. Repeats and enforcement are classed by count: a stall has too few findings for a
 * percentage (domain rule: none under 10, no colour by percentage under 30).
 */
export function classOf(layer: Layer, { part, whole }: Share): LayerClass {
  if (whole === 0) return 'none'
  const rate = layer === 'findings' || layer === 'coverage'
  if (rate && whole < fewest[layer]) return 'few'
  const value = rate ? part / whole : part
  return bounds[layer].filter((bound) => value >= bound).length as LayerClass
}
