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

/** Between the lines of a chart of shares up to `to`. */
export const intervalOf = (to: number) => (to > 0.5 ? 0.2 : 0.1)

/** Height of a mark in the strip, for a chart up to `to`; the strip is as high as what lies between two lines. */
export const inStrip = (to: number) => -intervalOf(to) / 2

/** The next line above the largest share, at least twice `limit`, at most 1, so that charts of neighbouring weeks look alike. */
export function topOf(shares: readonly number[], limit: number): number {
  const largest = Math.max(limit * 2, ...shares)
  const interval = intervalOf(largest - 1e-9)
  return Math.min(1, Math.round(Math.ceil(largest / interval - 1e-9) * interval * 10) / 10)
}
