import { alikeRate } from './rules-alike.ts'
import { burstRate } from './rules-burst.ts'
import type { Pattern } from './rules-kinds.ts'
import { paceRate } from './rules-pace.ts'
import { defaultNumbers, limitsOf, type Limits } from './rules-settings.ts'

/** How often something was compared, by pattern: records, officers' evenings, officers' months, items, photos, pairs of photos. */
export type Tested = Partial<Record<Pattern, number>>

/**
 * False alarms per comparison in honest work at these thresholds: exact, from above or measured as each pattern's own file
 * says. 0: chance does not do that (two photos with one SHA-256). Null: not a matter of chance (somebody stood in and nobody
 * entered it).
 */
export function rateOf(pattern: Pattern, limits: Limits = limitsOf(defaultNumbers)): number | null {
  switch (pattern) {
    case 'burst':
      return burstRate(limits.burst)
    case 'pace':
      return paceRate(limits.pace)
    case 'photo_again':
      return 0
    case 'photo_alike':
      return alikeRate(limits.photo_alike)
    case 'off_roster':
      return null
    default:
      return limits[pattern].alarm
  }
}

/** How many false alarms so many comparisons bring about: looking many times is what makes chance visible. */
export function expectedAlarms(pattern: Pattern, tested: number, limits?: Limits): number | null {
  const rate = rateOf(pattern, limits)
  return rate === null ? null : rate * tested
}

/** How many of them one request looks through. */
export const atATime = 8
