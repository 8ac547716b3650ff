/** One record by its author and the time its phone claims, milliseconds; where several wait without signal that is still when each was made. */
export interface TimedLook {
  id: string
  person: string
  claimed_ms: number
}

/** So many records of one author within so many seconds. */
export interface BurstLimits {
  count: number
  within_s: number
}
export const burstLimits: BurstLimits = { count: 8, within_s: 10 }

/** How far apart honest records are on average when somebody goes along a row and taps "in order", seconds (an assumption). */
export const quickGap_s = 12

/**
 * False alarms per record, from above: the chance that `count - 1` more follow within the time if records came at random
 * (Poisson) at the quick pace. Steps between stalls are more even than that, so the true rate is lower.
 */
export function burstRate({ count, within_s }: BurstLimits = burstLimits, gap_s: number = quickGap_s): number {
  const mean = within_s / gap_s
  let [term, fewer] = [Math.exp(-mean), 0]
  for (let k = 0; k < count - 1; k++) {
    fewer += term
    term *= mean / (k + 1)
  }
  return Math.max(0, 1 - fewer)
}

export interface Burst {
  person: string
  looks: string[]
  seconds: number
}

/** Each author's largest burst, if they had one. */
export function bursts(looks: readonly TimedLook[], { count, within_s }: BurstLimits = burstLimits): Burst[] {
  const found: Burst[] = []
  for (const [person, own] of Map.groupBy(looks, (look) => look.person)) {
    const sorted = own.toSorted((a, b) => a.claimed_ms - b.claimed_ms)
    let best: TimedLook[] = []
    for (let [from, until] = [0, 0]; until < sorted.length; until++) {
      while (sorted[until]!.claimed_ms - sorted[from]!.claimed_ms > within_s * 1000) from++
      if (until - from + 1 > best.length) best = sorted.slice(from, until + 1)
    }
    if (best.length < count) continue
    const seconds = (best.at(-1)!.claimed_ms - best[0]!.claimed_ms) / 1000
    found.push({ person, looks: best.map(({ id }) => id), seconds })
  }
  return found
}
