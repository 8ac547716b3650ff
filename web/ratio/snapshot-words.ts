import type { SnapshotDifference } from '../../src/ratio/schema-snapshots.ts'
import { language, t } from '../i18n/index.ts'

/** `2026年10月` or `October 2026` for a month 'YYYY-MM'. */
export const monthWords = (month: string): string =>
  language.value === 'en'
    ? new Date(`${month}-01T00:00:00Z`).toLocaleDateString('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })
    : `${month.slice(0, 4)}年${Number(month.slice(5))}月`

/** How a finding counts, by its most severe action; `notCounted` where it does not count in the month. */
export function countedWords(counted: SnapshotDifference['locked']): string {
  if (counted === null) return t.snapshots.notCounted
  if (counted.counted_as === 'overturned') return t.ratio.allOverturned
  return (t.enforcement.kinds as Record<string, string>)[counted.kind] ?? counted.kind
}
