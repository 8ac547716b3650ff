import type { Share } from '../ratio/rules.ts'

const logs: number[] = [0]
/** ln n! by adding up, kept. */
function logFactorial(n: number): number {
  for (let k = logs.length; k <= n; k++) logs.push(logs[k - 1]! + Math.log(k))
  return logs[n]!
}
const logChoose = (n: number, k: number) => logFactorial(n) - logFactorial(k) - logFactorial(n - k)

/** Fisher's exact test: chances of a division of the same total with `one` as low, as high, or as uneven as seen, were both alike. */
export function fisher(one: Share, other: Share): { at_most: number; at_least: number; two_sided: number } {
  const [all, enforced] = [one.handled + other.handled, one.enforced + other.enforced]
  const chanceOf = (k: number) =>
    Math.exp(logChoose(one.handled, k) + logChoose(other.handled, enforced - k) - logChoose(all, enforced))
  const seen = chanceOf(one.enforced)
  let [at_most, at_least, two_sided] = [0, 0, 0]
  for (let k = Math.max(0, enforced - other.handled); k <= Math.min(one.handled, enforced); k++) {
    const chance = chanceOf(k)
    if (k <= one.enforced) at_most += chance
    if (k >= one.enforced) at_least += chance
    // What ties with what was seen is as uneven, also after rounding.
    if (chance <= seen * (1 + 1e-9)) two_sided += chance
  }
  return { at_most: Math.min(1, at_most), at_least: Math.min(1, at_least), two_sided: Math.min(1, two_sided) }
}
