/**
 * What a picture looks like, as 64 bits that encoding it anew hardly changes: the perceptual hash by low frequencies (pHash).
 * Ours, and not one of the small libraries: they reduce and judge a picture in one call, so that nobody could leave out what
 * is too plain to tell, nor measure on tens of thousands of pictures how often two different ones look alike.
 */

/** A picture is reduced to so many parts each way. */
export const parts = 32
/** So many of its frequencies each way tell what it looks like; the zeroth is only how light it is. */
const low = 8
/** So much must the shades differ (standard deviation, of 255). */
const leastContrast = 8
/** So many of the eight rows of signs, and of the columns, must be different, also turned about: a lamp in the dark has one or two. */
const leastKinds = 6

/**
 * Of a photo's height, how much from the top is compared: along its foot the time and place are drawn when it is shown, and a
 * photo of that photo is the same picture.
 */
export const comparedShare = 0.75

const wave = Array.from({ length: low }, (_, u) =>
  Array.from({ length: parts }, (_, n) => Math.cos(((2 * n + 1) * (u + 1) * Math.PI) / (2 * parts))),
)
const dot = (one: readonly number[], other: readonly number[]) =>
  one.reduce((sum, value, n) => sum + value * (other[n] ?? 0), 0)

const kinds = (lines: readonly string[]) =>
  new Set(lines.map((line) => (line.startsWith('1') ? [...line].map((bit) => 1 - Number(bit)).join('') : line))).size

/** '0101…', 64 letters, of `parts` × `parts` shades (0 to 255), row by row; null where the picture is too plain to tell. */
export function looksOf(shades: readonly number[]): string | null {
  const mean = shades.reduce((sum, shade) => sum + shade, 0) / shades.length
  const spread = shades.reduce((sum, shade) => sum + (shade - mean) ** 2, 0) / shades.length
  if (spread < leastContrast ** 2) return null
  const rows = Array.from({ length: parts }, (_, y) => shades.slice(y * parts, (y + 1) * parts))
  const across = wave.map((one) => rows.map((row) => dot(row, one)))
  const strengths = wave.flatMap((down) => across.map((column) => dot(column, down)))
  const sorted = strengths.toSorted((a, b) => a - b)
  const middle = ((sorted[strengths.length / 2 - 1] ?? 0) + (sorted[strengths.length / 2] ?? 0)) / 2
  const bits = strengths.map((strength) => (strength > middle ? '1' : '0'))
  const lines = Array.from({ length: low }, (_, n) => bits.slice(n * low, (n + 1) * low).join(''))
  const columns = Array.from({ length: low }, (_, n) => lines.map((line) => line[n]).join(''))
  return Math.min(kinds(lines), kinds(columns)) < leastKinds ? null : bits.join('')
}
