import { expect, test } from 'vitest'
import type { Place } from '../../../src/plan/schema.ts'
import { layerStyles, styleOf } from '../../../web/map/restyle.ts'
import { statusStyle } from '../../../web/map/status.ts'

const place = { id: 'a', status: 'enforced' } as Place

/** Relative luminance (WCAG 2), what is left of a colour for whoever sees no hues. */
const luminance = (hex: string) =>
  [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i]!, 0)
const contrast = (a: string, b: string) => {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

test('a restyled place shows the layer, the others their status', () => {
  const view = { audience: 'staff', restyled: new Map([['a', layerStyles.none]]) } as const
  expect(styleOf(place, view)).toBe(layerStyles.none)
  expect(styleOf({ ...place, id: 'b' }, view)).toBe(statusStyle('enforced'))
  expect(styleOf(place, { audience: 'staff', restyled: null })).toBe(statusStyle('enforced'))
})

test('classes darken step by step without hue, and no two of them look alike in shape and line', () => {
  const steps = [layerStyles[0], layerStyles[1], layerStyles[2], layerStyles[3]]
  steps.slice(1).forEach((style, i) => expect(contrast(steps[i]!.fill, style.fill)).toBeGreaterThan(1.6))
  const shapes = Object.values(layerStyles).map(({ glyph, dashed }) => `${glyph} ${dashed}`)
  expect(new Set(shapes).size).toBe(shapes.length)
  for (const { fill, ink } of Object.values(layerStyles)) expect(contrast(fill, ink)).toBeGreaterThan(4.5)
})
