import { niceLength } from './nice-length.ts'

/** Words of the buttons, the arrow and the scale; the caller's language. */
export interface ControlLabels {
  zoom_in: string
  zoom_out: string
  fit: string
  /** One character on the arrow: 北, N. */
  north: string
  north_arrow: string
  /** A length on the scale bar: "20 米". */
  metres: (length: number) => string
}

/** Words the market's map shows or says. */
export interface MapLabels extends ControlLabels {
  /** One or two characters for a category where stalls are large; '' for none. */
  initial: (category: string) => string
}

const svgNamespace = 'http://www.w3.org/2000/svg'

function icon(path: string) {
  const svg = document.createElementNS(svgNamespace, 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  const shape = document.createElementNS(svgNamespace, 'path')
  shape.setAttribute('d', path)
  svg.append(shape)
  return svg
}

function button(label: string, path: string, press: () => void) {
  const element = document.createElement('button')
  element.type = 'button'
  element.className = 'map-button'
  element.setAttribute('aria-label', label)
  element.title = label
  element.append(icon(path))
  element.addEventListener('click', press)
  return element
}

/** Real buttons beside the drawing, a scale bar, and an arrow to true north. */
export function mapControls(
  labels: ControlLabels,
  north: number,
  press: { zoom: (steps: 1 | -1) => void; fit: () => void },
) {
  const zoomIn = button(labels.zoom_in, 'M11 4h2v7h7v2h-7v7h-2v-7H4v-2h7z', () => press.zoom(1))
  const zoomOut = button(labels.zoom_out, 'M4 11h16v2H4z', () => press.zoom(-1))
  const fit = button(labels.fit, 'M4 4h6v2H6v4H4zM14 4h6v6h-2V6h-4zM4 14h2v4h4v2H4zM18 14h2v6h-6v-2h4z', press.fit)
  const buttons = document.createElement('div')
  buttons.className = 'map-buttons'
  buttons.append(zoomIn, zoomOut, fit)

  const arrow = document.createElement('div')
  arrow.className = 'map-north'
  arrow.setAttribute('role', 'img')
  arrow.setAttribute('aria-label', labels.north_arrow)
  const needle = icon('M12 1.5 18 21l-6-4.2L6 21z')
  needle.style.transform = `rotate(${north}deg)`
  const letter = document.createElement('span')
  letter.textContent = labels.north
  arrow.append(needle, letter)

  const scale = document.createElement('div')
  scale.className = 'map-scale'
  const text = document.createElement('span')
  const bar = document.createElement('i')
  scale.append(text, bar)

  return {
    elements: [buttons, arrow, scale],
    /** After each zoom: the bar's length, and which buttons still do something. */
    show(pixelsPerMetre: number, limits: { nearest: boolean; farthest: boolean }) {
      const length = niceLength(110, pixelsPerMetre)
      text.textContent = labels.metres(length)
      bar.style.width = `${length * pixelsPerMetre}px`
      // aria-disabled keeps the focus where it is; a disabled button would drop it
      zoomIn.setAttribute('aria-disabled', String(limits.nearest))
      zoomOut.setAttribute('aria-disabled', String(limits.farthest))
    },
  }
}
