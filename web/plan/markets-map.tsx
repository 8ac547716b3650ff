import { useLocation } from 'preact-iso'
import { useEffect, useRef } from 'preact/hooks'
import type { Market, Tiles } from '../../src/markets/schema.ts'
import { api } from '../api.ts'
import { language, localName, t } from '../i18n/index.ts'
import { Show, useLoad, useRoomBelow } from '../kit/index.ts'
import { createOverview } from '../map/overview.ts'
import { mapLabels } from './map-labels.ts'
import './markets-map.css'

interface MapProps {
  markets: readonly Market[]
}

function Canvas({ markets, tiles }: MapProps & Tiles) {
  const { route } = useLocation()
  const room = useRoomBelow('--markets-map-top')
  const open = useRef(route)
  open.current = route
  useEffect(() => {
    const overview = createOverview(room.current!, {
      markets: markets.map((market) => ({
        id: market.id,
        name: localName(market),
        center: [market.center_lng, market.center_lat],
      })),
      tiles,
      labels: { ...mapLabels(), fit: t.map.fitAll },
      onOpen: (id) => open.current(`/markets/${id}`),
    })
    return () => overview.destroy()
  }, [markets, tiles, language.value])
  return <div class="markets-map" ref={room} />
}

/** Where the markets lie. Silent to readers but for how many there are: the list is its twin. */
export function MarketsMap({ markets }: MapProps) {
  const tiles = useLoad((signal) => api.get<Tiles>('/api/tiles', signal), [])
  return (
    <Show of={tiles} words={t.map.drawing}>
      {({ tiles }) => (
        <>
          <p class="unseen">{t.map.onMap(markets.length)}</p>
          <Canvas markets={markets} tiles={tiles} />
        </>
      )}
    </Show>
  )
}
