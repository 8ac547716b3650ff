/** How a mark looks; each is told from the others without colour, by its dash, its symbol or its hatching. */
export type Look =
  'line' | 'dots' | 'hollow' | 'outside' | 'center' | 'target' | 'limit' | 'limit_wide' | 'bars' | 'bars_hatched'

export interface Point {
  x: number
  /** null leaves a gap. */
  y: number | null
  /** Told when it is pointed at or tapped. */
  words?: string
}

/** Marks of one name in the legend; several with the same name are one entry there. */
export interface Mark {
  name: string
  look: Look
  points: readonly Point[]
  /** Runs level around each point and jumps between them, as limits of a p-chart do. */
  stepped?: boolean
}

/** What a chart shows; how it is drawn is draw.ts's affair. Shares are fractions of one. */
export interface Drawing {
  /** With `ticks`, x is the place in them, from 0; without, a number from 0 on. */
  x: { name: string; ticks?: readonly string[] }
  /** From 0 `to` where given, else to the next round number. */
  y: { name: string; to?: number; share: boolean }
  marks: readonly Mark[]
  /** Leaves a strip below zero for what has no height, such as weeks with too few findings for a percentage. */
  strip?: boolean
}

/** Height of a mark in the strip, for a chart up to `to`. */
export const inStrip = (to: number) => -to * 0.05

/** The next round share above the largest, at least twice `limit`, at most 1, so that charts of neighbouring weeks look alike. */
export function topOf(shares: readonly number[], limit: number): number {
  const largest = Math.max(limit * 2, ...shares)
  return Math.min(1, Math.ceil(largest * 10 - 1e-9) / 10)
}
