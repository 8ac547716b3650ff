/** Chance that is the same in every run: mulberry32. */
export function chanceOf(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A picture as one might be taken at a night market: a dark ground, up to four boxes, up to four lamps, grain; shades 0–255. */
export function night(chance: () => number, width: number, height: number): number[] {
  const pixels = new Float64Array(width * height)
  const each = (draw: (x: number, y: number) => number) => {
    for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) pixels[y * width + x]! += draw(x, y)
  }
  const [base, slope, ground, light] = [6 + chance() * 22, (chance() - 0.5) * 14, 0.45 + chance() * 0.3, chance() * 18]
  each((_, y) => base + (slope * y) / height + (y > height * ground ? light : 0))
  for (let boxes = 1 + Math.floor(chance() * 4); boxes > 0; boxes--) {
    const [left, top] = [chance() * width * 0.8, height * (0.2 + chance() * 0.4)]
    const [right, foot] = [left + width * (0.1 + chance() * 0.4), top + height * (0.1 + chance() * 0.4)]
    const shade = (chance() - 0.3) * 70
    each((x, y) => (x >= left && x < right && y >= top && y < foot ? shade : 0))
  }
  for (let lamps = Math.floor(chance() * 5); lamps > 0; lamps--) {
    const [x0, y0, reach] = [chance() * width, chance() * height * 0.6, width * (0.02 + chance() * 0.09)]
    const bright = 60 + chance() * 180
    each((x, y) => bright * Math.exp(-((x - x0) ** 2 + (y - y0) ** 2) / (2 * reach ** 2)))
  }
  const grain = 2 + chance() * 5
  return Array.from(pixels, (shade) => {
    const speck = (chance() + chance() + chance() - 1.5) * grain
    return Math.max(0, Math.min(255, Math.round(shade + speck)))
  })
}

/** In how many places two hashes differ. */
export const differing = (one: string, other: string) => [...one].filter((bit, at) => bit !== other[at]).length
