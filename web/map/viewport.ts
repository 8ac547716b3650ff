import * as L from 'leaflet'
import type { MarketPlane, PlanePoint } from '../../src/plan/rules-plane.ts'
import { type Box, boxAround, detailAt, type Scene, type Shape } from './scene.ts'

/** Pixels at the map's edges that something else covers, such as the sheet. */
export interface Inset {
  top: number
  right: number
  bottom: number
  left: number
}

/** Pixels per place at which a number reads and a finger hits. */
const readable = 32
const largest = 160
const margin = 28
/** Pixels along the edges where arrow, buttons and scale lie over the drawing. */
const furniture = { top: 76, right: 76, bottom: 48 }

/**
 * Where the map looks. Everything is measured on the plane; nothing moves before the element has a size, so that a map
 * in a hidden tab finds its place when it is first shown.
 */
export function marketViewport(map: L.Map, plane: MarketPlane, scene: () => Scene, calm: boolean) {
  let inset: Inset = { top: 0, right: 0, bottom: 0, left: 0 }
  let shown = false
  let waiting: (() => void) | null = null
  const motion = { animate: !calm }

  const scale = () => 2 ** map.getZoom()
  const toLatLng = (point: PlanePoint) => {
    const [lng, lat] = plane.toLngLat(point)
    return L.latLng(lat, lng)
  }
  const center = (): PlanePoint => {
    const { lng, lat } = map.getCenter()
    return plane.toPlane([lng, lat])
  }
  const zoomFor = (pixels: number) => Math.log2(pixels / scene().frontage)

  /** The zoom at which a box fills what is not covered. */
  function zoomTo({ left, right, bottom, top }: Box) {
    const size = map.getSize()
    const wide = Math.max(40, size.x - inset.left - inset.right - 2 * margin)
    const tall = Math.max(40, size.y - inset.top - inset.bottom - 2 * margin)
    return Math.log2(Math.min(wide / Math.max(1, right - left), tall / Math.max(1, top - bottom)))
  }

  function look([x, y]: PlanePoint, zoom: number, options: L.ZoomPanOptions) {
    const pixels = 2 ** zoom
    const at = [x + (inset.right - inset.left) / 2 / pixels, y - (inset.bottom - inset.top) / 2 / pixels] as const
    map.setView(toLatLng(at), zoom, options)
  }

  function lookAt(box: Box, nearest: number, options: L.ZoomPanOptions) {
    look([(box.left + box.right) / 2, (box.bottom + box.top) / 2], Math.min(zoomTo(box), nearest), options)
  }

  function setLimits() {
    map.setMinZoom(Math.min(zoomTo(scene().box), zoomFor(readable)) - 0.5)
    map.setMaxZoom(Math.max(zoomFor(largest), map.getMinZoom() + 1))
  }

  function whenShown(move: () => void) {
    if (shown) move()
    else waiting = move
  }

  /** The market cannot be pushed off the screen; what the sheet covers does not count as the screen. */
  function holdTogether() {
    const { box } = scene()
    const [x, y] = center()
    const slack = 1 / scale()
    const held: PlanePoint = [
      Math.min(box.right + inset.right * slack, Math.max(box.left - inset.left * slack, x)),
      Math.min(box.top + inset.top * slack, Math.max(box.bottom - inset.bottom * slack, y)),
    ]
    if (Math.hypot(held[0] - x, held[1] - y) > slack * 2) map.panTo(toLatLng(held), motion)
  }
  map.on('dragend', holdTogether)

  function approach(shape: Shape) {
    look(shape.center, Math.max(map.getZoom(), zoomFor(readable)), motion)
  }

  /** What is on the screen and not covered, metres. */
  function screen(): Box {
    const [x, y] = center()
    const half = map.getSize().divideBy(2 * scale())
    return {
      left: x - half.x + inset.left / scale(),
      right: x + half.x - inset.right / scale(),
      top: y + half.y - inset.top / scale(),
      bottom: y - half.y + inset.bottom / scale(),
    }
  }

  return {
    scale,
    toLatLng,
    detail: () => detailAt(scene().frontage * scale()),
    screen,
    limits: () => ({
      nearest: map.getZoom() >= map.getMaxZoom() - 0.01,
      farthest: map.getZoom() <= map.getMinZoom() + 0.01,
    }),
    zoom(steps: 1 | -1) {
      whenShown(() => map.setZoom(map.getZoom() + steps, motion))
    },
    fit(options: { animate: boolean } = motion) {
      whenShown(() => lookAt(scene().box, zoomFor(readable), options))
    },
    /** Near enough to read and to hit. */
    approach,
    keepInView(id: string | null) {
      const shape = id === null ? undefined : scene().byId.get(id)
      if (shape === undefined) return
      whenShown(() => {
        if (scene().frontage * scale() < 24) return approach(shape)
        if (map.getSize().y - inset.top - inset.bottom < 2 * furniture.top) return
        const around = (Math.max(...shape.room) / 2) * scale()
        map.panInside(toLatLng(shape.center), {
          paddingTopLeft: [inset.left + around + margin, inset.top + around + furniture.top],
          paddingBottomRight: [inset.right + around + furniture.right, inset.bottom + around + furniture.bottom],
          ...motion,
        })
      })
    },
    showAll(ids: readonly string[]) {
      const boxes = ids.flatMap((id) => scene().byId.get(id)?.box ?? [])
      if (boxes.length === 0) return
      whenShown(() => {
        const [all, seen] = [boxAround(boxes), screen()]
        const clear =
          all.left >= seen.left && all.right <= seen.right && all.bottom >= seen.bottom && all.top <= seen.top
        if (!clear) lookAt(all, zoomFor(readable), motion)
      })
    },
    setInset(next: Inset) {
      inset = next
    },
    /** After the places changed. */
    measure() {
      if (shown) setLimits()
    },
    /** After the element's size changed, first of all from nothing. */
    resize() {
      map.invalidateSize({ animate: false, pan: shown })
      const { x, y } = map.getSize()
      if (x === 0 || y === 0) return
      if (shown) return setLimits()
      // limits first: Leaflet's own would keep a market of 400 m from fitting on a phone
      setLimits()
      lookAt(scene().box, zoomFor(readable), { animate: false })
      shown = true
      waiting?.()
      waiting = null
    },
  }
}
