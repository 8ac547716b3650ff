import { BarChart, LineChart, ScatterChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TitleComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers'
import type { Drawing } from './drawing.ts'
import { inkOf, paperInk } from './ink.ts'
import { optionsOf } from './options.ts'

use([
  BarChart,
  LineChart,
  ScatterChart,
  GridComponent,
  LegendComponent,
  TitleComponent,
  TooltipComponent,
  CanvasRenderer,
  SVGRenderer,
])

/** Of a chart on A4 between its margins, and of pictures, in CSS px. */
const [paperWidth, paperHeight] = [680, 360]

export interface Drawn {
  /** Draws anew: other data, other ink, another width. */
  redraw: (drawing: Drawing) => void
  remove: () => void
}

/** Draws into an element that has a size, as vectors, and again for paper while it is being printed. */
export function draw(element: HTMLElement, first: Drawing): Drawn {
  let drawing = first
  const chart = init(element, null, { renderer: 'svg' })
  const onScreen = () => {
    if (element.clientWidth === 0) return
    chart.resize({ width: 'auto', height: 'auto' })
    chart.setOption(optionsOf(drawing, inkOf(element), chart.getWidth()), { notMerge: true })
  }
  const onPaper = () => {
    chart.resize({ width: paperWidth, height: paperHeight })
    chart.setOption(optionsOf(drawing, paperInk(inkOf(element).family), paperWidth), { notMerge: true })
  }
  onScreen()
  addEventListener('beforeprint', onPaper)
  addEventListener('afterprint', onScreen)
  return {
    redraw(next) {
      drawing = next
      onScreen()
    },
    remove() {
      removeEventListener('beforeprint', onPaper)
      removeEventListener('afterprint', onScreen)
      chart.dispose()
    },
  }
}

/** A PNG at twice the size of paper, headed by what it shows and when. */
export async function picture(drawing: Drawing, family: string, heading: { title: string; subtitle: string }) {
  const size = { width: paperWidth, height: 480 }
  const chart = init(document.createElement('div'), null, { renderer: 'canvas', ...size, devicePixelRatio: 2 })
  chart.setOption(optionsOf(drawing, paperInk(family), paperWidth, heading))
  const canvas = chart.renderToCanvas({ pixelRatio: 2 })
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
  chart.dispose()
  if (!blob) throw new Error('no picture')
  return blob
}
