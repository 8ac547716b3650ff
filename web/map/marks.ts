import type { Block, Box, Detail, Run, Scene, Shape } from './scene.ts'
import type { PlanePoint } from '../../src/plan/rules-plane.ts'
import { type Restyled, styleOf } from './restyle.ts'
import { type AnyStatus, type Audience, outline, type StatusStyle } from './status.ts'

/** Words on the map, in pixels; `color` null is the theme's ink with a halo of its paper. */
export interface Writing {
  x: number
  y: number
  text: string
  size: number
  color: string | null
}

/** One thing to paint. Pixels from the market's centre, y downwards. */
export interface Mark {
  rings: number[][]
  /** Lines that do not close and are not filled. */
  open: boolean
  fill: string
  stroke: string
  weight: number
  dashed: boolean
  faded: boolean
  writing: Writing[]
  glyph: { path: string; x: number; y: number; size: number; color: string } | null
}

/** A mark to begin with. */
export const nothing: Mark = {
  rings: [],
  open: false,
  fill: '',
  stroke: '',
  weight: 0,
  dashed: false,
  faded: false,
  writing: [],
  glyph: null,
}
const written = (writing: Writing): Mark => ({ ...nothing, writing: [writing] })

/** What decides how the scene looks at the moment. */
export interface View {
  audience: Audience
  detail: Detail
  /** Pixels per metre. */
  scale: number
  /** Statuses not faded; null is all of them. */
  kept: ReadonlySet<AnyStatus> | null
  restyled: Restyled
  /** One or two characters for a category, where there is room. */
  initial: (category: string) => string
}

/** The last run of digits, or the whole number where there is none. */
const digitsOf = (number: string) => /\d+(?=\D*$)/.exec(number)?.[0] ?? number

const lastDigits = (number: string) => digitsOf(number).slice(-2)

/** "01" of A-001, "120" of A-120. */
const plain = (number: string) => digitsOf(number).replace(/^0+(?=\d\d)/, '')

/** Roughly how wide bold text runs: Chinese characters are square, others take six tenths. */
const widthOf = (text: string, size: number) =>
  [...text].reduce((sum, char) => sum + (char > '\u2e7f' ? 1 : 0.62), 0) * size

/** Corners in pixels; a plain loop, because it runs for thousands at each step of the zoom. */
function pixels(ring: readonly PlanePoint[], scale: number): number[] {
  const flat = new Array<number>(ring.length * 2)
  for (let i = 0; i < ring.length; i++) {
    flat[2 * i] = ring[i]![0] * scale
    flat[2 * i + 1] = -ring[i]![1] * scale
  }
  return flat
}

function numbered(shape: Shape, style: StatusStyle, view: View): Pick<Mark, 'writing' | 'glyph'> {
  const [width, height] = [shape.room[0] * view.scale, shape.room[1] * view.scale]
  const [x, y] = [shape.center[0] * view.scale, -shape.center[1] * view.scale]
  const { number, category } = shape.place
  let size = Math.min(16, Math.max(11, width * 0.4))
  let text = plain(number)
  if (widthOf(text, size) > width - 6) text = lastDigits(number)
  let initial = ''
  if (view.detail === 'full') {
    const fitting = Math.min(18, (width - 8) / widthOf(number, 1))
    if (fitting >= 10) [text, size] = [number, fitting]
    if (category !== null && height >= size + 24) initial = view.initial(category)
  }
  const stacked = height >= size * 2
  const below = style.glyph !== null || initial !== ''
  const writing: Writing[] = [{ x, y: stacked && below ? y - size * 0.55 : y, text, size, color: style.ink }]
  const small = size * 0.85
  const pair = style.glyph !== null && initial !== '' ? small * 0.65 : 0
  if (initial !== '') writing.push({ x: x - pair, y: y + size * 0.65, text: initial, size: small, color: style.ink })
  if (style.glyph === null) return { writing, glyph: null }
  if (!stacked) writing[0]!.x = x - small * 0.5
  const glyph = stacked ? { x: x + pair, y: y + size * 0.65 } : { x: x + widthOf(text, size) / 2 + 1, y }
  return { writing, glyph: { path: style.glyph, ...glyph, size: small, color: style.ink } }
}

/** One place as it looks now. */
function placeMark(shape: Shape, view: View): Mark {
  const style = styleOf(shape.place, view)
  const named = view.detail === 'digits' || view.detail === 'full'
  return {
    rings: [pixels(shape.ring, view.scale)],
    open: false,
    fill: style.fill,
    stroke: outline,
    weight: 1,
    dashed: style.dashed,
    faded: view.kept !== null && !view.kept.has(shape.place.status),
    ...(named ? numbered(shape, style, view) : { writing: [], glyph: null }),
  }
}

/** "A 01–40 · 3 !", shorter where that is too long: with what needs looking at, then the bare row. */
function blockTexts(block: Run, attention: number): string[] {
  const ends = [block.shapes[0]!, block.shapes[block.shapes.length - 1]!].map((shape) => plain(shape.place.number))
  const count = attention > 0 ? ` · ${attention} !` : ''
  const range = ends[0] === ends[1] ? ends[0]! : ends.join('–')
  return [`${block.row} ${range}${count}`.trim(), `${block.row}${count}`.replace(/^ · /, ''), block.row].filter(Boolean)
}

