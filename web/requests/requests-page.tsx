import { useRoute } from 'preact-iso'
import type { Market } from '../../src/markets/schema.ts'
import type { Request, Requests } from '../../src/requests/schema.ts'
import { api } from '../api.ts'
import { localName, t } from '../i18n/index.ts'
import { EmptyState, Show, toast, useAgain, useLoad } from '../kit/index.ts'
import { Page } from '../shell/page.tsx'
import { can } from '../shell/who.ts'
import { DrawPanel } from './draw-panel.tsx'
import { OpenRequest } from './open-request.tsx'
import './requests.css'

/** What vendors and supervisors ask for in a market and nobody has done yet, oldest first, and how evenings were drawn. */
export default function RequestsPage() {
  const id = useRoute().params['market'] ?? ''
  const market = useLoad((signal) => api.get<Market>(`/api/markets/${id}`, signal), [id])
  const open = useLoad((signal) => api.get<Requests>(`/api/markets/${id}/requests`, signal), [id])
  useAgain(open.reload, true)
  const change = (request: Request) => {
    const kept = open.data?.requests.map((each) => (each.id === request.id ? request : each)) ?? []
    open.set({ requests: kept.filter(({ done_at }) => done_at === null) })
    // An answer that is still on its way is older than this.
    open.reload()
    if (request.done_at !== null) toast(t.requests.doneNow(request.place.number ?? ''))
  }
  const title = market.data === undefined ? t.requests.title : `${localName(market.data)} · ${t.requests.title}`
  return (
    <Page title={title} back={`/markets/${id}`}>
      <Show of={open} words={t.requests.loading}>
        {({ requests }) =>
          requests.length === 0 ? (
            <EmptyState icon="check" title={t.requests.none}>
              {t.requests.noneHint}
            </EmptyState>
          ) : (
            <ul class="requests" role="list" aria-label={t.requests.title}>
              {requests.map((request) => (
                <OpenRequest key={request.id} request={request} now={new Date()} onChange={change} />
              ))}
            </ul>
          )
        }
      </Show>
      {can('inspection.read') && <Show of={market}>{(known) => <DrawPanel market={known} />}</Show>}
    </Page>
  )
}
