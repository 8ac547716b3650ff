import { marketPlane } from '../../src/plan/rules-plane.ts'
import type { LngLat, Place } from '../../src/plan/schema.ts'
import { type Ground, groundShapes } from './ground.ts'
import { groundMarks } from './ground-marks.ts'
import './map.css'
import { marksOf, nothing } from './marks.ts'
import { onceAFrame } from './once-a-frame.ts'
import { svgPainter } from './paint.ts'
import { detailAt, type Scene, sceneOf, type Shape, shapeAt } from './scene.ts'
import './strip.css'
import { onThemeChange } from './theme.ts'

/** Pixels per place: two digits and a glyph read, a finger hits, a phone shows ten. */
const pixels = 38
const fingertip = 14

export interface StripOptions {
  ground: Ground
  center: LngLat
  /** Degrees clockwise from north along the street. */
  axis_bearing: number
  /** One or two characters for a category. */
  initial: (category: string) => string
  /** A place was tapped. */
  onSelect: (id: string) => void
}

/** The street as a strip to walk along, without Leaflet: scrolls by finger, follows the selected place. */
export interface Strip {
  show(places: readonly Place[], selected: string | null): void
  destroy(): void
}

const sameLayout = (scene: Scene, places: readonly Place[]) =>
  places.every(({ id, outline }) => {
    const known = scene.byId.get(id)
    return known === undefined ? outline.length < 3 : known.place.outline === outline
  })

/** Makes a strip inside `element`. Silent to readers: previous, next and the list are its twins. */
export function createStrip(element: HTMLElement, options: StripOptions): Strip {
  const plane = marketPlane(options.center, options.axis_bearing)
  const around = groundShapes(options.ground, plane)
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  const painter = svgPainter()
  const frame = document.createElement('div')
  frame.className = 'market-map map-strip'
  frame.setAttribute('aria-hidden', 'true')
  frame.tabIndex = -1
  const run = document.createElement('div')
  run.className = 'map-strip__run'
  run.append(painter.element)
  frame.append(run)
  element.append(frame)

  let scene = sceneOf([], plane)
  let selected: Shape | null = null
  const scale = () => pixels / scene.frontage
  const level = () => selected?.center[1] ?? (scene.box.top + scene.box.bottom) / 2
  /** Where the market's centre is, in pixels of the run; the ends have half a screen of paper. */
  const originX = () => frame.clientWidth / 2 - scene.box.left * scale()

  function paint() {
    const [width, height] = [frame.clientWidth, frame.clientHeight]
    if (width === 0) return
    const [per, left] = [scale(), frame.scrollLeft - width / 2]
    const window = {
      left: (left - originX()) / per,
      right: (left + 2 * width - originX()) / per,
      top: level() + height / 2 / per,
      bottom: level() - height / 2 / per,
    }
    const middle = { ...window, left: window.left + width / 2 / per, right: window.right - width / 2 / per }
    const view = {
      audience: 'staff' as const,
      detail: detailAt(pixels),
      scale: per,
      kept: null,
      restyled: null,
      initial: options.initial,
    }
    const outline = { ...nothing, open: false, rings: [selected?.ring.flatMap(([x, y]) => [x * per, -y * per]) ?? []] }
    const outlined =
      selected === null
        ? []
        : [
            { ...outline, stroke: '#FFFFFF', weight: 9 },
            { ...outline, stroke: '#18181B', weight: 3 },
          ]
    const colours = getComputedStyle(frame)
    painter.element.style.left = `${left}px`
    painter.paint(
      [...groundMarks(around, per, window), ...marksOf(scene, view, window, middle), ...outlined],
      { left, top: 0, width: 2 * width, height, origin: { x: originX(), y: height / 2 + level() * per } },
      { ink: colours.getPropertyValue('--map-ink'), paper: colours.getPropertyValue('--map-paper') },
    )
  }
  const repaint = onceAFrame(paint)

  function follow(behavior: ScrollBehavior) {
    run.style.width = `${(scene.box.right - scene.box.left) * scale() + frame.clientWidth}px`
    if (selected !== null) frame.scrollTo({ left: (selected.center[0] - scene.box.left) * scale(), behavior })
    repaint.ask()
  }

  frame.addEventListener('scroll', () => repaint.ask(), { passive: true })
  frame.addEventListener('click', ({ clientX, clientY }) => {
    const { left, top, height } = frame.getBoundingClientRect()
    const x = (clientX - left + frame.scrollLeft - originX()) / scale()
    const hit = shapeAt(scene, [x, level() - (clientY - top - height / 2) / scale()], fingertip / scale())
    if (hit !== null) options.onSelect(hit.place.id)
  })
  const resized = new ResizeObserver(() => follow('instant'))
  resized.observe(frame)
  const unwatch = onThemeChange(() => repaint.ask())

  return {
    show(places, id) {
      const first = scene.shapes.length === 0
      if (first || !sameLayout(scene, places)) scene = sceneOf(places, plane)
      else for (const place of places) Object.assign(scene.byId.get(place.id) ?? {}, { place })
      const before = selected
      selected = (id === null ? undefined : scene.byId.get(id)) ?? null
      const near = before !== null && selected !== null && Math.abs(before.center[0] - selected.center[0]) < 60
      if (before?.place.id === selected?.place.id && !first) repaint.ask()
      else follow(near && !calm ? 'smooth' : 'instant')
    },
    destroy() {
      repaint.cancel()
      unwatch()
      resized.disconnect()
      frame.remove()
    },
  }
}
