import { isObject } from '../shared/forms.ts'
import { numberKey } from '../plan/rules-check.ts'
import { soundSide } from './rules-frame.ts'
import type { SchematicRow, SchematicStall } from './rules-schematic.ts'

export interface SchematicReading {
  rows: SchematicRow[]
  /** What is left out: a number twice, or none; `place` counts the stalls of the file from 1. */
  flaws: { place: number; flaw: 'no_number' | 'number_doubled'; label: string }[]
}

type Json = Record<string, unknown>
const words = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''

/** What a stall is called: "12", 12, or the first of these names in an object. */
const numberOf = (stall: unknown) =>
  isObject(stall) ? words(stall['number'] ?? stall['plaatsId'] ?? stall['id']) : words(stall)

const side = (value: unknown) => (typeof value === 'number' && soundSide(value) ? value : null)

/** Pairs of neighbours that something stands between: `{between: [a, b]}`, or Amsterdam's `{kraamA, kraamB}`. */
function barriersOf(file: Json): Set<string> {
  const list: unknown[] = [file['barriers'], file['obstacles'], file['obstakels']].flatMap((each) =>
    Array.isArray(each) ? (each as unknown[]) : [],
  )
  const pairs = list.flatMap((each) => {
    if (!isObject(each)) return []
    const [a, b] = Array.isArray(each['between']) ? (each['between'] as unknown[]) : [each['kraamA'], each['kraamB']]
    const [one, other] = [numberKey(words(a)), numberKey(words(b))]
    return [`${one}\n${other}`, `${other}\n${one}`]
  })
  return new Set(pairs)
}

/**
 * Reads rows of neighbouring stalls without any coordinates, as Amsterdam's markets keep them: `{"rows": [["1", "2"],
 * {"stalls": ["3", {"number": "4", "width_m": 3}], "label": "B"}], "barriers": [{"between": ["1", "2"]}]}`. Null for
 * anything else.
 */
export function readSchematic(value: unknown): SchematicReading | null {
  const file = isObject(value) ? value : { rows: value }
  const rows: unknown = file['rows'] ?? file['rijen']
  if (!Array.isArray(rows)) return null
  const lists = (rows as unknown[]).map((row): unknown => (isObject(row) ? (row['stalls'] ?? row['plaatsen']) : row))
  if (lists.length === 0 || !lists.every((list) => Array.isArray(list))) return null
  const barriers = barriersOf(file)
  const reading: SchematicReading = { rows: [], flaws: [] }
  const numbers = new Set<string>()
  let place = 0
  lists.forEach((list: unknown[], index) => {
    const row = rows[index] as unknown
    const label = isObject(row) ? words(row['label'] ?? row['row'] ?? row['name']) : ''
    const stalls: SchematicStall[] = []
    let before: string | null = null
    for (const stall of list) {
      place++
      const number = numberOf(stall)
      const key = numberKey(number)
      const flaw = number === '' ? 'no_number' : numbers.has(key) ? 'number_doubled' : null
      if (flaw !== null) reading.flaws.push({ place, flaw, label: number })
      else {
        numbers.add(key)
        const said = isObject(stall) ? stall : {}
        stalls.push({
          number,
          category_id: words(said['category']) || null,
          width_m: side(said['width_m']),
          depth_m: side(said['depth_m']),
          closed: said['closed'] === true,
          gap_before: before !== null && barriers.has(`${before}\n${key}`),
        })
      }
      before = key
    }
    if (stalls.length > 0) reading.rows.push({ label: (label || String(index + 1)).slice(0, 20), stalls })
  })
  return reading
}

/** A stall without a place that says itself which row it is of. */
export type Unplaced = SchematicStall & { row: string }

/** Such stalls row by row, in the order of the file. */
export function rowsOf(stalls: readonly Unplaced[]): SchematicRow[] {
  const rows = new Map<string, SchematicStall[]>()
  for (const { row, ...stall } of stalls) {
    const list = rows.get(row)
    if (list) list.push(stall)
    else rows.set(row, [stall])
  }
  return [...rows].map(([label, list]) => ({ label, stalls: list }))
}
