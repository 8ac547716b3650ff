import { describe, expect, test } from 'vitest'
import { type Mark, marksOf, type View } from '../../../web/map/marks.ts'
import { niceLength } from '../../../web/map/nice-length.ts'
import { marketPlane } from '../../../src/plan/rules-plane.ts'
import { type Box, detailAt, sceneOf, shapeAt } from '../../../web/map/scene.ts'
import { center, syntheticPlaces } from './harness/layout.ts'

const everywhere: Box = { left: -1e4, right: 1e4, bottom: -1e4, top: 1e4 }
const view = (scale: number, more: Partial<View> = {}): View => ({
  audience: 'staff',
  detail: detailAt(scale * 2.5),
  scale,
  kept: null,
  restyled: null,
  initial: () => '果',
  ...more,
})
const texts = (marks: Mark[]) => marks.flatMap((mark) => mark.writing.map((writing) => writing.text))

describe.for([0, 37, 123])('a market at %i°', (bearing) => {
  const scene = sceneOf(syntheticPlaces(120, bearing, 4, 'staff'), marketPlane(center, bearing))

  test('knows how wide its stalls are, and that they lie along the street', () => {
    expect(scene.frontage).toBeCloseTo(2.5, 1)
    for (const { room } of scene.shapes) {
      expect(room[0]).toBeCloseTo(2.5, 1)
      expect(room[1]).toBeCloseTo(3, 1)
    }
    expect(scene.box.right - scene.box.left).toBeGreaterThan(3 * (scene.box.top - scene.box.bottom))
  })

  test('finds each stall at its middle', () => {
    for (const shape of scene.shapes) expect(shapeAt(scene, shape.center, 0)?.place.id).toBe(shape.place.id)
  })

  test('a finger beside a stall gets the nearest one, far away none', () => {
    const first = scene.byId.get('stall-0')!
    expect(shapeAt(scene, [first.box.left - 0.4, first.center[1]], 1)?.place.id).toBe('stall-0')
    expect(shapeAt(scene, [first.box.left - 1.4, first.center[1]], 1)).toBeNull()
  })
})

