import type { OwnHistory, OwnInspection } from '../../src/own/schema.ts'
import { api, withQuery } from '../api.ts'
import { t } from '../i18n/index.ts'
import { EmptyState, later, Pager, Show, usePages } from '../kit/index.ts'
import { Page } from '../shell/page.tsx'
import { InspectionCard } from './inspection-card.tsx'
import './own.css'

const OwnDocuments = later(
  () => import('../documents/own-documents.tsx').then((chunk) => chunk.OwnDocuments),
  ['documents'],
)

/** Every inspection of the vendor who is signed in, newest first, in plain words, and the papers they led to. */
export default function HistoryPage() {
  const { first, page, pager } = usePages<OwnInspection>(async (before, signal) => {
    const answer = await api.get<OwnHistory>(withQuery('/api/own/history', { before }), signal)
    return { rows: answer.inspections, next: answer.next }
  }, [])
  return (
    <Page title={t.own.record}>
      <Show of={first}>
        {() =>
          !page || page.rows.length === 0 ? (
            <EmptyState icon="record" title={t.own.noInspection}>
              {t.own.noInspectionHint}
            </EmptyState>
          ) : (
            <div class="own">
              <OwnDocuments />
              <p class="own__hint">{t.own.recordHint}</p>
              {page.rows.map((inspection) => (
                <InspectionCard key={inspection.id} inspection={inspection} />
              ))}
              {pager && <Pager {...pager} />}
            </div>
          )
        }
      </Show>
    </Page>
  )
}
