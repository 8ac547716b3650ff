import * as L from 'leaflet'
import 'leaflet/dist/leaflet.css'
import type { LngLat, Place } from '../../src/plan/schema.ts'
import { type MapLabels, mapControls } from './controls.ts'
import { mapFrame, mapOptions } from './frame.ts'
import './map.css'
import { marketCrs } from './market-crs.ts'
import { bareGround, type Ground, groundShapes } from './ground.ts'
import { groundMarks } from './ground-marks.ts'
import { marksOf } from './marks.ts'
import { onceAFrame } from './once-a-frame.ts'
import { canvasPainter, type Frame, type Painter, svgPainter } from './paint.ts'
import { marketPlane, type MarketPlane } from '../../src/plan/rules-plane.ts'
import type { Restyled } from './restyle.ts'
import { positionLayer, type OwnPosition } from './position.ts'
import { type Box, joined, type Scene, sceneOf, type Shape, shapeAt } from './scene.ts'
import { SceneLayer } from './scene-layer.ts'
import type { AnyStatus, Audience } from './status.ts'
import { onThemeChange } from './theme.ts'
import { type Inset, marketViewport } from './viewport.ts'

export interface MarketMapOptions {
  places: readonly Place[]
  /** What lies around them; nothing by default. */
  ground?: Ground
  /** Degrees clockwise from north along the street, 0 ≤ b < 180. */
  axis_bearing: number
  center: LngLat
  audience: Audience
  labels: MapLabels
  /** A place was tapped, or (null) the paper. */
  onSelect: (id: string | null) => void
  /** A place was tapped that is too small to be sure of: open the list there. Without it, `onSelect` is called. */
  onRow?: (row: string, nearest: string) => void
  /** A long press or right click on a place, where it is large enough to be sure of. */
  onHold?: (id: string) => void
}

export type PlacePatch = { id: string } & Partial<Omit<Place, 'id' | 'outline'>>

export interface MarketMap {
  /** Changes what is named of some places. Unknown ids are passed over; a new outline needs `setPlaces`. */
  update(patches: readonly PlacePatch[]): void
  setPlaces(places: readonly Place[], ground?: Ground): void
  /** Draws more places, the next stretch of the walk, and shows all as long as nobody has moved the map. */
  addPlaces(places: readonly Place[]): void
  /** Outlines a place and brings it into view, nearer if it would be too small to see. */
  select(id: string | null): void
  /** Fades all other statuses; null shows all. */
  filter(kept: ReadonlySet<AnyStatus> | null): void
  /** Draws places by other styles than their status's; null goes back. */
  restyle(styles: Restyled): void
  /** Numbered pins, such as search hits, all brought into view. */
  mark(pins: readonly { id: string; label: string }[]): void
  /** Shows where this device is, as a circle of what it knows; null hides it. */
  position(at: OwnPosition | null): void
  /** Keeps selections and fitting clear of what covers the map. */
  setInset(inset: Inset): void
  /** A place's middle in pixels of the element, for what must stand beside it; null before the map shows anything. */
  where(id: string): { x: number; y: number } | null
  destroy(): void
}

const svgLimit = 1200
const fingertip = 14

/** A map with the parts it is made of, for what is built upon it within this folder. */
export interface OpenMarketMap {
  api: MarketMap
  map: L.Map
  plane: MarketPlane
  viewport: ReturnType<typeof marketViewport>
  frame: HTMLElement
}

