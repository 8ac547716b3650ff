import { useRoute } from 'preact-iso'
import { useEffect, useMemo } from 'preact/hooks'
import type { Own } from '../../src/own/schema.ts'
import { api } from '../api.ts'
import { localName, t } from '../i18n/index.ts'
import { DefinitionList, EmptyState, Show, useLoad } from '../kit/index.ts'
import { tonightsHours } from '../plan/hours.ts'
import { categoryName } from '../plan/categories.ts'
import { holderWord, statusWord } from '../plan/legend.tsx'
import { MarketView } from '../plan/market-view.tsx'
import { createMarketStore } from '../plan/store.ts'
import { Page } from '../shell/page.tsx'

function OwnMap({ market, mine }: { market: string; mine: string | null }) {
  const store = useMemo(() => createMarketStore(market, 'public'), [market])
  useEffect(() => store.select(mine), [store, mine])
  const { value: answer } = store.answer
  return (
    <MarketView
      store={store}
      panel={(place) => (
        <>
          {place.id === mine && <p class="weui-cells__tips">{t.own.mapMine(place.number)}</p>}
          <DefinitionList
            items={[
              [t.map.market, answer && localName(answer.market)],
              [t.map.state, statusWord(place.status)],
              [t.map.holder, holderWord(place)],
              [t.map.category, categoryName(place.category)],
              [t.map.hours, answer && tonightsHours(answer.market)],
            ]}
          />
        </>
      )}
    />
  )
}

/** Opened without saying which: the vendor's first place that the plan in force shows. */
function FirstPlace() {
  const own = useLoad((signal) => api.get<Own>('/api/own', signal), [])
  return (
    <Show of={own}>
      {({ places }) => {
        const first = places.find((place) => place.outline !== null)
        return first ? (
          <OwnMap market={first.market_id} mine={first.id} />
        ) : (
          <EmptyState icon="stall" title={t.own.noStall}>
            {t.own.noStallHint}
          </EmptyState>
        )
      }}
    </Show>
  )
}

/** The market as the public sees it, with the vendor's own stall selected: ?market=…&place=… */
export default function OwnMapPage() {
  const { query } = useRoute()
  const { market, place } = query
  return (
    <Page title={t.own.map} back="/my-stall" width="flush">
      {market ? <OwnMap market={market} mine={place ?? null} /> : <FirstPlace />}
    </Page>
  )
}
