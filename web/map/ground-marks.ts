import type { PlanePoint } from '../../src/plan/rules-plane.ts'
import { type GroundShape, hatching } from './ground.ts'
import { type Mark, nothing } from './marks.ts'
import type { Box } from './scene.ts'

/** How a kind of ground looks; colours that keep their distance from the stalls' in light and dark alike. */
interface GroundStyle {
  fill: string
  stroke: string
  weight: number
  dashed?: boolean
  hatched?: string
  glyph?: string
}

const drop = 'M12 3c4 5 6 8 6 11a6 6 0 0 1-12 0c0-3 2-6 6-11z'
const bolt = 'M13 2 5 13h5l-1 9 8-12h-5z'
const bulb = 'M12 3a6 6 0 0 1 3 11v3H9v-3a6 6 0 0 1 3-11zM9 18.5h6V21H9z'
const crown = 'M12 3a6.5 6.5 0 0 1 3 12.3V21H9v-5.7A6.5 6.5 0 0 1 12 3z'
const tap = 'M9 3h6v3h3v4h-3v11H9V10H6V6h3z'
const target = 'M11 2h2v8h9v2h-9v10h-2V12H2v-2h9z'

const styles: Record<GroundShape['kind'], GroundStyle> = {
  zone: { fill: 'rgba(120, 86, 190, 0.13)', stroke: '#7856BE', weight: 1.5, dashed: true },
  boundary: { fill: '', stroke: '#7A7F87', weight: 2.5, dashed: true },
  carriageway: { fill: 'rgba(130, 135, 145, 0.16)', stroke: 'rgba(130, 135, 145, 0.5)', weight: 1 },
  kerb: { fill: 'rgba(130, 135, 145, 0.35)', stroke: '#8A8F98', weight: 2.5 },
  building: { fill: 'rgba(130, 135, 145, 0.4)', stroke: '#8A8F98', weight: 1.5 },
  fire_lane: { fill: 'rgba(190, 40, 40, 0.1)', stroke: '#BE2828', weight: 1.5, hatched: '#BE2828' },
  tactile_paving: { fill: 'rgba(190, 140, 0, 0.14)', stroke: '#A87C00', weight: 1.5, hatched: '#A87C00' },
  hydrant: { fill: 'rgba(190, 40, 40, 0.1)', stroke: '#BE2828', weight: 1.5, hatched: '#BE2828', glyph: tap },
  tree: { fill: 'rgba(60, 130, 70, 0.25)', stroke: '#4C8A57', weight: 1, glyph: crown },
  lamp: { fill: '', stroke: '#8A6D00', weight: 1, glyph: bulb },
  water: { fill: '', stroke: '#2277BB', weight: 1, glyph: drop },
  power: { fill: '', stroke: '#8E44AD', weight: 1, glyph: bolt },
  mark: { fill: '', stroke: '#C2185B', weight: 1, glyph: target },
}

const flat = (points: readonly PlanePoint[], scale: number) => points.flatMap(([x, y]) => [x * scale, -y * scale])

/** Kinds that are where they are; a word on each of their pieces would only cover the stalls. */
const wordless: ReadonlySet<GroundShape['kind']> = new Set(['boundary', 'carriageway', 'kerb', 'tactile_paving'])

/** The label, where it is wanted and there is room for it. */
function labelled(kind: GroundShape['kind'], label: string | null, box: Box, scale: number): string | null {
  if (label === null || wordless.has(kind)) return null
  const roomy = (box.right - box.left) * scale > label.length * 14
  return roomy || (styles[kind].glyph !== undefined && scale > 8) ? label : null
}

function shapeMarks({ kind, rings, lines, center, box, label }: GroundShape, scale: number): Mark[] {
  const style = styles[kind]
  const drawn = { fill: style.fill, stroke: style.stroke, weight: style.weight, dashed: style.dashed ?? false }
  const marks: Mark[] = []
  if (rings.length > 0) marks.push({ ...nothing, ...drawn, rings: rings.map((ring) => flat(ring, scale)) })
  if (lines.length > 0) marks.push({ ...nothing, ...drawn, open: true, rings: lines.map((line) => flat(line, scale)) })
  if (style.hatched !== undefined && rings.length > 0) {
    const strokes = rings.flatMap((ring) => hatching(ring, 9 / scale))
    const lined = { stroke: style.hatched, weight: 1, open: true }
    if (strokes.length > 0) marks.push({ ...nothing, ...lined, rings: strokes.map((stroke) => flat(stroke, scale)) })
  }
  const [x, y] = [center[0] * scale, -center[1] * scale]
  if (style.glyph !== undefined && scale > 2) {
    const size = Math.min(22, Math.max(12, scale * 1.2))
    marks.push({ ...nothing, glyph: { path: style.glyph, x, y, size, color: style.stroke } })
  }
  const words = labelled(kind, label, box, scale)
  if (words !== null) {
    const wide = label!.length * 13
    const below = style.glyph === undefined ? 0 : 18
    const at = kind === 'zone' ? { x: box.right * scale - wide / 2 - 8, y: -box.top * scale + 12 } : { x, y: y + below }
    marks.push({ ...nothing, writing: [{ ...at, text: words, size: 13, color: null }] })
  }
  return marks
}

/** What to paint of the ground inside `paper` (metres), below the stalls; `scale`: pixels per metre. */
export function groundMarks(shapes: readonly GroundShape[], scale: number, paper: Box): Mark[] {
  return shapes
    .filter(
      ({ box }) =>
        box.right >= paper.left && box.left <= paper.right && box.top >= paper.bottom && box.bottom <= paper.top,
    )
    .flatMap((shape) => shapeMarks(shape, scale))
}