/** Makes a map inside `element`, which needs a height of its own. */
export function openMarketMap(element: HTMLElement, options: MarketMapOptions): OpenMarketMap {
  const plane = marketPlane(options.center, options.axis_bearing)
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  let scene = sceneOf(options.places, plane)
  let around = groundShapes(options.ground ?? bareGround, plane)
  let kept: ReadonlySet<AnyStatus> | null = null
  let restyled: Restyled = null
  let selected: string | null = null
  let pinned: readonly { id: string; label: string }[] = []

  const { frame, paper } = mapFrame(element)

  const map = L.map(paper, {
    crs: marketCrs(plane),
    zoomSnap: 0,
    ...mapOptions(calm),
  })
  // below Leaflet's own pane for lines (400), where the selection's outline is
  map.createPane('scene').style.zIndex = '300'
  const viewport = marketViewport(map, plane, () => scene, calm)
  let placed = false
  map.whenReady(() => (placed = true))
  const controls = mapControls(options.labels, plane.north, {
    zoom: (steps) => viewport.zoom(steps),
    fit: () => viewport.fit(),
  })
  frame.append(...controls.elements)
  // its drawing is made now and not at the first tap, which is to be answered at once
  const lines = L.svg().addTo(map)
  const outlines = L.layerGroup().addTo(map)
  const pins = L.layerGroup().addTo(map)
  const position = positionLayer(map, plane)
  let layer = sceneLayer(scene, draw).addTo(map)

  const repaint = onceAFrame(() => layer.repaint())

  function draw(painter: Painter, on: Frame) {
    repaint.cancel()
    const colours = getComputedStyle(frame)
    const view = {
      audience: options.audience,
      detail: viewport.detail(),
      scale: viewport.scale(),
      kept,
      restyled,
      initial: options.labels.initial,
    }
    const paper = boxOn(on, view.scale)
    const below = groundMarks(around, view.scale, paper)
    painter.paint([...below, ...marksOf(scene, view, paper, viewport.screen())], on, {
      ink: colours.getPropertyValue('--map-ink'),
      paper: colours.getPropertyValue('--map-paper'),
    })
    controls.show(view.scale, viewport.limits())
  }

  function outlineSelected() {
    outlines.clearLayers()
    const shape = selected === null ? undefined : scene.byId.get(selected)
    if (shape === undefined) return
    const ring = shape.place.outline.map(([lng, lat]) => L.latLng(lat, lng))
    const line = { renderer: lines, fill: false, interactive: false, lineJoin: 'miter' } as const
    outlines.addLayer(L.polygon(ring, { ...line, color: '#FFFFFF', weight: 9 }))
    outlines.addLayer(L.polygon(ring, { ...line, color: '#18181B', weight: 3 }))
  }

  function placePins() {
    pins.clearLayers()
    for (const { id, label } of pinned) {
      const shape = scene.byId.get(id)
      if (shape === undefined) continue
      const text = document.createElement('span')
      text.textContent = label
      const icon = L.divIcon({ className: 'map-pin', html: text, iconSize: [34, 34], iconAnchor: [2, 34] })
      pins.addLayer(L.marker(viewport.toLatLng(shape.center), { icon, interactive: false, keyboard: false }))
    }
  }

  function tapped(event: L.LeafletMouseEvent): Shape | null {
    const at = plane.toPlane([event.latlng.lng, event.latlng.lat])
    return shapeAt(scene, at, fingertip / viewport.scale())
  }

  map.on('click', (event) => {
    const shape = tapped(event)
    const detail = viewport.detail()
    if (shape === null) options.onSelect(null)
    else if (detail === 'blocks') viewport.approach(shape)
    else if (detail === 'fills' && options.onRow !== undefined) options.onRow(shape.place.row, shape.place.id)
    else options.onSelect(shape.place.id)
  })
  map.on('contextmenu', (event) => {
    const shape = viewport.detail() === 'full' ? tapped(event) : null
    if (shape !== null) options.onHold?.(shape.place.id)
  })
  const resized = new ResizeObserver(() => viewport.resize())
  resized.observe(frame)
  const unwatch = onThemeChange(() => repaint.ask())

  let touched = false
  for (const kind of ['pointerdown', 'wheel']) {
    frame.addEventListener(kind, () => (touched = true), { once: true, passive: true })
  }

  function redraw(next: Scene) {
    const samePainter = onCanvas(next) === onCanvas(scene)
    scene = next
    if (!samePainter) {
      layer.remove()
      layer = sceneLayer(scene, draw).addTo(map)
    } else repaint.ask()
    viewport.measure()
    outlineSelected()
    placePins()
  }

  const api: MarketMap = {
    update(patches) {
      const known = patches.filter((patch) => scene.byId.has(patch.id))
      for (const patch of known) {
        const shape = scene.byId.get(patch.id)!
        shape.place = { ...shape.place, ...patch }
      }
      if (known.length > 0) repaint.ask()
    },
    setPlaces(places, ground) {
      if (ground !== undefined) around = groundShapes(ground, plane)
      redraw(sceneOf(places, plane))
    },
    addPlaces(places) {
      redraw(joined(scene, sceneOf(places, plane)))
      // without motion: areas come faster than a zoom ends, and each step of it would paint them all
      if (!touched && selected === null) viewport.fit({ animate: false })
    },
    select(id) {
      selected = id
      outlineSelected()
      viewport.keepInView(id)
    },
    filter(statuses) {
      kept = statuses
      repaint.ask()
    },
    restyle(styles) {
      restyled = styles
      repaint.ask()
    },
    mark(next) {
      pinned = next
      placePins()
      viewport.showAll(next.map((pin) => pin.id))
    },
    position,
    setInset(inset) {
      viewport.setInset(inset)
      viewport.keepInView(selected)
    },
    where(id) {
      const shape = scene.byId.get(id)
      return shape === undefined || !placed ? null : map.latLngToContainerPoint(viewport.toLatLng(shape.center))
    },
    destroy() {
      repaint.cancel()
      unwatch()
      resized.disconnect()
      map.remove()
      frame.remove()
    },
  }
  return { api, map, plane, viewport, frame }
}

const onCanvas = (scene: Scene) => scene.shapes.length > svgLimit

const sceneLayer = (scene: Scene, draw: (painter: Painter, on: Frame) => void) =>
  new SceneLayer(onCanvas(scene) ? canvasPainter() : svgPainter(), draw)

/** The part of the plane under the drawing's element, metres. */
const boxOn = ({ left, top, width, height, origin }: Frame, scale: number): Box => ({
  left: (left - origin.x) / scale,
  right: (left + width - origin.x) / scale,
  top: (origin.y - top) / scale,
  bottom: (origin.y - top - height) / scale,
})
