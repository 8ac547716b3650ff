import type { SnapshotDifference } from '../../src/ratio/schema-snapshots.ts'
import { localName, t } from '../i18n/index.ts'

/** The market of a locked month, or of one of its findings, in the reader's language. */
export const marketOf = (of: { market_name: string | null; market_name_en: string | null }) =>
  localName({ name: of.market_name ?? '', name_en: of.market_name_en })

/** How a finding counts, by its most severe action; `notCounted` where it does not count in the month. */
export function countedWords(counted: SnapshotDifference['locked']): string {
  if (counted === null) return t.snapshots.notCounted
  if (counted.counted_as === 'overturned') return t.ratio.allOverturned
  return (t.enforcement.kinds as Record<string, string>)[counted.kind] ?? counted.kind
}
