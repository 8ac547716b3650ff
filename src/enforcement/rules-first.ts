import type { Refusal } from './rules-check.ts'
import type { ActionEntry } from './schema.ts'

/**
 * R10, Administrative Penalty Law (2021) Art. 33: who is spared as a first-timer was not found with the same item within
 * the market's look-back; `last_on`, the day it was last found, is computed. Where the record is wrong about that, the
 * finding's note says why.
 */
export function firstTimeIsFirst(
  finding: { item_code: string; note: string | null; actions: readonly Pick<ActionEntry, 'kind' | 'reason'>[] },
  last_on: string | undefined,
): Refusal[] {
  const claimed = finding.actions.some(({ kind, reason }) => kind === 'spared' && reason === 'first_slight_corrected')
  if (!claimed || last_on === undefined || (finding.note ?? '').trim() !== '') return []
  return [{ code: 'not_first_time', detail: { article: 'penalty-33', item_code: finding.item_code, last_on } }]
}
