import { useRoute } from 'preact-iso'
import type { Market } from '../../src/markets/schema.ts'
import type { Request, Requests } from '../../src/requests/schema.ts'
import { localName, t } from '../i18n/index.ts'
import { EmptyState, Show, toast, useAgain, useLoad } from '../kit/index.ts'
import { remembered } from '../offline/answers.ts'
import { OutboxList } from '../offline/outbox-list.tsx'
import { readOutbox } from '../offline/outbox.ts'
import { Page } from '../shell/page.tsx'
import { can } from '../shell/who.ts'
import { DrawPanel } from './draw-panel.tsx'
import { OpenRequest } from './open-request.tsx'
import './requests.css'
import { ThanksList } from './thanks.tsx'
import { saidHere } from './words.ts'

/** What vendors and supervisors ask for in a market and nobody has done yet, oldest first, and how evenings were drawn. */
export default function RequestsPage() {
  const id = useRoute().params['market'] ?? ''
  const market = useLoad(async (signal) => (await remembered<Market>(`/api/markets/${id}`, signal)).value, [id])
  const open = useLoad(
    async (signal) => {
      await readOutbox().catch(() => undefined)
      return (await remembered<Requests>(`/api/markets/${id}/requests`, signal)).value
    },
    [id],
  )
  useAgain(open.reload, true)
  const heard = (what: 'answer' | 'done', { place }: Request) => {
    open.reload()
    if (what === 'done') toast(t.requests.doneNow(place.number ?? ''))
  }
  /** What the office knows to be done goes, though the list of last time may still have it. */
  const isOpen = (request: Request) => (saidHere(request.id, 'done')?.received_at ?? null) === null
  const title = market.data === undefined ? t.requests.title : `${localName(market.data)} · ${t.requests.title}`
  return (
    <Page title={title} back={`/markets/${id}`}>
      <OutboxList />
      <Show of={open} words={t.requests.loading}>
        {({ requests }) =>
          !requests.some(isOpen) ? (
            <EmptyState icon="check" title={t.requests.none}>
              {t.requests.noneHint}
            </EmptyState>
          ) : (
            <ul class="requests" role="list" aria-label={t.requests.title}>
              {requests.filter(isOpen).map((request) => (
                <OpenRequest
                  key={request.id}
                  request={request}
                  now={new Date()}
                  onChange={(what) => heard(what, request)}
                />
              ))}
            </ul>
          )
        }
      </Show>
      <ThanksList market={id} />
      {can('inspection.read') && <Show of={market}>{(known) => <DrawPanel market={known} />}</Show>}
    </Page>
  )
}
