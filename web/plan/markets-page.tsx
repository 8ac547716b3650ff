import type { Market } from '../../src/markets/schema.ts'
import { api } from '../api.ts'
import { formatHours, formatShortDay, localName, t } from '../i18n/index.ts'
import { Button, Cell, EmptyState, List, Show, useLoad } from '../kit/index.ts'
import { Page } from '../shell/page.tsx'
import { can } from '../shell/who.ts'

const about = (market: Market) => {
  const places =
    market.kind === 'street'
      ? t.map.shopsOf(market.shops)
      : market.plan_version === 0
        ? t.map.noPlan
        : t.map.stallsOf(market.stalls, market.assigned)
  return `${formatHours(market.opens, market.closes)} · ${places}`
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
          value={market.squad_name ?? undefined}
          href={`/markets/${market.id}`}
        />
      ))}
    </List>
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
    <Page title={t.map.markets} actions={add}>
      <Show of={markets}>
        {({ markets: rows }) =>
          rows.length === 0 ? (
            <EmptyState icon="market" title={t.map.noMarkets} action={add}>
              {t.map.noMarketsHint}
            </EmptyState>
          ) : (
            <>
              <Kind title={t.map.nightMarket} markets={rows.filter((market) => market.kind === 'night_market')} />
              <Kind title={t.map.street} markets={rows.filter((market) => market.kind === 'street')} />
            </>
          )
        }
      </Show>
    </Page>
  )
}
