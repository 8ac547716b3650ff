import type { EChartsCoreOption } from 'echarts/core'
import { percentOf } from '../../src/ratio/rules.ts'
import { inStrip, intervalOf, type Drawing, type Look, type Mark } from './drawing.ts'
import type { Ink } from './ink.ts'

type Style = Record<string, unknown>

const dashes: Partial<Record<Look, string | number[]>> = {
  target: [10, 6],
  limit: [2, 4],
  limit_wide: [8, 4, 2, 4],
}

const lineOf = (look: Look, ink: Ink): Style => ({
  color: look === 'target' ? ink.alarm : look === 'line' ? ink.main : ink.soft,
  width: look === 'line' || look === 'target' ? 2.5 : 1.5,
  ...(dashes[look] && { type: dashes[look] }),
})

const symbols: Partial<Record<Look, { symbol: string; size: number }>> = {
  line: { symbol: 'circle', size: 9 },
  dots: { symbol: 'circle', size: 11 },
  hollow: { symbol: 'circle', size: 10 },
  outside: { symbol: 'diamond', size: 18 },
}

// ECharts puts a dot on every line of its legend, so what has no dots is drawn for it; 36 wide, 12 high.
const icons: Partial<Record<Look, string>> = {
  center: 'path://M0 5H36V7H0Z',
  target: 'path://M0 4H10V8H0ZM13 4H23V8H13ZM26 4H36V8H26Z',
  limit: 'path://M0 5H3V8H0ZM8 5H11V8H8ZM16 5H19V8H16ZM24 5H27V8H24ZM33 5H36V8H33Z',
  limit_wide: 'path://M0 5H10V7H0ZM13 5H16V7H13ZM19 5H29V7H19ZM32 5H35V7H32Z',
  outside: 'path://M18 0L25 6L18 12L11 6Z',
}

/** Hatching that is seen in greyscale and on a poor printer. */
const hatching = (ink: Ink) => ({ color: ink.ground, dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4 })

function seriesOf(mark: Mark, ink: Ink): Style {
  const { look, name } = mark
  const data = mark.points.map(({ x, y, words }) => ({ value: [x, y], words }))
  const shape = symbols[look]
  const shown = { symbol: shape?.symbol ?? 'none', symbolSize: shape?.size ?? 0 }
  const spoken = mark.points.some(({ words }) => words !== undefined)
  const common = { name, data, silent: !spoken, animation: false, clip: false }
  if (look === 'bars' || look === 'bars_hatched') {
    const decal = look === 'bars_hatched' ? { decal: hatching(ink) } : {}
    const itemStyle = { color: look === 'bars' ? ink.soft : ink.main, borderColor: ink.text, borderWidth: 1, ...decal }
    return { ...common, type: 'bar', stack: 'all', barMaxWidth: 48, itemStyle }
  }
  if (look === 'dots' || look === 'hollow' || look === 'outside') {
    const color = look === 'outside' ? ink.alarm : look === 'hollow' ? ink.ground : ink.main
    const edge = look === 'hollow' ? 2 : look === 'outside' ? 1.5 : 0
    const itemStyle = { color, borderColor: ink.text, borderWidth: edge, opacity: 1 }
    return { ...common, ...shown, type: 'scatter', itemStyle, z: look === 'outside' ? 5 : 4 }
  }
  return {
    ...common,
    ...shown,
    type: 'line',
    ...(mark.stepped && { step: 'middle' }),
    lineStyle: lineOf(look, ink),
    itemStyle: { color: look === 'line' ? ink.main : look === 'target' ? ink.alarm : ink.soft },
    z: look === 'line' ? 3 : 2,
  }
}

/** One entry for the marks of one name. */
const legendOf = (marks: readonly Mark[]) =>
  [...new Map(marks.map(({ name, look }) => [name, look]))].map(([name, look]) => ({ name, icon: icons[look] }))

const [iconWidth, gap] = [36, 14]

/** Lines that a legend takes at a width in px; a Chinese letter is as wide as it is high, a Latin one about half. */
function linesOf(names: readonly string[], width: number, size: number): number {
  let [lines, used] = [1, 0]
  for (const name of names) {
    const letters = [...name].reduce((sum, letter) => sum + (letter > '\u2e80' ? 1 : 0.6), 0)
    const needed = iconWidth + gap + letters * size + 5
    if (used > 0 && used + needed > width) [lines, used] = [lines + 1, 0]
    used += needed
  }
  return lines
}

const tick = (share: boolean) => (value: number) =>
  value < 0 ? '' : share ? (percentOf(Math.round(value * 1000), 1000) ?? '').replace('.0%', '%') : String(value)

/** ECharts' own words for a drawing of that width in px; `heading` stands above it in pictures, where no page says it. */
export function optionsOf(drawing: Drawing, ink: Ink, width: number, heading?: { title: string; subtitle: string }) {
  const { x, y, marks } = drawing
  const letters = { color: ink.text, fontFamily: ink.family, fontSize: ink.size }
  const line = { lineStyle: { color: ink.text } }
  const ticks = { axisLabel: { ...letters, hideOverlap: true }, axisTick: { show: false } }
  const legend = legendOf(marks)
  const names = legend.map(({ name }) => name)
  const legendHeight = linesOf(names, width, ink.size) * ink.size * 1.75
  const above = heading ? ink.size * 4 : 0
  const options: EChartsCoreOption = {
    animation: false,
    backgroundColor: heading ? ink.ground : 'transparent',
    textStyle: letters,
    ...(heading && {
      title: {
        text: heading.title,
        subtext: heading.subtitle,
        left: 'center',
        top: 8,
        textStyle: { ...letters, fontSize: ink.size * 1.2 },
        subtextStyle: { ...letters, color: ink.soft },
      },
    }),
    legend: {
      data: legend,
      selectedMode: false,
      bottom: 0,
      left: 'center',
      itemWidth: iconWidth,
      itemGap: gap,
      textStyle: letters,
    },
    grid: {
      left: 8,
      right: 16,
      top: above + ink.size * (y.name ? 2.2 : 0.8),
      bottom: legendHeight + ink.size * 1.6,
      containLabel: true,
    },
    xAxis: {
      name: x.name,
      nameLocation: 'middle',
      nameGap: ink.size * 1.9,
      nameTextStyle: letters,
      axisLine: { ...line, onZero: false },
      splitLine: { show: false },
      ...ticks,
      ...(x.ticks ? { type: 'category', data: x.ticks } : { type: 'value', min: 0, minInterval: 1 }),
    },
    yAxis: {
      type: 'value',
      name: y.name,
      nameTextStyle: { ...letters, align: 'left', padding: [0, 0, 0, -ink.size * 2] },
      min: drawing.strip ? inStrip(y.to ?? 1) * 2 : 0,
      ...(y.to !== undefined && { max: y.to }),
      ...(y.share && { interval: intervalOf(y.to ?? 1) }),
      ...(!y.share && { minInterval: 1 }),
      axisLine: { show: false },
      splitLine: { lineStyle: { color: ink.grid } },
      ...ticks,
      axisLabel: { ...letters, formatter: tick(y.share) },
    },
    tooltip: {
      // Lists in HTML would carry style attributes, which our content security policy refuses.
      renderMode: 'richText',
      trigger: 'item',
      confine: true,
      backgroundColor: ink.ground,
      borderColor: ink.text,
      textStyle: letters,
      formatter: ({ data }: { data: { words?: string } }) => data.words ?? '',
    },
    series: marks.map((mark) => seriesOf(mark, ink)),
  }
  return options
}
