import { useRoute } from 'preact-iso'
import { useEffect, useMemo } from 'preact/hooks'
import { formatShortDay, localName, t } from '../i18n/index.ts'
import { clauses } from '../i18n/punctuation.ts'
import { Button, later } from '../kit/index.ts'
import { tonightsHours } from './hours.ts'
import { Page } from '../shell/page.tsx'
import { can } from '../shell/who.ts'
import { followSoon } from './follow.ts'
import { MarketView } from './market-view.tsx'
import { createMarketStore } from './store.ts'

// Not before a place is chosen; what changes an assignment is for supervisors only.
const PlacePanel = later(
  () => import('./place-panel.tsx').then((chunk) => chunk.PlacePanel),
  ['enforcement', 'inspections'],
)
const AssignPanel = later(
  () => import('../assignments/assign-panel.tsx').then((chunk) => chunk.AssignPanel),
  ['assignments'],
)
const LookPanel = later(() => import('../requests/look-panel.tsx').then((chunk) => chunk.LookPanel), ['requests'])

/** A market for staff: who stands where, how each stall was found tonight, live. `?place=` opens one. */
export default function MarketPage() {
  const { params, query } = useRoute()
  const id = params['market'] ?? ''
  const wanted = query['place']
  const store = useMemo(() => createMarketStore(id, 'staff'), [id])
  useEffect(() => followSoon(store), [store])
  useEffect(() => {
    PlacePanel.ahead()
    if (can('assignment.edit')) AssignPanel.ahead()
  }, [])
  useEffect(() => {
    if (wanted !== undefined) store.select(wanted)
  }, [store, wanted])
  const market = store.answer.value?.market
  const title = market === undefined ? t.map.market : localName(market)
  const importPlan = can('plan.edit') && market?.kind === 'night_market'
  const importLink = (
    <Button size="small" icon="upload" href={`/markets/${id}/plan/import`}>
      {t.map.importPlan}
    </Button>
  )
  const actions = (
    <>
      {can('request.answer') && (
        <Button size="small" icon="help" href={`/markets/${id}/requests`}>
          {t.map.requests}
        </Button>
      )}
      {can('inspection.read') && (
        <Button size="small" icon="clock" href={`/markets/${id}/history`}>
          {t.history.open}
        </Button>
      )}
      {can('market.edit') && market !== undefined && (
        <Button size="small" icon="edit" href={`/markets/${id}/edit`}>
          {t.markets.edit}
        </Button>
      )}
      {market?.kind === 'night_market' && (
        <Button size="small" icon="clock" href={`/markets/${id}/plans`}>
          {t.map.versions}
        </Button>
      )}
      {importPlan && (
        <Button size="small" icon="edit" href={`/markets/${id}/plan/edit`}>
          {t.map.drawPlan}
        </Button>
      )}
      {importPlan && importLink}
    </>
  )
  return (
    <Page title={title} back="/markets" width="flush" actions={actions}>
      {market !== undefined && (
        <p class="unseen">
          {clauses([`${t.map.hours} ${tonightsHours(market)}`, t.map.evening(formatShortDay(market.evening))])}
        </p>
      )}
      <MarketView
        store={store}
        panel={(place) => (
          <PlacePanel market={id} place={place}>
            {can('request.make') && <LookPanel key={place.id} market={id} place={place} />}
            {can('assignment.edit') && place.kind === 'stall' && market !== undefined && (
              <AssignPanel market={id} place={place} evening={market.evening} onChanged={() => void store.load()} />
            )}
          </PlacePanel>
        )}
        whenEmpty={importPlan ? importLink : undefined}
      />
    </Page>
  )
}
