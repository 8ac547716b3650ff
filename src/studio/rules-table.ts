import { numberKey } from '../plan/rules-check.ts'
import type { MarketPlane, PlanePoint } from '../plan/rules-plane.ts'
import { orientedBox } from '../plan/rules-shape.ts'
import type { PlanStall } from '../plan/schema.ts'
import { uuid } from '../shared/forms.ts'
import { centimetres, onEarth, onPlane, ringOf, soundSide } from './rules-frame.ts'
import type { SchematicRow } from './rules-schematic.ts'
import { rowsOf, type Unplaced } from './rules-schematic-file.ts'

/** The columns of a table of stalls, in order, with the heads that are recognised; the first is written. */
const columns = {
  number: ['摊位号', 'number', '号', '摊位'],
  row: ['排', 'row'],
  position: ['次序', 'position', 'order'],
  category: ['业态', 'category'],
  width: ['宽（米）', 'width', 'width_m', '宽'],
  depth: ['深（米）', 'depth', 'depth_m', '深'],
  closed: ['停用', 'closed'],
  along: ['顺街（米）', 'along', 'along_m', 'x'],
  across: ['横街（米）', 'across', 'across_m', 'y'],
  angle: ['方向（度）', 'angle', 'bearing'],
  corners: ['角（顺街 横街）', 'corners'],
  id: ['编号', 'id'],
} as const
type Column = keyof typeof columns
const order = Object.keys(columns) as Column[]

/** What a spreadsheet would take for a formula, told as text, and back again without losing an apostrophe that was there. */
export const guarded = (text: string) => (/^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text)
/** What `guarded` told, as it was. */
export const unguarded = (text: string) => (/^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text)

const precise = (metres: number) => metres.toFixed(4)

/** Stalls as rows of text below a row of heads; corners in the street's metres to a tenth of a millimetre. */
export function toTable(stalls: readonly PlanStall[], plane: MarketPlane): string[][] {
  const rows = stalls.map((stall) => {
    const ring = onPlane(plane, stall.outline)
    const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)]
    const half = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2
    const cells: Record<Column, string> = {
      number: guarded(stall.number),
      row: guarded(stall.row_label),
      position: String(stall.position),
      category: stall.category_id ?? '',
      width: String(stall.width_m),
      depth: String(stall.depth_m),
      closed: stall.closed ? '1' : '',
      along: half(xs).toFixed(2),
      across: half(ys).toFixed(2),
      angle: '',
      corners: ring.map(([x, y]) => `(${precise(x)} ${precise(y)})`).join(' '),
      id: stall.stall_id,
    }
    return order.map((column) => cells[column])
  })
  return [order.map((column) => columns[column][0]), ...rows]
}

export type TableFlaw =
  'no_number' | 'number_doubled' | 'missing_dimensions' | 'bad_dimensions' | 'missing_place' | 'too_few_corners'

export interface TableReading {
  stalls: PlanStall[]
  /** Stalls of which the table says no place at all: they can be laid along a line. */
  unplaced: SchematicRow[]
  /** By the row of the table, the first below the heads being 2, as a spreadsheet counts. */
  flaws: { row: number; flaw: TableFlaw; label: string }[]
}

const fold = (text: string) => text.normalize('NFKC').trim().toLowerCase()

const amount = (text: string): number | null => {
  const plain = text.normalize('NFKC').trim().replace(',', '.')
  return /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null
}

const cornersOf = (text: string): PlanePoint[] =>
  [...text.normalize('NFKC').matchAll(/\(\s*(-?\d+(?:\.\d+)?)\s+(-?\d+(?:\.\d+)?)\s*\)/g)].map(
    ([, x, y]): PlanePoint => [Number(x), Number(y)],
  )

/** Reads a table with heads in Chinese or English, in any order; null when no head says which column is the number. */
export function fromTable(
  rows: readonly (readonly string[])[],
  plane: MarketPlane,
  newId: () => string,
): TableReading | null {
  const heads = (rows[0] ?? []).map(fold)
  const at = (column: Column) => heads.findIndex((head) => columns[column].some((known) => fold(known) === head))
  const places = Object.fromEntries(order.map((column) => [column, at(column)])) as Record<Column, number>
  if (places.number === -1) return null
  const reading: TableReading = { stalls: [], unplaced: [], flaws: [] }
  const unplaced: Unplaced[] = []
  const numbers = new Set<string>()
  rows.slice(1).forEach((row, index) => {
    const said = (column: Column) => unguarded((row[places[column]] ?? '').trim())
    if (row.every((cell) => cell.trim() === '')) return
    const number = said('number')
    const refuse = (flaw: TableFlaw) => void reading.flaws.push({ row: index + 2, flaw, label: number })
    if (number === '') return refuse('no_number')
    if (numbers.has(numberKey(number))) return refuse('number_doubled')
    numbers.add(numberKey(number))
    const shut = /^(1|true|yes|是|停用)$/i.test(said('closed'))
    const ring = shapeOf(said)
    if (typeof ring === 'string') return refuse(ring)
    if (!Array.isArray(ring)) {
      const [row, category_id] = [said('row'), said('category') || null]
      return void unplaced.push({ number, row, category_id, ...ring, closed: shut, gap_before: false })
    }
    const box = orientedBox(ring)
    const id = said('id')
    reading.stalls.push({
      stall_id: uuid.test(id) ? id : newId(),
      number,
      row_label: said('row'),
      position: amount(said('position')) ?? index + 1,
      category_id: said('category') || null,
      outline: onEarth(plane, ring),
      width_m: amount(said('width')) ?? centimetres(box.length),
      depth_m: amount(said('depth')) ?? centimetres(box.breadth),
      closed: shut,
    })
  })
  return { ...reading, unplaced: rowsOf(unplaced) }
}

type Sides = { width_m: number | null; depth_m: number | null }

/** A stall's ring from its corners, or else from its middle, sides and direction; of one without any place its sides. */
function shapeOf(said: (column: Column) => string): PlanePoint[] | Sides | TableFlaw {
  if (said('corners') !== '') {
    const ring = cornersOf(said('corners'))
    return ring.length < 3 ? 'too_few_corners' : ring
  }
  const nowhere = said('along') === '' && said('across') === ''
  if (!nowhere && (said('width') === '' || said('depth') === '')) return 'missing_dimensions'
  const sides = [said('width'), said('depth')].map((text) => ({ text, metres: amount(text) }))
  const sound = sides.every(({ text, metres }) => text === '' || (metres !== null && soundSide(metres)))
  if (!sound) return 'bad_dimensions'
  const [width_m = null, depth_m = null] = sides.map(({ metres }) => metres)
  if (nowhere) return { width_m, depth_m }
  const [along, across] = [amount(said('along')), amount(said('across'))]
  if (along === null || across === null || width_m === null || depth_m === null) return 'missing_place'
  return ringOf({ center: [along, across], angle: amount(said('angle')) ?? 0, width_m, depth_m })
}
