import { useRoute } from 'preact-iso'
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Market } from '../../src/markets/schema.ts'
import type { Place } from '../../src/plan/schema.ts'
import type { PlanVersion } from '../../src/studio/schema.ts'
import { api } from '../api.ts'
import { CheckList, CheckVerdict } from '../checks/check-list.tsx'
import { formatDay, localName, t } from '../i18n/index.ts'
import { Cell, ErrorState, List, Loading, Show, useLoad } from '../kit/index.ts'
import { Page } from '../shell/page.tsx'
import { categoryName, loadCategories } from './categories.ts'
import './import-page.css'
import { useMarketMap } from './use-market-map.ts'

interface Loaded {
  market: Market
  version: PlanVersion
}

const placesOf = ({ document }: PlanVersion): Place[] =>
  document.stalls.map((stall) => ({
    id: stall.stall_id,
    kind: 'stall',
    number: stall.number,
    row: stall.row_label,
    position: stall.position,
    category: stall.category_id,
    outline: stall.outline,
    status: stall.closed ? 'closed' : 'vacant',
    holder: null,
  }))

function Drawing({
  market,
  version,
  chosen,
  onChoose,
}: Loaded & { chosen: string | null; onChoose: (id: string | null) => void }) {
  const { element, map, problem, retry } = useMarketMap(
    () => ({
      places: placesOf(version),
      ground: version.document,
      axis_bearing: market.axis_bearing,
      center: [market.center_lng, market.center_lat],
      audience: 'staff',
      onSelect: onChoose,
    }),
    [market, version],
  )
  useEffect(() => map?.select(chosen), [map, chosen])
  return (
    <div class="preview-canvas">
      <div class="preview-canvas__map" ref={element} />
      {map === null && (
        <div class="preview-canvas__words">
          {problem === undefined ? <Loading words={t.map.drawing} /> : <ErrorState problem={problem} onRetry={retry} />}
        </div>
      )}
    </div>
  )
}

function Version({ market, version }: Loaded) {
  const [chosen, setChosen] = useState<string | null>(null)
  const numbers = useMemo(
    () => new Map(version.document.stalls.map((stall) => [stall.stall_id, stall.number])),
    [version],
  )
  const { checks } = version
  return (
    <div class="import import__twins">
      <div role="group" aria-label={t.plan.preview}>
        <Drawing market={market} version={version} chosen={chosen} onChoose={setChosen} />
        {version.note !== null && <p>{version.note}</p>}
        {version.checks_reason !== null && <p>{t.plan.becauseOf(version.checks_reason)}</p>}
      </div>
      <div class="import__lists">
        {checks === null ? (
          <p>{t.plan.unchecked}</p>
        ) : (
          <section aria-label={t.plan.checksThen}>
            <CheckVerdict found={checks} />
            <CheckList
              found={checks}
              label={(id) => numbers.get(id) ?? ''}
              onFocus={(index) => setChosen(checks[index]?.stalls[0] ?? null)}
            />
          </section>
        )}
        <List title={t.plan.stallsThen(version.document.stalls.length)}>
          {version.document.stalls.map((stall) => (
            <Cell
              key={stall.stall_id}
              title={stall.number}
              description={[
                t.plan.bySize(String(stall.width_m), String(stall.depth_m)),
                categoryName(stall.category_id),
                stall.closed ? t.map.status.closed : null,
              ]
                .filter((word) => word !== null)
                .join(' · ')}
              current={stall.stall_id === chosen}
              onClick={() => setChosen(stall.stall_id)}
            />
          ))}
        </List>
      </div>
    </div>
  )
}

/** A plan as it was published: never changed, with what the checks found then. */
export default function VersionPage() {
  const { market: id = '', version: number = '' } = useRoute().params
  const loaded = useLoad(
    async (signal): Promise<Loaded> => {
      const [market, version] = await Promise.all([
        api.get<Market>(`/api/markets/${id}`, signal),
        api.get<PlanVersion>(`/api/markets/${id}/plans/${number}`, signal),
        loadCategories().catch(() => undefined),
      ])
      return { market, version }
    },
    [id, number],
  )
  const { data } = loaded
  const title =
    data === undefined
      ? t.plan.versions
      : `${localName(data.market)} · ${t.plan.versionFrom(data.version.version, formatDay(data.version.valid_from ?? ''))}`
  return (
    <Page title={title} back={`/markets/${id}/plans`} width="wide">
      <Show of={loaded}>{(given) => <Version {...given} />}</Show>
    </Page>
  )
}
