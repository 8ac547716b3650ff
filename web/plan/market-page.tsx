import { useRoute } from 'preact-iso'
import { useEffect, useMemo } from 'preact/hooks'
import { formatHours, formatShortDay, localName, t } from '../i18n/index.ts'
import { Button } from '../kit/index.ts'
import { Page } from '../shell/page.tsx'
import { can } from '../shell/who.ts'
import { followMarket } from './live.ts'
import { MarketView } from './market-view.tsx'
import { PlacePanel } from './place-panel.tsx'
import { createMarketStore } from './store.ts'

/** A market for staff: who stands where, how each stall was found tonight, live. `?place=` opens one. */
export default function MarketPage() {
  const { params, query } = useRoute()
  const id = params['market'] ?? ''
  const wanted = query['place']
  const store = useMemo(() => createMarketStore(id, 'staff'), [id])
  useEffect(() => followMarket(store), [store])
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
  return (
    <Page title={title} back="/markets" width="flush" actions={importPlan ? importLink : undefined}>
      {market !== undefined && (
        <p class="unseen">
          {`${t.map.hours} ${formatHours(market.opens, market.closes)}, ${t.map.evening(formatShortDay(market.evening))}`}
        </p>
      )}
      <MarketView
        store={store}
        panel={(place) => <PlacePanel market={id} place={place} />}
        whenEmpty={importPlan ? importLink : undefined}
      />
    </Page>
  )
}
