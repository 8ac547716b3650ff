import type { TimedLook } from './rules-burst.ts'

/** A record with the middle of its place on the market's plane, metres. */
export interface PlacedLook extends TimedLook {
  at: readonly [number, number]
}

/**
 * Faster than `metres_per_s` between two places, of which `slack_m` are forgiven (a stall is seen from across the aisle), over
 * at least `from_m`, `legs` times in one evening: once is a record noted a little late.
 */
export interface PaceLimits {
  metres_per_s: number
  slack_m: number
  from_m: number
  legs: number
}
export const paceLimits: PaceLimits = { metres_per_s: 4, slack_m: 20, from_m: 60, legs: 2 }

/**
 * False alarms per officer and evening, measured at some limits: honest walks with late notes, simulated in its test, stay
 * below. Every other choice within the ranges is no laxer than the last.
 */
export const paceMeasured: readonly (PaceLimits & { rate: number })[] = [
  { metres_per_s: 4, slack_m: 20, from_m: 60, legs: 2, rate: 0.001 },
  { metres_per_s: 3, slack_m: 10, from_m: 40, legs: 2, rate: 0.005 },
]

/** The false-alarm rate at these limits, from above: that of the strictest measured ones that are nowhere stricter; 1 outside of all. */
export const paceRate = (limits: PaceLimits = paceLimits): number =>
  Math.min(
    1,
    ...paceMeasured
      .filter((known) =>
        (['metres_per_s', 'slack_m', 'from_m', 'legs'] as const).every((one) => known[one] <= limits[one]),
      )
      .map(({ rate }) => rate),
  )

export interface Leg {
  from: string
  to: string
  metres: number
  seconds: number
}

/** Each author's legs that nobody walks, where there are enough of them. Positions are the plan's; no GPS is needed. */
export function paces(
  looks: readonly PlacedLook[],
  limits: PaceLimits = paceLimits,
): { person: string; legs: Leg[] }[] {
  const found: { person: string; legs: Leg[] }[] = []
  for (const [person, own] of Map.groupBy(looks, (look) => look.person)) {
    const sorted = own.toSorted((a, b) => a.claimed_ms - b.claimed_ms)
    const legs = sorted.slice(1).flatMap((to, before): Leg[] => {
      const from = sorted[before]!
      const metres = Math.hypot(to.at[0] - from.at[0], to.at[1] - from.at[1])
      const seconds = (to.claimed_ms - from.claimed_ms) / 1000
      const impossible = metres >= limits.from_m && metres - limits.slack_m > limits.metres_per_s * Math.max(seconds, 1)
      return impossible ? [{ from: from.id, to: to.id, metres: Math.round(metres), seconds }] : []
    })
    if (legs.length >= limits.legs) found.push({ person, legs })
  }
  return found
}
