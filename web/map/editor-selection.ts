import * as L from 'leaflet'
import type { MarketPlane, PlanePoint } from '../../src/plan/rules-plane.ts'
import type { LngLat } from '../../src/plan/schema.ts'
import { snapBy } from './snap.ts'

/** Something that can be chosen, with its corners. */
export interface Choosable {
  id: string
  shape: 'point' | 'line' | 'area'
  ring: readonly LngLat[]
}

export interface Reshaped {
  id: string
  ring: [number, number][]
}

type Editable = InstanceType<typeof L.Polyline> | L.Marker

interface SelectionGiven {
  map: L.Map
  plane: MarketPlane
  /** Metres under a fingertip at this zoom. */
  reach: () => number
  /** Rings near a place that moved corners may snap to, without the chosen ones. */
  targets: () => readonly (readonly PlanePoint[])[]
  snaps: () => boolean
  onReshape: (things: Reshaped[]) => void
}

const flat = (layer: Editable): L.LatLng[] =>
  layer instanceof L.Marker
    ? [layer.getLatLng()]
    : (layer.getLatLngs() as L.LatLng[] | L.LatLng[][]).flat().filter((corner) => corner instanceof L.LatLng)

const ringOf = (layer: Editable) => flat(layer).map(({ lng, lat }): [number, number] => [lng, lat])

const look = { color: '#18181B', weight: 3, fillColor: '#FDE68A', fillOpacity: 0.45, lineJoin: 'miter' } as const

/** The chosen things as layers that geoman can drag, bend and turn; everything else stays in the one painted layer. */
export function selectionLayers(given: SelectionGiven) {
  const { map, plane } = given
  const group = L.featureGroup().addTo(map)
  const layers = new Map<string, Editable>()
  let mode: 'move' | 'vertices' | 'turn' = 'move'

  const planeRing = (layer: Editable) => ringOf(layer).map((corner) => plane.toPlane(corner))

  function report(snapped: boolean) {
    const moved = [...layers].map(([id, layer]) => ({ id, ring: planeRing(layer) }))
    const corners = moved.flatMap(({ ring }) => ring)
    const [dx, dy] = snapped && given.snaps() ? snapBy(corners, given.targets(), given.reach()) : [0, 0]
    given.onReshape(moved.map(({ id, ring }) => ({ id, ring: ring.map(([x, y]) => plane.toLngLat([x + dx, y + dy])) })))
  }

  function arm(layer: Editable) {
    const { pm } = layer
    pm.disable()
    pm.disableRotate()
    pm.disableLayerDrag()
    const others = [...layers.values()].filter((other) => other !== layer)
    pm.setOptions({ syncLayersOnDrag: others, snappable: given.snaps() })
    if (mode === 'turn' && layers.size === 1 && !(layer instanceof L.Marker)) pm.enableRotate()
    else if (mode === 'vertices' && layers.size === 1 && !(layer instanceof L.Marker)) {
      pm.enable({
        snappable: given.snaps(),
        snapDistance: 14,
        allowSelfIntersection: false,
        removeLayerBelowMinVertexCount: false,
      })
    } else pm.enableLayerDrag()
  }

  function layerOf({ ring, shape }: Choosable): Editable {
    const corners = ring.map(([lng, lat]) => L.latLng(lat, lng))
    if (shape === 'point') {
      const icon = L.divIcon({ className: 'editor-point', iconSize: [28, 28] })
      return L.marker(corners[0]!, { icon, keyboard: false })
    }
    if (shape === 'area') return L.polygon(corners, look)
    return new L.Polyline(corners, { ...look, weight: 5 })
  }

  return {
    /** Makes exactly these the chosen ones, where they are now. */
    show(things: readonly Choosable[]) {
      for (const layer of layers.values()) {
        layer.pm.disable()
        layer.pm.disableRotate()
        layer.pm.disableLayerDrag()
      }
      group.clearLayers()
      layers.clear()
      for (const thing of things) {
        const layer = layerOf(thing)
        layer.on('pm:dragend', () => report(true))
        layer.on('pm:edit', () => mode === 'vertices' && report(false))
        layer.on('pm:rotateend', () => report(false))
        layers.set(thing.id, layer)
        group.addLayer(layer)
      }
      layers.forEach(arm)
    },
    /** What dragging does: move all, bend one's corners, or turn one. */
    setMode(next: typeof mode) {
      mode = next
      layers.forEach(arm)
    },
    rearm: () => layers.forEach(arm),
  }
}
