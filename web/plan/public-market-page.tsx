import { useRoute } from 'preact-iso'
import { useEffect, useMemo } from 'preact/hooks'
import type { Place } from '../../src/plan/schema.ts'
import { formatShortDay, localName, t } from '../i18n/index.ts'
import { DefinitionList, later } from '../kit/index.ts'
import { tonightsHours } from './hours.ts'
import { Page } from '../shell/page.tsx'
import { categoryName } from './categories.ts'
import { holderWord, statusWord } from './legend.tsx'
import { MarketView } from './market-view.tsx'
import { createMarketStore, type MapAnswer } from './store.ts'

/** Comes when a place is chosen. */
const PublicRecordLines = later(
  () => import('./public-record.tsx').then((chunk) => chunk.PublicRecordLines),
  ['record'],
)

/** What anybody may know of a stall: its number, state, trade name and trade. Enforcement is never public. */
function PublicPanel({ place, answer }: { place: Place; answer: MapAnswer }) {
  const { market } = answer
  return (
    <>
      <DefinitionList
        items={[
          [t.map.state, statusWord(place.status)],
          [t.map.holder, holderWord(place)],
          [t.map.category, categoryName(place.category)],
          [t.map.hours, `${formatShortDay(market.evening)} ${tonightsHours(market)}`],
          [t.map.fee, t.map.free],
        ]}
      />
      {place.status === 'trading' && (
        <PublicRecordLines
          kind={market.kind === 'street' ? 'shop' : 'stall'}
          place={place.id}
          market={market.id}
          timeZone={market.time_zone}
        />
      )}
    </>
  )
}

/** A market for anybody, reached by the QR code on a stall card: /m/:market?place=…. Other colours than staff's. */
export default function PublicMarketPage() {
  const { params, query } = useRoute()
  const id = params['market'] ?? ''
  const wanted = query['place']
  const store = useMemo(() => createMarketStore(id, 'public'), [id])
  useEffect(() => {
    if (wanted !== undefined) store.select(wanted)
  }, [store, wanted])
  const { value: answer } = store.answer
  return (
    <Page title={answer === null ? t.map.market : localName(answer.market)} width="flush">
      <MarketView
        store={store}
        panel={(place) => (answer === null ? null : <PublicPanel place={place} answer={answer} />)}
      />
    </Page>
  )
}
