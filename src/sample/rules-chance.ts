/** Seeded chance: the same seed tells the same story. */
export interface Chance {
  /** 0 up to 1 */
  next: () => number
  /** A whole number from `least` to `most`, both included. */
  between: (least: number, most: number) => number
  /** True with probability `p`. */
  hit: (p: number) => boolean
  pick: <T>(list: readonly T[]) => T
  /** One of the pairs' first parts, as often as its weight says. */
  weighed: <T>(pairs: readonly (readonly [T, number])[]) => T
  shuffle: <T>(list: readonly T[]) => T[]
}

/** FNV-1a over UTF-16 units. */
function seedOf(text: string): number {
  let hash = 2166136261
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619)
  return hash >>> 0
}

/** Mulberry32: small, quick and even enough for invented people; nothing here is a secret. */
export function chanceFrom(seed: string): Chance {
  let state = seedOf(seed)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (count: number) => Math.floor(next() * count)
  return {
    next,
    between: (least, most) => least + below(most - least + 1),
    hit: (p) => next() < p,
    pick: (list) => {
      if (list.length === 0) throw new Error('nothing to pick from')
      return list[below(list.length)] as (typeof list)[number]
    },
    weighed: (pairs) => {
      let left = next() * pairs.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [value, weight] of pairs) if ((left -= weight) < 0) return value
      const last = pairs.at(-1)
      if (!last) throw new Error('nothing to weigh')
      return last[0]
    },
    shuffle: (list) => {
      const shuffled = [...list]
      for (let i = shuffled.length - 1; i > 0; i--) {
        const j = below(i + 1)
        ;[shuffled[i], shuffled[j]] = [shuffled[j] as (typeof list)[number], shuffled[i] as (typeof list)[number]]
      }
      return shuffled
    },
  }
}
