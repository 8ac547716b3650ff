import { useEffect, useMemo, useState } from 'preact/hooks'
import { t } from '../i18n/index.ts'
import { Button, EmptyState, ErrorState, Loading, Tabs } from '../kit/index.ts'
import { loadCategories } from '../plan/categories.ts'
import { followSoon } from '../plan/follow.ts'
import { holderWord, Legend, StatusWord } from '../plan/legend.tsx'
import { MarketCanvas } from '../plan/market-canvas.tsx'
import { PlaceList } from '../plan/place-list.tsx'
import { createMarketStore, type MarketStore } from '../plan/store.ts'

/** The place that was tapped, in one line, with the way to all of it. */
function Chosen({ store }: { store: MarketStore }) {
  const { value: place } = store.selected
  return (
    <div class="tonight-place" role="status">
      {place === null ? (
        <p>{t.tonight.chooseOnMap}</p>
      ) : (
        <>
          <p>
            <strong>{[place.number, holderWord(place)].filter(Boolean).join(' ')}</strong>{' '}
            <StatusWord status={place.status} audience={store.audience} />
          </p>
          <Button size="small" href={`/markets/${store.id}?place=${place.id}`}>
            {t.tonight.openPlace}
          </Button>
        </>
      )}
    </div>
  )
}

/** A market's map as it is now, and its list; each look restyles its stall. */
export function LiveMap({ market }: { market: string }) {
  const store = useMemo(() => createMarketStore(market, 'staff'), [market])
  const [face, setFace] = useState<'map' | 'list'>('map')
  useEffect(() => {
    void store.load()
    loadCategories().catch(() => undefined)
    return followSoon(store)
  }, [store])
  const { value: answer } = store.answer
  const { value: problem } = store.problem
  if (answer === null) {
    return problem === undefined ? (
      <Loading words={t.map.loading} />
    ) : (
      <ErrorState problem={problem} onRetry={() => void store.load()} />
    )
  }
  if (store.places.value.length === 0) {
    return (
      <EmptyState icon="map" title={t.map.noPlaces}>
        {t.map.noPlacesHint}
      </EmptyState>
    )
  }
  return (
    <>
      <Legend store={store} />
      <Tabs
        label={t.tonight.mapFaces}
        tabs={[
          { id: 'map', label: t.tonight.map },
          { id: 'list', label: t.tonight.list, count: store.listed.value.length },
        ]}
        value={face}
        onChange={setFace}
      />
      <div class="tonight-map__canvas" hidden={face !== 'map'}>
        <MarketCanvas store={store} answer={answer} covered={0} onSelect={(id) => store.select(id)} />
      </div>
      {face === 'list' && (
        <section class="tonight-map__list" aria-label={t.tonight.list}>
          <PlaceList store={store} />
        </section>
      )}
      <Chosen store={store} />
    </>
  )
}
