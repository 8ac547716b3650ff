import { describe, expect, test } from 'vitest'
import { inStrip, topOf, type Look } from '../../../web/charts/drawing.ts'
import { paperInk } from '../../../web/charts/ink.ts'
import { optionsOf } from '../../../web/charts/options.ts'

const looks: Look[] = [
  'line',
  'dots',
  'hollow',
  'outside',
  'center',
  'target',
  'limit',
  'limit_wide',
  'bars',
  'bars_hatched',
]

interface Series {
  name: string
  type: string
  symbol: string
  symbolSize: number
  lineStyle?: { type?: unknown; width: number }
  itemStyle: { decal?: unknown; borderWidth?: number }
}

const drawn = (marks: { name: string; look: Look }[], strip = false, width = 680) =>
  optionsOf(
    {
      x: { name: '周', ticks: ['1'] },
      y: { name: '', to: 0.4, share: true },
      strip,
      marks: marks.map((mark) => ({ ...mark, points: [{ x: 0, y: 0.2 }] })),
    },
    paperInk('sans-serif'),
    width,
  ) as {
    series: Series[]
    legend: { data: { name: string }[] }
    grid: { bottom: number }
    yAxis: { min: number; axisLabel: { formatter: (value: number) => string } }
  }

describe('what a chart is drawn with', () => {
  test('each look is told from every other without its colour', () => {
    const shapes = drawn(looks.map((look) => ({ name: look, look }))).series.map(
      ({ type, symbol, symbolSize, lineStyle, itemStyle }) =>
        JSON.stringify([
          type,
          symbol,
          symbolSize,
          lineStyle?.type,
          lineStyle?.width,
          itemStyle.decal !== undefined,
          itemStyle.borderWidth,
        ]),
    )
    expect(new Set(shapes).size).toBe(looks.length)
  })

  test('marks of one name stand once in the legend, which takes more room on a narrow screen', () => {
    const marks = ['界限', '界限', '平均', '目标 20%', '占比'].map((name) => ({ name, look: 'limit' as const }))
    expect(drawn(marks).legend.data.map(({ name }) => name)).toEqual(['界限', '平均', '目标 20%', '占比'])
    expect(drawn(marks, false, 300).grid.bottom).toBeGreaterThan(drawn(marks, false, 900).grid.bottom)
  })

  test('the strip lies below zero and bears no number', () => {
    const { yAxis } = drawn([{ name: '少', look: 'hollow' }], true)
    expect(yAxis.min).toBe(-0.1)
    expect(inStrip(0.4)).toBe(-0.05)
    expect([-0.1, 0, 0.2].map(yAxis.axisLabel.formatter)).toEqual(['', '0%', '20%'])
    expect(drawn([{ name: '占比', look: 'line' }]).yAxis.min).toBe(0)
  })
})

test('a chart of shares ends at a round one, never below twice the limit nor above all', () => {
  expect(topOf([0.05, 0.1], 0.2)).toBe(0.4)
  expect(topOf([0.41], 0.2)).toBe(0.5)
  expect(topOf([0.3, 0.6], 0.2)).toBe(0.6)
  expect(topOf([0.61], 0.2)).toBe(0.8)
  expect(topOf([1], 0.2)).toBe(1)
  expect(topOf([], 0.7)).toBe(1)
})
