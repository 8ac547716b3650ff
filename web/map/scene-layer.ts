import * as L from 'leaflet'
import type { Frame, Painter } from './paint.ts'

/** What Leaflet 1.9.4's renderers share without saying so in its types. */
interface RendererParts {
  _container: Element
  _bounds: L.Bounds | undefined
  _map: L.Map & { _animatingZoom?: boolean }
  _update(): void
}

const base = L.Renderer.prototype as unknown as RendererParts

/**
 * One layer for the whole scene. Leaflet moves and scales the element while the map moves; it is painted anew when the
 * map has come to rest. Thousands of L.Polygon would each be projected, clipped and asked about every tap.
 */
export class SceneLayer extends L.Renderer {
  declare _container: Element
  declare _bounds: L.Bounds | undefined
  declare _map: RendererParts['_map']
  private readonly painter: Painter
  private readonly draw: (painter: Painter, frame: Frame) => void

  constructor(painter: Painter, draw: (painter: Painter, frame: Frame) => void) {
    super({ padding: 0.5, pane: 'scene' })
    this.painter = painter
    this.draw = draw
  }

  _initContainer() {
    this._container = this.painter.element
  }

  _destroyContainer() {
    this._container.remove()
  }

  _update() {
    if (this._map._animatingZoom === true && this._bounds !== undefined) return
    base._update.call(this)
    const { min, max } = this._bounds!
    L.DomUtil.setPosition(this.painter.element as HTMLElement, min!)
    this.draw(this.painter, {
      left: min!.x,
      top: min!.y,
      width: max!.x - min!.x,
      height: max!.y - min!.y,
      origin: L.point(0, 0).subtract(this._map.getPixelOrigin()),
    })
    this.fire('update')
  }

  /** Paints again where nothing moved. */
  repaint() {
    if (this._bounds !== undefined) this._update()
  }
}
