import type { Chance } from './rules-chance.ts'

/** A finding of the last evenings, as photos are invented for it. */
export interface FoundLately {
  finding_id: string
  inspection_id: string
  officer_id: string
  evening: string
  at: Date
  /** Put right while the squad was there, so that a photo of after belongs to it. */
  fixed: boolean
}

/** A photo to be invented. Photos with the same `scene` show the same stall; `again`: one of them encoded anew. */
export interface SamplePhoto {
  found: FoundLately
  position: number
  kind: 'before' | 'after'
  scene: string
  again: boolean
}

/** So many findings have photos; the others were seen without any. */
const most = 24

/**
 * Photos for every third of these findings, newest first. The newest officer who has two, the later of an evening before
 * `tonight`, which was looked through already, sent the earlier picture a second time, so that a supervisor sees what alike
 * photos look like.
 */
export function choosePhotos(found: readonly FoundLately[], tonight: string): SamplePhoto[] {
  const chosen = found.filter((_, n) => n % 3 === 0).slice(0, most)
  const [pair] = chosen.flatMap((later, n) => {
    const isEarlier = (one: FoundLately) => one.officer_id === later.officer_id && one.evening < later.evening
    const earlier = later.evening < tonight ? chosen.findIndex((one, at) => at > n && isEarlier(one)) : -1
    return earlier < 0 ? [] : [{ later: n, earlier }]
  })
  const taken = new Map<string, number>()
  return chosen.flatMap((one, n) => {
    const again = n === pair?.later
    const kinds = one.fixed && !again ? (['before', 'after'] as const) : (['before'] as const)
    return kinds.map((kind) => {
      const position = taken.get(one.inspection_id) ?? 0
      taken.set(one.inspection_id, position + 1)
      return { found: one, position, kind, scene: `picture ${again ? pair.earlier : n}`, again }
    })
  })
}

const shade = (hue: number, saturation: number, light: number) => `hsl(${hue} ${saturation}% ${light}%)`
const box = (x: number, y: number, width: number, height: number, fill: string) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"/>`

/**
 * A stall at night, drawn: 960 by 720, as SVG without any text. What is drawn of a seed is always the same, but that `tidy`
 * leaves out the cartons beyond the painted line.
 */
export function drawStall({ between, pick }: Chance, tidy: boolean): string {
  const several = (least: number, top: number, one: () => string) =>
    Array.from({ length: between(least, top) }, one).join('')
  const ground = between(400, 560)
  const houses = several(7, 12, () => {
    const height = between(80, 340)
    return box(
      between(-40, 900),
      ground - height,
      between(60, 220),
      height,
      shade(between(200, 260), 20, between(6, 22)),
    )
  })
  const lamps = several(6, 12, () => {
    const [x, y, size] = [between(20, 940), between(30, ground - 60), between(14, 70)]
    const [colour, strength] = [shade(between(20, 60), 95, between(60, 80)), between(30, 90) / 100]
    return `<circle cx="${x}" cy="${y}" r="${size}" fill="${colour}" opacity="${strength}"/>`
  })
  const [left, width] = [between(80, 420), between(340, 520)]
  const top = ground - between(150, 280)
  const hue = between(0, 359)
  const stripe = width / between(5, 11)
  const awning = Array.from({ length: Math.round(width / stripe) }, (_, n) =>
    box(left + n * stripe, top, stripe, 70, n % 2 ? shade(hue, 65, 45) : shade(hue, 10, 85)),
  ).join('')
  const table = box(left + 20, ground - 60, width - 40, 90, shade(30, between(20, 50), between(22, 45)))
  const goods = several(6, 16, () => {
    const size = between(16, 64)
    const at = left + between(20, width - 60)
    return box(at, ground - 60 - size, size, size, shade(pick([0, 30, 50, 110, 200, 320]), 60, between(35, 70)))
  })
  const line = `<path d="M${left - 30} ${ground + 60} L${left - 70} 700 M${left + width + 30} ${ground + 60} L${left + width + 70} 700"
    stroke="${shade(50, 10, 80)}" stroke-width="9"/>`
  const cartons = several(2, 4, () => {
    const [size, x] = [between(60, 120), left + between(0, width - 120)]
    return box(x, between(ground + 130, 700) - size, size, size, shade(35, 45, between(35, 60)))
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 720" width="960" height="720">
    ${box(0, 0, 960, 720, shade(between(215, 250), 35, between(5, 16)))}${houses}${lamps}
    ${box(0, ground, 960, 720 - ground, shade(220, 6, between(14, 30)))}${awning}${table}${goods}${line}${tidy ? '' : cartons}</svg>`
}
