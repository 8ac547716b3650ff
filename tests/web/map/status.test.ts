import { describe, expect, test } from 'vitest'
import { type Audience, statusesOf, statusStyle } from '../../../web/map/status.ts'

type Triple = [number, number, number]

/** Machado, Oliveira and Fernandes 2009, full severity, in linear light. */
const eyes: Record<string, number[][]> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanope: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranope: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanope: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

const linear = (hex: string) =>
  [1, 3, 5].map((at) => {
    const c = parseInt(hex.slice(at, at + 2), 16) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  }) as Triple

const luminance = (hex: string) => {
  const [r, g, b] = linear(hex)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function lab(hex: string, eye: number[][]): Triple {
  const light = linear(hex)
  const [r, g, b] = eye.map((row) => {
    const sum = row.reduce((total, weight, i) => total + weight * light[i]!, 0)
    return Math.min(1, Math.max(0, sum))
  }) as Triple
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116)
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047)
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b)
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

const apart = (a: Triple, b: Triple) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])

describe.for<Audience>(['staff', 'public'])('the colours for %s', (audience) => {
  const styles = statusesOf(audience).map((status) => statusStyle(status, audience))

  test.for(Object.entries(eyes))('are told apart by a %s eye', ([, eye]) => {
    const seen = styles.map((style) => lab(style.fill, eye))
    const gaps = seen.flatMap((a, i) => seen.slice(i + 1).map((b) => apart(a, b)))
    // the usual traffic light falls to 13
    expect(Math.min(...gaps)).toBeGreaterThan(32)
  })

  test('carry readable text', () => {
    for (const { fill, ink } of styles) {
      const [low, high] = [luminance(fill), luminance(ink)].sort((a, b) => a - b) as [number, number]
      expect((high + 0.05) / (low + 0.05)).toBeGreaterThan(4.5)
    }
  })

  test('are never the only difference: no two share glyph, dash and shade', () => {
    const looks = styles.map(({ glyph, dashed }) => `${glyph} ${dashed}`)
    expect(new Set(looks).size).toBe(looks.length)
  })
})

test('enforcement has no public look', () => {
  expect(() => statusStyle('enforced', 'public')).toThrow()
})

test('staff and public never share a fill', () => {
  const fills = (audience: Audience) => statusesOf(audience).map((status) => statusStyle(status, audience).fill)
  expect(fills('staff').filter((fill) => fills('public').includes(fill))).toEqual([])
})
