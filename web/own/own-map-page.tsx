import { useRoute } from 'preact-iso'
import { useEffect, useMemo } from 'preact/hooks'
import { formatHours, localName, t } from '../i18n/index.ts'
import { DefinitionList } from '../kit/index.ts'
import { categoryName } from '../plan/categories.ts'
import { holderWord, statusWord } from '../plan/legend.tsx'
import { MarketView } from '../plan/market-view.tsx'
import { createMarketStore } from '../plan/store.ts'
import { Page } from '../shell/page.tsx'

/** The market as the public sees it, with the vendor's own stall selected: ?market=…&place=… */
export default function OwnMapPage() {
  const { query } = useRoute()
  const [market, mine] = [query['market'] ?? '', query['place'] ?? null]
  const store = useMemo(() => createMarketStore(market, 'public'), [market])
  useEffect(() => store.select(mine), [store, mine])
  const { value: answer } = store.answer
  return (
    <Page title={t.own.map} back="/my-stall" width="flush">
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
                [t.map.hours, answer && formatHours(answer.market.opens, answer.market.closes)],
              ]}
            />
          </>
        )}
      />
    </Page>
  )
}
