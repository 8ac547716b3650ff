/** The longest of 1, 2, 5, 10, 20 … metres that fits into `room` pixels. */
export function niceLength(room: number, pixelsPerMetre: number): number {
  const longest = room / pixelsPerMetre
  const power = 10 ** Math.floor(Math.log10(longest))
  return power * (longest / power >= 5 ? 5 : longest / power >= 2 ? 2 : 1)
}
