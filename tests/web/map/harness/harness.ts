import { createMarketMap, type MarketMap, type MarketMapOptions } from '../../../../web/map/index.ts'
import { center, syntheticPlaces } from './layout.ts'

interface Harness {
  map: MarketMap
  places: MarketMapOptions['places']
  selected: (string | null)[]
}

declare global {
  interface Window {
    harness: Harness
  }
}

const query = new URLSearchParams(location.search)
const bearing = Number(query.get('bearing') ?? 37)
const audience = query.get('audience') === 'public' ? 'public' : 'staff'
if (query.get('theme') === 'dark') document.documentElement.dataset['weuiTheme'] = 'dark'

const places = syntheticPlaces(Number(query.get('count') ?? 120), bearing, Number(query.get('rows') ?? 4), audience)
const selected: (string | null)[] = []
const map = createMarketMap(document.querySelector<HTMLElement>('#map')!, {
  places,
  axis_bearing: bearing,
  center,
  audience,
  labels: {
    zoom_in: '放大',
    zoom_out: '缩小',
    fit: '看全市场',
    north: '北',
    north_arrow: '箭头指向正北',
    metres: (length) => `${length} 米`,
    initial: (category) => ({ fruit: '果', snacks: '吃', clothes: '衣' })[category] ?? '',
  },
  onSelect: (id) => {
    selected.push(id)
    map.select(id)
  },
})
window.harness = { map, places, selected }
