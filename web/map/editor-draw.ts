import * as L from 'leaflet'
import type { MarketPlane, PlanePoint } from '../../src/plan/rules-plane.ts'
import type { editorOverlay } from './editor-overlay.ts'
import type { Choosable } from './editor-selection.ts'
import { inside } from './scene.ts'
import { alignedRectangle, snapBy } from './snap.ts'

/** `baseline` and `stall` take two taps, `place` one; `area`, `line` and `point` are geoman's. */
export type EditorTool =
  'select' | 'box' | 'vertices' | 'turn' | 'stall' | 'baseline' | 'place' | 'area' | 'line' | 'point'

/** What was drawn, in degrees; of `baseline` and `place` the points of the plane too. */
export interface Drawn {
  tool: EditorTool
  coordinates: [number, number][]
  points: PlanePoint[]
}

interface ToolsGiven {
  map: L.Map
  plane: MarketPlane
  frame: HTMLElement
  overlay: ReturnType<typeof editorOverlay>
  reach: () => number
  targets: () => readonly (readonly PlanePoint[])[]
  snaps: () => boolean
  things: () => readonly Choosable[]
  measure: (along: number, across: number) => string
  onChoose: (ids: string[], more: boolean) => void
  onDraw: (drawn: Drawn) => void
}

/** Metres; what is smaller was a slip of the hand. */
const least = 0.3

const geomanShapes = { area: 'Polygon', line: 'Line', point: 'Marker' } as const

/** Everything the pointer does on the drawing but drag what is chosen. */
export function drawingTools(given: ToolsGiven) {
  const { map, plane, frame, overlay } = given
  let tool: EditorTool = 'select'
  let start: PlanePoint | null = null
  const told = document.createElement('p')
  told.className = 'editor-measure'
  told.hidden = true
  frame.append(told)

  const onPlane = ({ lng, lat }: L.LatLng): PlanePoint => plane.toPlane([lng, lat])
  const snapped = (point: PlanePoint): PlanePoint => {
    if (!given.snaps()) return point
    const [dx, dy] = snapBy([point], given.targets(), given.reach())
    return [point[0] + dx, point[1] + dy]
  }
  const ringAt = ({ ring, shape }: Choosable): PlanePoint[] =>
    shape === 'point' ? [] : ring.map((corner) => plane.toPlane(corner))

  /** The topmost thing at a point: stalls and features before zones; a line or a point within a fingertip. */
  function thingAt(at: PlanePoint): string | null {
    const near = given.reach()
    for (const thing of given.things()) {
      if (thing.shape === 'area' && inside(ringAt(thing), at)) return thing.id
      if (thing.shape === 'area') continue
      const points = thing.ring.map((corner) => plane.toPlane(corner))
      const [dx, dy] = thing.shape === 'point' ? snapBy([at], [points], near * 1.5) : lineSnap(at, points, near)
      if (dx !== 0 || dy !== 0) return thing.id
    }
    return null
  }

  const lineSnap = (at: PlanePoint, points: readonly PlanePoint[], near: number): PlanePoint => {
    for (let i = 1; i < points.length; i++) {
      const by = snapBy([at], [[points[i - 1]!, points[i]!]], near)
      if (by[0] !== 0 || by[1] !== 0) return by
    }
    return [0, 0]
  }

  function report(coordinates: PlanePoint[]) {
    given.onDraw({ tool, points: coordinates, coordinates: coordinates.map((point) => plane.toLngLat(point)) })
  }

  function say(a: PlanePoint, b: PlanePoint) {
    told.hidden = false
    told.textContent = given.measure(Math.abs(b[0] - a[0]), Math.abs(b[1] - a[1]))
  }

  function forget() {
    start = null
    told.hidden = true
    overlay.line([])
  }

  function second(at: PlanePoint) {
    const from = start!
    const [wide, tall] = [Math.abs(at[0] - from[0]), Math.abs(at[1] - from[1])]
    // Too thin to be meant: the second corner is still to come.
    if (tool === 'baseline' ? Math.hypot(wide, tall) < least : Math.min(wide, tall) < least) return
    forget()
    if (tool === 'box') given.onChoose(idsWithin(from, at), false)
    else report(tool === 'stall' ? alignedRectangle(from, at) : [from, at])
  }

  function idsWithin(a: PlanePoint, b: PlanePoint): string[] {
    const [[left, bottom], , [right, top]] = alignedRectangle(a, b) as [PlanePoint, PlanePoint, PlanePoint]
    return given
      .things()
      .filter(({ ring }) => {
        const points = ring.map((corner) => plane.toPlane(corner))
        return points.every(([x, y]) => x >= left && x <= right && y >= bottom && y <= top)
      })
      .map(({ id }) => id)
  }

  map.on('click', (event) => {
    const at = onPlane(event.latlng)
    if (tool === 'select' || tool === 'vertices' || tool === 'turn') {
      const { shiftKey, ctrlKey, metaKey } = event.originalEvent
      const found = thingAt(at)
      given.onChoose(found === null ? [] : [found], shiftKey || ctrlKey || metaKey)
    } else if (tool === 'place') report([snapped(at)])
    else if (tool === 'stall' || tool === 'baseline' || tool === 'box') {
      const point = tool === 'box' ? at : snapped(at)
      if (start !== null) return second(point)
      start = point
      overlay.line([point])
    }
  })
  map.on('mousemove', (event) => {
    if (start === null) return
    const at = tool === 'box' ? onPlane(event.latlng) : snapped(onPlane(event.latlng))
    overlay.line(tool === 'baseline' ? [start, at] : alignedRectangle(start, at), tool !== 'baseline')
    if (tool !== 'box') say(start, at)
  })
  map.on('pm:create', ({ layer }) => {
    const ring =
      layer instanceof L.Marker
        ? [layer.getLatLng()]
        : ((layer as L.Polyline).getLatLngs() as L.LatLng[] | L.LatLng[][]).flat()
    layer.remove()
    report(ring.map((corner) => onPlane(corner)))
  })

  return {
    use(next: EditorTool) {
      forget()
      map.pm.disableDraw()
      tool = next
      frame.classList.toggle('market-map_drawing', !['select', 'vertices', 'turn'].includes(next))
      if (next === 'area' || next === 'line' || next === 'point') {
        map.pm.enableDraw(geomanShapes[next], {
          snappable: given.snaps(),
          snapDistance: 14,
          // Geoman's own test also refuses to close a ring; crossing outlines are named when the plan is published.
          allowSelfIntersection: true,
          continueDrawing: false,
          tooltips: false,
          markerStyle: { icon: L.divIcon({ className: 'editor-point', iconSize: [28, 28] }) },
        })
      }
    },
  }
}
