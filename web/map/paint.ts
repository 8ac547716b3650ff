import type { Mark, Writing } from './marks.ts'

/** The theme's two colours for what is written beside the stalls. */
export interface Paper {
  ink: string
  paper: string
}

/** Puts marks on its element, shifted by `origin` pixels; `origin` and `size` are the element's own rectangle. */
export interface Painter {
  element: HTMLElement | SVGSVGElement
  paint(marks: readonly Mark[], frame: Frame, paper: Paper): void
}

/** Where the element lies: its corner and size in layer pixels, and the market's centre in the same. */
export interface Frame {
  left: number
  top: number
  width: number
  height: number
  origin: { x: number; y: number }
}

const font = (size: number) => `600 ${size}px system-ui, "PingFang SC", "Noto Sans SC", sans-serif`
const faded = 0.25
const dash = [4, 3]

const svgNamespace = 'http://www.w3.org/2000/svg'
const round = (n: number) => Math.round(n * 10) / 10
const pathOf = (ring: readonly number[], open: boolean) =>
  ring.reduce((path, n, i) => path + (i === 0 ? 'M' : i % 2 === 0 ? 'L' : ' ') + round(n), '') + (open ? '' : 'z')

/** Attributes, never a style string: the content security policy forbids those. */
function svgChild(parent: Element, name: string, attributes: Record<string, string | number>) {
  const child = document.createElementNS(svgNamespace, name)
  for (const [key, value] of Object.entries(attributes)) child.setAttribute(key, String(value))
  parent.appendChild(child)
  return child
}

function svgWriting(parent: Element, writing: Writing, { ink, paper }: Paper) {
  const halo = writing.color === null ? { stroke: paper, 'stroke-width': 3.5, 'paint-order': 'stroke' } : {}
  const text = svgChild(parent, 'text', {
    x: round(writing.x),
    y: round(writing.y + writing.size * 0.36),
    'font-size': round(writing.size),
    fill: writing.color ?? ink,
    ...halo,
  })
  text.textContent = writing.text
}

function svgMark(parent: Element, mark: Mark, paper: Paper) {
  const group = svgChild(parent, 'g', mark.faded ? { opacity: faded } : {})
  if (mark.rings.length > 0) {
    svgChild(group, 'path', {
      d: mark.rings.map((ring) => pathOf(ring, mark.open)).join(''),
      fill: mark.open || mark.fill === '' ? 'none' : mark.fill,
      stroke: mark.stroke,
      'stroke-width': mark.weight,
      'stroke-linejoin': 'round',
      ...(mark.dashed ? { 'stroke-dasharray': dash.join(' ') } : {}),
    })
  }
  for (const writing of mark.writing) svgWriting(group, writing, paper)
  if (mark.glyph !== null) {
    const { x, y, size, color, path } = mark.glyph
    const corner = `translate(${round(x - size / 2)} ${round(y - size / 2)}) scale(${size / 24})`
    svgChild(group, 'path', { d: path, fill: color, transform: corner })
  }
}

/** For up to a thousand or so places: sharp at every scale while zooming, and prints as vectors. */
export function svgPainter(): Painter {
  const element = document.createElementNS(svgNamespace, 'svg')
  element.setAttribute('class', 'map-drawing')
  return {
    element,
    paint(marks, frame, paper) {
      element.setAttribute('width', String(frame.width))
      element.setAttribute('height', String(frame.height))
      element.setAttribute('viewBox', `${frame.left} ${frame.top} ${frame.width} ${frame.height}`)
      const group = document.createElementNS(svgNamespace, 'g')
      group.setAttribute('transform', `translate(${frame.origin.x} ${frame.origin.y})`)
      for (const mark of marks) svgMark(group, mark, paper)
      element.replaceChildren(group)
    },
  }
}

function canvasMark(context: CanvasRenderingContext2D, mark: Mark, { ink, paper }: Paper) {
  context.globalAlpha = mark.faded ? faded : 1
  if (mark.rings.length > 0) {
    context.beginPath()
    for (const ring of mark.rings) {
      for (let i = 0; i < ring.length; i += 2) {
        if (i === 0) context.moveTo(ring[i]!, ring[i + 1]!)
        else context.lineTo(ring[i]!, ring[i + 1]!)
      }
      if (!mark.open) context.closePath()
    }
    if (!mark.open && mark.fill !== '') {
      context.fillStyle = mark.fill
      context.fill()
    }
    context.strokeStyle = mark.stroke
    context.lineWidth = mark.weight
    context.setLineDash(mark.dashed ? dash : [])
    context.stroke()
    context.setLineDash([])
  }
  for (const { x, y, text, size, color } of mark.writing) {
    context.font = font(size)
    if (color === null) {
      context.strokeStyle = paper
      context.lineWidth = 3.5
      context.strokeText(text, x, y + size * 0.36)
    }
    context.fillStyle = color ?? ink
    context.fillText(text, x, y + size * 0.36)
  }
  if (mark.glyph !== null) {
    const { x, y, size, color, path } = mark.glyph
    context.save()
    context.translate(x - size / 2, y - size / 2)
    context.scale(size / 24, size / 24)
    context.fillStyle = color
    context.fill(new Path2D(path))
    context.restore()
  }
}

/** For thousands of places: one bitmap. */
export function canvasPainter(): Painter {
  const element = document.createElement('canvas')
  element.className = 'map-drawing'
  return {
    element,
    paint(marks, frame, paper) {
      const density = Math.min(2, window.devicePixelRatio)
      element.width = frame.width * density
      element.height = frame.height * density
      element.style.width = `${frame.width}px`
      element.style.height = `${frame.height}px`
      const context = element.getContext('2d')!
      context.scale(density, density)
      context.translate(frame.origin.x - frame.left, frame.origin.y - frame.top)
      context.textAlign = 'center'
      context.lineJoin = 'round'
      for (const mark of marks) canvasMark(context, mark, paper)
    },
  }
}
