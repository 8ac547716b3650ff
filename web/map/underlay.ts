import * as L from 'leaflet'
import type { MarketPlane, PlanePoint } from '../../src/plan/rules-plane.ts'
import { similarity } from './snap.ts'

/** A picture below the plan: two of its pixels lie on two points of the plane. */
export interface Underlay {
  /** An address of this origin or a blob's. */
  url: string
  /** Pixels of the picture, from its top left. */
  pixels: readonly [PlanePoint, PlanePoint]
  /** Metres along and across the street. */
  points: readonly [PlanePoint, PlanePoint]
  /** 0 to 1. */
  opacity: number
}

/** Shows a picture turned and scaled as its two points say. */
export class UnderlayLayer extends L.Layer {
  private readonly image = document.createElement('img')
  private readonly plane: MarketPlane
  private readonly underlay: Underlay

  constructor(plane: MarketPlane, underlay: Underlay) {
    super({ pane: 'underlay' })
    this.plane = plane
    this.underlay = underlay
    this.image.className = 'map-underlay'
    this.image.alt = ''
    this.image.src = underlay.url
    this.image.style.opacity = String(underlay.opacity)
  }

  override onAdd(map: L.Map) {
    this.getPane()!.appendChild(this.image)
    map.on('zoom viewreset moveend', this.place)
    this.place()
    return this
  }

  override onRemove(map: L.Map) {
    map.off('zoom viewreset moveend', this.place)
    this.image.remove()
    return this
  }

  private readonly place = () => {
    const at = (point: PlanePoint): PlanePoint => {
      const [lng, lat] = this.plane.toLngLat(point)
      const { x, y } = this._map.latLngToLayerPoint([lat, lng])
      return [x, y]
    }
    const { pixels, points } = this.underlay
    const placed = similarity(pixels, [at(points[0]), at(points[1])])
    if (placed === null) return
    const { a, b, c, d } = placed
    this.image.style.transform = `matrix(${a}, ${b}, ${-b}, ${a}, ${c}, ${d})`
  }
}
