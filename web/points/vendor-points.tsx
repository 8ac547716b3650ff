import type { VendorPoints as Known } from '../../src/points/schema.ts'
import { api } from '../api.ts'
import { formatShortDay, localName, t } from '../i18n/index.ts'
import { Show, useLoad } from '../kit/index.ts'
import { Balance, Entries } from './balance.tsx'

/** A vendor's points as staff read them, market by market. */
export function VendorPoints({ vendor }: { vendor: string }) {
  const loaded = useLoad((signal) => api.get<Known>(`/api/vendors/${vendor}/points`, signal), [vendor])
  return (
    <Show of={loaded} words={t.points.loading}>
      {({ markets }) =>
        markets.length > 0 && (
          <section aria-labelledby="vendor-points">
            <h2 class="weui-cells__title" id="vendor-points">
              {t.points.title}
            </h2>
            {markets.map((each) => (
              <div key={each.market.id} class="points__market">
                <h3>{localName(each.market)}</h3>
                <Balance {...each} />
                {each.next !== null && <p>{t.points.next(each.next.points, formatShortDay(each.next.on))}</p>}
                {each.standing === 'full' && <p class="points__alert">{t.points.fullStaff}</p>}
                <Entries entries={each.entries} />
              </div>
            ))}
          </section>
        )
      }
    </Show>
  )
}
