/** Two photos of different records that look like one picture encoded anew: their hashes differ in at most `distance` bits of 64. */
export interface AlikeLimits {
  distance: number
  /** How many evenings back a photo is compared with its market's others. */
  evenings: number
}
export const alikeLimits: AlikeLimits = { distance: 4, evenings: 30 }

/** The most bits that the search by quarters finds without gaps: of seven differences at most one is in some quarter of four. */
export const mostBits = 7

/** False alarms per pair of different photos by the bits that may differ, from above; each holds for fewer bits too. */
const alikeMeasured: readonly { distance: number; rate: number }[] = [
  { distance: 3, rate: 5e-8 },
  { distance: 5, rate: 2e-7 },
  { distance: mostBits, rate: 1e-6 },
]

/**
 * How often two different photos look alike, per pair of which both have looks (`photos/rules-looks`): measured, its test
 * draws thousands of different dark pictures, plainer than any photo, counts the pairs that look alike, and stays below.
 */
export const alikeRate = ({ distance }: Pick<AlikeLimits, 'distance'> = alikeLimits): number =>
  alikeMeasured.find((known) => distance <= known.distance)?.rate ?? 1

/** How many evenings later a photo may come in and is still compared: as long as a phone keeps what it has to send. */
export const lateEvenings = 3
