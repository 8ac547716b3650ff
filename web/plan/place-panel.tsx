import type { ComponentChildren } from 'preact'
import type { Place, ShopDetail, StallDetail } from '../../src/plan/schema.ts'
import { api } from '../api.ts'
import { formatDay, t } from '../i18n/index.ts'
import { Cell, DefinitionList, List, Show, useLoad } from '../kit/index.ts'
import { History } from '../inspections/history.tsx'
import { can } from '../shell/who.ts'
import { categoryName } from './categories.ts'

const period = ({ starts_on, ends_on }: { starts_on: string; ends_on: string | null }) =>
  ends_on === null ? t.map.openEnded(formatDay(starts_on)) : t.map.fromUntil(formatDay(starts_on), formatDay(ends_on))

const metres = (length: number) => String(Math.round(length * 10) / 10)

/** Who holds it, what is sold, how large it is. */
function Facts({ detail }: { detail: StallDetail | ShopDetail }) {
  const { holder } = detail
  const current = detail.kind === 'stall' ? detail.assignments.find(({ state }) => state === 'current') : undefined
  const phone = holder?.phone_masked === false ? <a href={`tel:${holder.phone}`}>{holder.phone}</a> : holder?.phone
  return (
    <DefinitionList
      items={[
        [t.map.holder, holder === null ? t.map.nobody : holderName(holder)],
        [t.map.phone, phone],
        [t.map.category, categoryName(detail.category ?? holder?.category ?? null)],
        [t.map.since, current && period(current)],
        [t.map.size, detail.kind === 'stall' ? t.map.metresBy(metres(detail.width_m), metres(detail.depth_m)) : null],
      ]}
    />
  )
}

const holderName = (holder: NonNullable<StallDetail['holder']>) => {
  const name = holder.trade_name === null ? holder.name : `${holder.name}（${holder.trade_name}）`
  const words = holder.origin === 'roaming' ? `${name} · ${t.map.roaming}` : name
  return can('vendor.read') ? <a href={`/vendors/${holder.vendor_id}`}>{words}</a> : words
}

/** What staff read about a stall or shop: holder, facts, inspections, earlier vendors. */
export function PlacePanel({
  market,
  place,
  children,
}: {
  market: string
  place: Place
  /** What can be changed about the stall, between its facts and its inspections. */
  children?: ComponentChildren
}) {
  const folder = place.kind === 'stall' ? 'stalls' : 'shops'
  const detail = useLoad(
    (signal) => api.get<StallDetail | ShopDetail>(`/api/markets/${market}/${folder}/${place.id}`, signal),
    [market, place.id, place.holder],
  )
  return (
    <div class="place-panel">
      <Show of={detail}>
        {(known) => (
          <>
            <Facts detail={known} />
            {known.kind === 'stall' && known.assignments.some(({ state }) => state === 'past') && (
              <List title={t.map.earlier}>
                {known.assignments
                  .filter(({ state }) => state === 'past')
                  .map((past) => (
                    <Cell key={past.id} title={past.vendor_name} description={period(past)} />
                  ))}
              </List>
            )}
          </>
        )}
      </Show>
      {children}
      {can('inspection.read') && (
        <History key={place.id} subject={{ kind: place.kind, id: place.id }} stamp={place.status} />
      )}
    </div>
  )
}
