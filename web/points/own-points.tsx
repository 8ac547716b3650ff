import type { VendorPoints } from '../../src/points/schema.ts'
import { api } from '../api.ts'
import { formatShortDay, localName, t } from '../i18n/index.ts'
import { Show, useLoad } from '../kit/index.ts'
import { Balance, Entries, type MarketPoints } from './balance.tsx'

function Market({ of, named }: { of: MarketPoints; named: boolean }) {
  const { market, mode, points, max_points, window_days, standing, next, entries } = of
  return (
    <div class="points__market">
      {named && <h3>{localName(market)}</h3>}
      <Balance {...of} />
      {next !== null && <p>{t.points.next(next.points, formatShortDay(next.on))}</p>}
      {standing === 'near' && <p class="points__alert">{t.points.near(max_points - points)}</p>}
      {standing === 'full' && <p class="points__alert">{t.points.full}</p>}
      <Entries entries={entries} />
      <details class="points__over">
        <summary>{t.points.atLimit}</summary>
        <p>
          {mode === 'month' ? t.points.howMonth(max_points) : t.points.howWindow(max_points, window_days)}
          {t.points.howEnd}
        </p>
      </details>
    </div>
  )
}

/** A vendor's points: how many of how many, what for, when they go, and that nothing happens by itself. */
export function OwnPoints() {
  const loaded = useLoad((signal) => api.get<VendorPoints>('/api/own/points', signal), [])
  return (
    <Show of={loaded} words={t.points.loading}>
      {({ markets }) =>
        markets.length > 0 && (
          <section class="own-section" aria-labelledby="own-points">
            <h2 id="own-points">{t.points.mine}</h2>
            {markets.map((each) => (
              <Market key={each.market.id} of={each} named={markets.length > 1} />
            ))}
          </section>
        )
      }
    </Show>
  )
}
