import { useLocation, useRoute } from 'preact-iso'
import type { Market } from '../../src/markets/schema.ts'
import { api } from '../api.ts'
import { formatShortDay, localName, squadOf, t } from '../i18n/index.ts'
import { Button, Cell, EmptyState, later, List, Show, Tabs, useLoad } from '../kit/index.ts'
import { tonightsHours } from './hours.ts'
import { Page } from '../shell/page.tsx'
import { can } from '../shell/who.ts'
import './markets-page.css'

// Brings Leaflet along: not before somebody wants to see it.
const MarketsMap = later(() => import('./markets-map.tsx').then((chunk) => chunk.MarketsMap))

/** For supervisors: they land here. */
const ClocksDue = later(() => import('../matters/clocks-due.tsx').then((chunk) => chunk.ClocksDue), ['clocks'])

const faces = ['list', 'map'] as const

const about = (market: Market) => {
  const places =
    market.kind === 'street'
      ? t.map.shopsOf(market.shops)
      : market.plan_version === 0
        ? t.map.noPlan
        : t.map.stallsOf(market.stalls, market.assigned)
  return `${tonightsHours(market)} · ${places}`
}

function Kind({ title, markets }: { title: string; markets: Market[] }) {
  const [first] = markets

  if (first === undefined) return null
  return (
    <List title={title} tips={t.map.evening(formatShortDay(first.evening))}>
      {markets.map((market) => (
        <Cell
          key={market.id}
          icon={market.kind === 'street' ? 'stall' : 'market'}
          title={localName(market)}
          description={about(market)}
          value={squadOf(market) || undefined}
          href={`/markets/${market.id}`}
        />
      ))}
    </List>
  )
}

/** The list is first and does all that the map does; `?face=map` brings whoever comes back to the map. */
function Faces({ markets }: { markets: Market[] }) {
  const { query } = useRoute()
  const { route } = useLocation()
  const face = query['face'] === 'map' ? 'map' : 'list'
  return (
    <Tabs
      label={t.map.faces}
      tabs={faces.map((id) => ({ id, label: t.map[id] }))}
      value={face}
      onChange={(next) => route(next === 'map' ? '/markets?face=map' : '/markets', true)}
    >
      {face === 'map' ? (
        <MarketsMap markets={markets} />
      ) : (
        <div class="markets-list">
          <Kind title={t.map.nightMarket} markets={markets.filter((market) => market.kind === 'night_market')} />
          <Kind title={t.map.street} markets={markets.filter((market) => market.kind === 'street')} />
        </div>
      )}
    </Tabs>
  )
}

/** All markets of the district with what stands in them this evening. */
export default function MarketsPage() {
  const markets = useLoad((signal) => api.get<{ markets: Market[] }>('/api/markets', signal), [])
  const add = can('market.edit') ? (
    <Button size="small" icon="plus" href="/markets/new">
      {t.map.addMarket}
    </Button>
  ) : undefined
  return (
    <Page title={t.map.markets} actions={add} width="flush">
      {can('ratio.read') && <ClocksDue.Quiet />}
      <Show of={markets}>
        {({ markets: rows }) =>
          rows.length === 0 ? (
            <EmptyState icon="market" title={t.map.noMarkets} action={add}>
              {t.map.noMarketsHint}
            </EmptyState>
          ) : (
            <Faces markets={rows} />
          )
        }
      </Show>
    </Page>
  )
}