describe('what is drawn', () => {
  const places = syntheticPlaces(120, 37, 4, 'staff')
  const scene = sceneOf(places, marketPlane(center, 37))

  test('by pixels per stall', () => {
    expect([9.9, 10, 23.9, 24, 43.9, 44].map(detailAt)).toEqual([
      'blocks',
      'fills',
      'fills',
      'digits',
      'digits',
      'full',
    ])
  })

  test('far away: one block a row, in the colour of its worst stall, with what needs looking at', () => {
    const marks = marksOf(scene, view(3), everywhere, everywhere)
    expect(marks.filter((mark) => mark.rings.length === 30)).toHaveLength(4)
    const attention = (row: string) =>
      places.filter((p) => p.row === row && (p.status === 'to_put_right' || p.status === 'enforced')).length
    expect(texts(marks).sort()).toEqual(['A', 'B', 'C', 'D'].map((row) => `${row} 01–30 · ${attention(row)} !`))
    const rowOfC = marks.find((mark) => mark.rings[0]?.[1] === -scene.blocks[2]!.shapes[0]!.ring[0]![1] * 3)!
    expect(rowOfC.fill).toBe('#F5C542')
  })

  test('from farther away a block is one line, from end to end and as broad as its stalls', () => {
    const marks = marksOf(scene, view(1), everywhere, everywhere).filter((mark) => mark.rings.length > 0)
    expect(marks).toHaveLength(4)
    for (const { rings, open, stroke, fill } of marks) {
      expect(['#C2410C', '#F5C542']).toContain(fill)
      expect([rings.length, open, stroke]).toEqual([1, true, fill])
      const [x0 = 0, , ...more] = rings[0]!
      const block = scene.blocks.find(({ spine }) => Math.abs(spine[0]![0] - x0) < 1e-9)!
      expect(more.length).toBe(2)
      expect(Math.abs(Math.abs(more[0]! - x0) - (block.box.right - block.box.left))).toBeLessThan(1)
    }
  })

  test('the line of a row that bends passes every stall’s middle within a metre, and no more corners than that needs', () => {
    const plane = marketPlane(center, 0)
    const ring = syntheticPlaces(40, 0, 1, 'staff').map((place, i) => {
      const turn = (i / 40) * Math.PI
      const at = plane.toLngLat([60 * Math.cos(turn), 60 * Math.sin(turn)])
      const corner = (dx: number, dy: number): [number, number] => [at[0] + dx * 1e-5, at[1] + dy * 1e-5]
      return { ...place, outline: [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)] }
    })
    const [block] = sceneOf(ring, plane).blocks
    const { spine, shapes } = block!
    expect(spine.length).toBeGreaterThan(4)
    expect(spine.length).toBeLessThan(shapes.length)
    for (const {
      center: [x, y],
    } of shapes) {
      const away = spine.slice(1).map(([bx, by], i) => {
        const [ax, ay] = spine[i]!
        const t = Math.max(
          0,
          Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)),
        )
        return Math.hypot(ax + t * (bx - ax) - x, ay + t * (by - ay) - y)
      })
      expect(Math.min(...away)).toBeLessThan(1)
    }
  })

  test('where blocks are too short for words, the row alone stays', () => {
    const marks = marksOf(scene, view(0.6), everywhere, everywhere)
    expect(texts(marks).length).toBeGreaterThan(0)
    for (const text of texts(marks)) expect(text).toMatch(/^[A-D]( · \d+ !)?$/)
  })

  test('words of the overview never lie on each other', () => {
    const big = sceneOf(syntheticPlaces(5000, 37, 40, 'staff'), marketPlane(center, 37))
    const words = marksOf(big, view(0.6), everywhere, everywhere).flatMap((mark) => mark.writing)
    expect(words.length).toBeGreaterThan(5)
    words.forEach((a, i) => {
      for (const b of words.slice(i + 1)) {
        expect(Math.abs(a.y - b.y) >= 13 || Math.abs(a.x - b.x) > 10).toBe(true)
      }
    })
  })

  test('nearer: fills and row letters, then two digits and glyphs, then the number', () => {
    const marks = (scale: number) => marksOf(scene, view(scale), everywhere, everywhere)
    expect(texts(marks(5))).toEqual(['A', 'B', 'C', 'D'])
    const digits = marks(12)
    expect(texts(digits).slice(0, 3)).toEqual(['01', '02', '03'])
    places.forEach((place, i) => expect(digits[i]!.glyph !== null).toBe(!['vacant', 'assigned'].includes(place.status)))
    expect(texts(marks(24)).slice(0, 2)).toEqual(['A-001', '果'])
  })

  test('two digits only where three have no room', () => {
    const hundreds = sceneOf(syntheticPlaces(240, 37, 2, 'staff'), marketPlane(center, 37))
    const last = (scale: number) => marksOf(hundreds, view(scale), everywhere, everywhere)[119]!.writing[0]!.text
    expect(last(16)).toBe('120')
    expect(last(10)).toBe('20')
  })

  test('a row whose letter is off the screen has it above the first stall on it', () => {
    const screen = { left: 0, right: 20, bottom: -20, top: 20 }
    const letter = marksOf(scene, view(12), everywhere, screen)
      .flatMap((m) => m.writing)
      .find((w) => w.text === 'A')!
    expect(letter.x).toBeGreaterThan(0)
    expect(letter.x).toBeLessThan(40)
  })

  test('a filter fades the rest', () => {
    const marks = marksOf(scene, view(12, { kept: new Set(['to_put_right']) }), everywhere, everywhere)
    places.forEach((place, i) => expect(marks[i]!.faded).toBe(place.status !== 'to_put_right'))
  })

  test('what is off the paper is not painted', () => {
    const paper = { left: -5, right: 5, bottom: -5, top: 5 }
    expect(marksOf(scene, view(12), paper, paper).length).toBeLessThan(20)
  })

  test('a place without a shape stays off the map', () => {
    expect(sceneOf([{ ...places[0]!, outline: [] }], marketPlane(center, 37)).shapes).toEqual([])
  })
})

test('the scale bar takes round lengths that fit', () => {
  expect([0.1, 1, 4, 16, 60].map((pixels) => niceLength(110, pixels))).toEqual([1000, 100, 20, 5, 1])
})
