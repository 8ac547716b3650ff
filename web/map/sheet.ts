import { marketPlane } from '../../src/plan/rules-plane.ts'
import type { LngLat, Place } from '../../src/plan/schema.ts'
import { type Ground, groundShapes } from './ground.ts'
import { groundMarks } from './ground-marks.ts'
import { marksOf } from './marks.ts'
import { svgPainter } from './paint.ts'
import { type Box, boxAround, detailAt, sceneOf } from './scene.ts'
import type { Audience } from './status.ts'

/** CSS pixels in a millimetre of paper. */
export const pixelsPerMm = 96 / 25.4

export interface SheetOptions {
  places: readonly Place[]
  ground: Ground
  center: LngLat
  axis_bearing: number
  audience: Audience
  initial: (category: string) => string
}

/** Metres beside the stalls that belong on a sheet: kerb, hydrant, the next tree. */
const beside_m = 6

const grown = ({ left, right, bottom, top }: Box): Box => ({
  left: left - beside_m,
  right: right + beside_m,
  bottom: bottom - beside_m,
  top: top + beside_m,
})

/** A market laid out for paper: the street horizontal, everything as vectors, without Leaflet. */
export function sheetOf({ places, ground, center, axis_bearing, audience, initial }: SheetOptions) {
  const plane = marketPlane(center, axis_bearing)
  const scene = sceneOf(places, plane)
  const around = groundShapes(ground, plane)
  return {
    plane,
    /** The stalls with a little of what lies around them, or all there is while there are none; metres. */
    box: scene.shapes.length > 0 ? grown(scene.box) : boxAround(around.map(({ box }) => box)),
    north: plane.north,
    /** Paints what lies in a window of the plane at a scale of 1 to `scale` into a new drawing of that size. */
    paint(window: Box, scale: number): SVGSVGElement {
      const pixels = (1000 / scale) * pixelsPerMm
      const painter = svgPainter()
      const view = {
        audience,
        detail: detailAt(scene.frontage * pixels),
        scale: pixels,
        kept: null,
        restyled: null,
        initial,
      }
      const [width, height] = [(window.right - window.left) * pixels, (window.top - window.bottom) * pixels]
      const marks = [...groundMarks(around, pixels, window), ...marksOf(scene, view, window, window)]
      const origin = { x: -window.left * pixels, y: window.top * pixels }
      painter.paint(marks, { left: 0, top: 0, width, height, origin }, { ink: '#000000', paper: '#FFFFFF' })
      painter.element.setAttribute('class', 'sheet-drawing')
      return painter.element as SVGSVGElement
    },
  }
}
export type PaperSheet = ReturnType<typeof sheetOf>
