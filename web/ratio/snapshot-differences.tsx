import type { Snapshot, SnapshotDifference } from '../../src/ratio/schema-snapshots.ts'
import { formatCount, formatShortDateTime, language, t } from '../i18n/index.ts'
import { EmptyState, Table } from '../kit/index.ts'
import { timeZone } from '../shell/who.ts'
import { Part, shareWords } from './figures.tsx'
import { countedWords, marketOf } from './snapshot-words.ts'

/** What counts otherwise today, finding by finding, with the reason and since when. */
export function Differences({ of }: { of: Snapshot }) {
  if (of.differing === 0) {
    return (
      <Part title={t.snapshots.today}>
        <EmptyState icon="check" title={t.snapshots.same} />
      </Part>
    )
  }
  return (
    <Part title={t.snapshots.today} hint={t.snapshots.todayHint(shareWords(of.today), formatCount(of.differing))}>
      <Table<SnapshotDifference>
        caption={t.snapshots.differences}
        rows={of.differences}
        rowKey={(row) => row.finding_id}
        columns={[
          {
            head: t.snapshots.finding,
            cell: (row) => (
              <>
                <a href={`/matters/${row.finding_id}`}>{language.value === 'en' ? row.item_name_en : row.item_name}</a>
                <span class="ratio__how">{marketOf(row)}</span>
              </>
            ),
          },
          {
            head: t.snapshots.thenNow,
            cell: (row) => t.snapshots.change(countedWords(row.locked), countedWords(row.today)),
          },
          {
            head: t.snapshots.why,
            cell: (row) => (
              <>
                {t.snapshots.reasons[row.why]}
                <span class="ratio__how">{t.snapshots.since(formatShortDateTime(row.since, timeZone.value))}</span>
              </>
            ),
          },
        ]}
      />
      {of.differing > of.differences.length && (
        <p class="ratio__hint">{t.kit.shownOf(of.differences.length, of.differing)}</p>
      )}
    </Part>
  )
}
