import type { Place } from '../../src/plan/schema.ts'
import { useRoomBelow } from '../kit/room-below.ts'
import { Legend } from '../plan/legend.tsx'
import { MarketCanvas } from '../plan/market-canvas.tsx'
import { PlaceList } from '../plan/place-list.tsx'
import type { MapAnswer, MarketStore } from '../plan/store.ts'

interface OverviewProps {
  store: MarketStore
  answer: MapAnswer
  face: 'map' | 'list'
  onRow: () => void
  onHold: (place: Place) => void
}

/** All places at once, on the map or in a list, below what the colours mean. */
export function Overview({ store, answer, face, onRow, onHold }: OverviewProps) {
  const map = useRoomBelow('--above')
  return (
    <div class={`walk-face walk-face_${face}`}>
      <Legend store={store} />
      {face === 'map' ? (
        <div class="walk-face__map" ref={map}>
          <MarketCanvas
            store={store}
            answer={answer}
            covered={0}
            onSelect={(id) => store.select(id)}
            onRow={(nearest) => {
              store.select(nearest)
              onRow()
            }}
            onHold={onHold}
          />
        </div>
      ) : (
        <PlaceList store={store} />
      )}
    </div>
  )
}
