import './ratio.css'
import { useLocation, useRoute } from 'preact-iso'
import { useState } from 'preact/hooks'
import type { Market } from '../../src/markets/schema.ts'
import type { SnapshotList, SnapshotLocked } from '../../src/ratio/schema-snapshots.ts'
import { api, withQuery } from '../api.ts'
import { formatShortDateTime, localName, t } from '../i18n/index.ts'
import {
  Button,
  Cell,
  ConfirmDialog,
  EmptyState,
  ErrorState,
  List,
  Pager,
  SelectField,
  Show,
  useLoad,
  usePages,
  useSubmit,
} from '../kit/index.ts'
import { Phones } from '../offline/phones.tsx'
import { Page } from '../shell/page.tsx'
import { timeZone } from '../shell/who.ts'
import { shareWords, VerdictMark } from './figures.tsx'
import { useDueMonth } from './due-month.ts'
import { monthWords } from './month-words.ts'

const everywhere = 'all'

/** Locks the month that is due; what locking means is said before. */
function Due({ month, market }: { month: string; market: string }) {
  const { route } = useLocation()
  const [asking, setAsking] = useState(false)
  const locking = useSubmit(async () => {
    const { id } = await api.post<SnapshotLocked>('/api/ratio/snapshots', { month, ...(market && { market }) })
    route(`/ratio/snapshots/${id}`)
  })
  return (
    <section class="ratio__due" aria-label={t.snapshots.due(monthWords(month))}>
      <p>{t.snapshots.due(monthWords(month))}</p>
      {locking.problem !== undefined && <ErrorState problem={locking.problem} />}
      <Button kind="primary" icon="shield" busy={locking.busy} onClick={() => setAsking(true)}>
        {t.snapshots.lock(monthWords(month))}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t.snapshots.lock(monthWords(month))}
        confirm={t.snapshots.lockNow}
        busy={locking.busy}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false)
          locking.submit()
        }}
      >
        <p>{t.snapshots.lockHint}</p>
      </ConfirmDialog>
    </section>
  )
}

/** Locked months of the district or of a market, newest first. */
export default function SnapshotsPage() {
  const { query } = useRoute()
  const { route } = useLocation()
  const market = query['market'] ?? ''
  const markets = useLoad((signal) => api.get<{ markets: Market[] }>('/api/markets', signal), [])
  const list = usePages(
    (before, signal) => api.get<SnapshotList>(withQuery('/api/ratio/snapshots', { market, before }), signal),
    [market],
  )
  const due = useDueMonth(market)
  const options = [
    { value: everywhere, label: t.snapshots.district },
    ...(markets.data?.markets ?? []).map((each) => ({ value: each.id, label: localName(each) })),
  ]
  return (
    <Page title={t.snapshots.title} back="/ratio">
      <p class="ratio__about">{t.snapshots.about}</p>
      <Phones />
      <SelectField
        label={t.ratio.market}
        required
        value={market || everywhere}
        options={options}
        onChange={(next) =>
          route(withQuery('/ratio/snapshots', { market: next === everywhere ? undefined : next }), true)
        }
      />
      <Show of={list.first}>
        {() => (
          <>
            {due !== null && <Due key={market} month={due} market={market} />}
            {list.page?.rows.length ? (
              <>
                <List>
                  {list.page.rows.map((row) => (
                    <Cell
                      key={row.id}
                      title={monthWords(row.month)}
                      description={
                        <>
                          {shareWords(row)}
                          <br />
                          {t.snapshots.lockedBy(row.locked_by_name, formatShortDateTime(row.locked_at, timeZone.value))}
                        </>
                      }
                      value={<VerdictMark short share={row} verdict={row.verdict} limit={row.limit} />}
                      href={`/ratio/snapshots/${row.id}`}
                    />
                  ))}
                </List>
                {list.pager && <Pager {...list.pager} />}
              </>
            ) : (
              <EmptyState title={t.snapshots.none}>{t.snapshots.noneHint}</EmptyState>
            )}
          </>
        )}
      </Show>
    </Page>
  )
}
