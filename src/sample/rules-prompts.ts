import type { Walked } from './rules-walk.ts'

/** Nine stalls of one evening that somebody saw first and recorded together afterwards: harmless, and a prompt worth a look. */
export function recordTogether(walked: Walked[]): void {
  const corrected = new Set(walked.map(({ capture }) => capture.amends))
  const plain = walked.filter(
    ({ capture }) =>
      capture.outcome === 'in_order' &&
      capture.amends === null &&
      capture.subject.kind !== 'place' &&
      !corrected.has(capture.id),
  )
  const row = plain.slice(0, 9)
  const last = row.at(-1)
  if (!last) return
  for (const [n, entry] of row.entries()) {
    entry.at = new Date(last.at.getTime() - (row.length - 1 - n) * 1000)
    entry.received_at = new Date(Math.max(entry.received_at.getTime(), entry.at.getTime() + 2000))
    entry.officer_id = last.officer_id
    entry.capture = { ...entry.capture, claimed_at: entry.at.toISOString() }
  }
}