/** Writes where nothing is written yet; says whether there was room. */
function writer() {
  const taken: Box[] = []
  return (x: number, y: number, text: string, size: number) => {
    const [half, tall] = [widthOf(text, size) / 2 + 3, size * 0.62]
    const box = { left: x - half, right: x + half, bottom: y - tall, top: y + tall }
    const clear = taken.every(
      (other) =>
        box.right <= other.left || box.left >= other.right || box.top <= other.bottom || box.bottom >= other.top,
    )
    if (clear) taken.push(box)
    return clear
  }
}

/** Pixels a stall takes below which the outlines within a block cannot be told apart, and a line does for them. */
const lineBelow = 4

/** A block as its stalls' outlines or, from far away, as one line as broad as they are: a city's worth is drawn at once. */
function blockShape({ shapes, spine }: Block, { scale }: View): Pick<Mark, 'rings' | 'open' | 'weight'> {
  const { breadth } = shapes[shapes.length >> 1]!
  if (breadth * scale >= lineBelow) {
    return { rings: shapes.map(({ ring }) => pixels(ring, scale)), open: false, weight: 1.5 }
  }
  return { rings: [pixels(spine, scale)], open: true, weight: Math.max(1.5, breadth * scale + 1.5) }
}

function blockMarks(blocks: readonly Block[], view: View): Mark[] {
  const write = writer()
  const drafts = blocks.map((block) => {
    const { kept } = view
    const shown = kept === null ? block.shapes : block.shapes.filter((shape) => kept.has(shape.place.status))
    let worst: StatusStyle | null = null
    let attention = 0
    for (const { place } of shown.length > 0 ? shown : block.shapes) {
      const style = styleOf(place, view)
      if (worst === null || style.rank > worst.rank) worst = style
      if (style.attention && shown.length > 0) attention++
    }
    return { block, worst: worst!, attention, faded: shown.length === 0 }
  })
  // the rows that need looking at write first, long rows before short ones
  drafts.sort((a, b) => b.attention - a.attention || b.block.shapes.length - a.block.shapes.length)
  const filled = drafts.map(({ block, worst, faded }): Mark => ({
    ...nothing,
    ...blockShape(block, view),
    fill: worst.fill,
    stroke: worst.dashed ? outline : worst.fill,
    faded,
  }))
  // words after all fills: where rows are close, a word may reach over the next one
  const words = drafts.flatMap(({ block, worst, attention, faded }): Mark[] => {
    const tall = (block.box.top - block.box.bottom) * view.scale
    const wide = (block.box.right - block.box.left) * view.scale
    const middle = block.shapes[block.shapes.length >> 1]!
    const within = tall >= 16
    const x = ((block.box.left + block.box.right) / 2) * view.scale
    const y = within ? -middle.center[1] * view.scale : -middle.box.top * view.scale - 9
    const text = blockTexts(block, attention).find(
      (candidate) => (widthOf(candidate, 13) < wide - 4 || candidate === block.row) && write(x, y, candidate, 13),
    )
    return text === undefined || faded ? [] : [written({ x, y, text, size: 13, color: within ? worst.ink : null })]
  })
  return [...filled, ...words]
}

/** The row's letter before its first stall or, where that is off the screen, above the first stall on it. */
function rowLetters(runs: readonly Run[], view: View, screen: Box): Mark[] {
  const write = writer()
  return runs.flatMap(({ row, shapes }): Mark[] => {
    if (row === '') return []
    const half = widthOf(row, 15) / 2
    const shown = shapes
      .filter(({ box }) => box.right > screen.left && box.left < screen.right)
      .sort((a, b) => a.box.left - b.box.left)
    const first = shown[0]
    if (first === undefined) return []
    const before = first.box.left * view.scale - 6 - half
    const edge = screen.left * view.scale + half + 6
    const [x, y] =
      before >= edge - 3
        ? [before, -first.center[1] * view.scale]
        : [Math.max(edge, first.box.left * view.scale + half), -first.box.top * view.scale - 10]
    return write(x, y, row, 15) ? [written({ x, y, text: row, size: 15, color: null })] : []
  })
}

/** What to paint of a scene inside `paper` (metres), back to front; `screen` is the part not covered by anything. */
export function marksOf(scene: Scene, view: View, paper: Box, screen: Box): Mark[] {
  const seen = ({ box }: { box: Box }) =>
    box.right >= paper.left && box.left <= paper.right && box.top >= paper.bottom && box.bottom <= paper.top
  if (view.detail === 'blocks') return blockMarks(scene.blocks.filter(seen), view)
  const places = scene.shapes.filter(seen).map((shape) => placeMark(shape, view))
  return view.detail === 'full' ? places : [...places, ...rowLetters(scene.runs.filter(seen), view, screen)]
}
