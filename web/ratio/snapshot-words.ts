import type { SnapshotDifference } from '../../src/ratio/schema-snapshots.ts'
import { t } from '../i18n/index.ts'

/** How a finding counts, by its most severe action; `notCounted` where it does not count in the month. */
export function countedWords(counted: SnapshotDifference['locked']): string {
  if (counted === null) return t.snapshots.notCounted
  if (counted.counted_as === 'overturned') return t.ratio.allOverturned
  return (t.enforcement.kinds as Record<string, string>)[counted.kind] ?? counted.kind
}
