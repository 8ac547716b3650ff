/**
 * The studio's drawing surface: the market's map with tools. Load it lazily, it brings Leaflet and geoman along. It keeps
 * nothing: it shows the document it is given and reports what was drawn, chosen and bent.
 */
import '@geoman-io/leaflet-geoman-free'
import '@geoman-io/leaflet-geoman-free/dist/leaflet-geoman.css'
import type { LngLat, PlanDocument } from '../../src/plan/schema.ts'
import type { MapLabels } from './controls.ts'
import './editor.css'
import { drawingTools, type Drawn, type EditorTool } from './editor-draw.ts'
import { editorOverlay, type CheckPin } from './editor-overlay.ts'
import { type Choosable, type Reshaped, selectionLayers } from './editor-selection.ts'
import { openMarketMap } from './market-map.ts'
import type { Underlay } from './underlay.ts'

export type { Drawn, EditorTool } from './editor-draw.ts'
export type { Underlay } from './underlay.ts'

export interface PlanEditorOptions {
  document: PlanDocument
  center: LngLat
  axis_bearing: number
  labels: MapLabels & {
    /** "宽 3.00 米，深 2.50 米" while drawing. */
    measure: (along: number, across: number) => string
  }
  /** Chosen by a tap or a box; `more` keeps what was chosen before. */
  onChoose: (ids: string[], more: boolean) => void
  onReshape: (things: Reshaped[]) => void
  onDraw: (drawn: Drawn) => void
}

export interface PlanEditor {
  /** What is drawn from now on. */
  show(document: PlanDocument): void
  choose(ids: readonly string[]): void
  /** Ends whatever was being drawn. */
  use(tool: EditorTool): void
  snap(on: boolean): void
  ghosts(rings: readonly (readonly LngLat[])[]): void
  checks(found: readonly CheckPin[], focus: readonly string[]): void
  underlay(underlay: Underlay | null): void
  /** Brings a place into view. */
  look(at: LngLat): void
  destroy(): void
}

const fingertip = 12
/** The zoom at which a stall is as large as a thumb: 14 pixels per metre. */
const near = Math.log2(14)

const choosable = (document: PlanDocument): Choosable[] => [
  ...document.stalls.map((stall): Choosable => ({ id: stall.stall_id, shape: 'area', ring: stall.outline })),
  ...document.features.map(({ id, shape, coordinates }): Choosable => ({ id, shape, ring: coordinates })),
  ...document.zones.map((zone): Choosable => ({ id: zone.id, shape: 'area', ring: zone.outline })),
]

const placesOf = (document: PlanDocument) =>
  document.stalls.map((stall) => ({
    id: stall.stall_id,
    kind: 'stall' as const,
    number: stall.number,
    row: stall.row_label,
    position: stall.position,
    category: stall.category_id,
    outline: [...stall.outline],
    status: stall.closed ? ('closed' as const) : ('vacant' as const),
    holder: null,
  }))

/** Makes a drawing surface inside `element`, which needs a height of its own. */
export function createPlanEditor(element: HTMLElement, options: PlanEditorOptions): PlanEditor {
  let document = options.document
  let things = new Map(choosable(document).map((thing) => [thing.id, thing]))
  let chosen: readonly string[] = []
  let snaps = true
  const opened = openMarketMap(element, {
    places: placesOf(document),
    ground: document,
    center: options.center,
    axis_bearing: options.axis_bearing,
    audience: 'staff',
    labels: options.labels,
    onSelect: () => undefined,
  })
  const { api, map, plane, viewport, frame } = opened
  map.boxZoom.disable()
  map.doubleClickZoom.disable()
  map.pm.setGlobalOptions({ snappable: snaps, snapDistance: 14, tooltips: false, finishOnEnter: true })
  const reach = () => fingertip / viewport.scale()
  const overlay = editorOverlay(map, plane)

  const rings = () =>
    [...things.values()].filter(({ id }) => !chosen.includes(id)).map(({ ring }) => ring.map((c) => plane.toPlane(c)))
  const selection = selectionLayers({
    map,
    plane,
    reach,
    targets: rings,
    snaps: () => snaps,
    onReshape: options.onReshape,
  })
  const tools = drawingTools({
    map,
    plane,
    frame,
    overlay,
    reach,
    targets: rings,
    snaps: () => snaps,
    things: () => [...things.values()],
    measure: options.labels.measure,
    onChoose: options.onChoose,
    onDraw: options.onDraw,
  })

  const showChosen = () => selection.show(chosen.flatMap((id) => things.get(id) ?? []))

  return {
    show(next) {
      const redrawn =
        next.stalls !== document.stalls || next.zones !== document.zones || next.features !== document.features
      document = next
      things = new Map(choosable(document).map((thing) => [thing.id, thing]))
      if (redrawn) api.setPlaces(placesOf(document), document)
      showChosen()
    },
    choose(ids) {
      chosen = ids
      showChosen()
    },
    use(tool) {
      selection.setMode(tool === 'vertices' ? 'vertices' : tool === 'turn' ? 'turn' : 'move')
      tools.use(tool)
    },
    snap(on) {
      snaps = on
      map.pm.setGlobalOptions({ snappable: on })
      selection.rearm()
    },
    ghosts: (ghosts) => overlay.ghosts(ghosts),
    checks: (found, focus) =>
      overlay.checks(
        found,
        focus.flatMap((id) => {
          const thing = things.get(id)
          return thing === undefined || thing.shape === 'point' ? [] : [thing.ring]
        }),
      ),
    underlay: (underlay) => overlay.underlay(underlay),
    look: ([lng, lat]) => map.setView([lat, lng], Math.max(map.getZoom(), near), { animate: false }),
    destroy() {
      tools.use('select')
      api.destroy()
    },
  }
}
