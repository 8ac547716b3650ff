import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Inspection, Inspections } from '../../src/inspections/schema.ts'
import type { Place, ShopDetail, StallDetail } from '../../src/plan/schema.ts'
import { api, withQuery } from '../api.ts'
import { formatDay, formatShortDateTime, localName, t } from '../i18n/index.ts'
import { Cell, DefinitionList, EmptyState, List, Pager, Show, StatusMark, useLoad } from '../kit/index.ts'
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

/** Findings with what was done about each: "超出摊位线：提醒劝导". */
const findingWords = ({ findings }: Inspection) =>
  findings.map((finding) => {
    const done = finding.actions.map(({ kind, overturned }) => {
      const word = t.enforcement.kinds[kind as keyof typeof t.enforcement.kinds]
      return overturned === null ? word : t.map.overturned(word)
    })
    const item = localName({ name: finding.item_name, name_en: finding.item_name_en })
    return done.length === 0 ? item : t.map.findingDone(item, done)
  })

function Entry({ inspection }: { inspection: Inspection }) {
  const { outcome, amended_by, market, patrol } = inspection
  return (
    <Cell
      title={formatShortDateTime(inspection.at, market.time_zone)}
      description={
        <>
          {findingWords(inspection).map((words) => (
            <span class="place-panel__line" key={words}>
              {words}
            </span>
          ))}
          <span class="place-panel__line">{`${patrol.squad_name} · ${inspection.officer.name}`}</span>
          {amended_by !== null && <span class="place-panel__line">{t.map.amended}</span>}
        </>
      }
      value={
        <StatusMark
          tone={amended_by !== null || outcome === 'void' ? 'plain' : outcome === 'in_order' ? 'good' : 'attention'}
          word={t.map.outcome[outcome]}
        />
      }
    />
  )
}

/** A place's inspections, newest first, further ones on request; `status` in the keys fetches anew when one arrives. */
function History({ place }: { place: Place }) {
  const [older, setOlder] = useState<Inspections | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(undefined)
  const path = (before: string | null) => withQuery('/api/inspections', { [place.kind]: place.id, before })
  const first = useLoad((signal) => api.get<Inspections>(path(null), signal), [place.id, place.status])
  useEffect(() => setOlder(null), [place.id, place.status])

  const more = (before: string, shown: Inspection[]) => {
    setBusy(true)
    api
      .get<Inspections>(path(before))
      .then(
        (page) => {
          setOlder({ inspections: [...shown, ...page.inspections], next: page.next })
          setProblem(undefined)
        },
        (error: unknown) => setProblem(error),
      )
      .finally(() => setBusy(false))
  }

  return (
    <Show of={first}>
      {(page) => {
        const { inspections, next } = older ?? page
        if (inspections.length === 0) return <EmptyState title={t.map.noHistory}>{t.map.noHistoryHint}</EmptyState>
        return (
          <>
            <List title={t.map.history}>
              {inspections.map((inspection) => (
                <Entry key={inspection.id} inspection={inspection} />
              ))}
            </List>
            {next !== null && (
              <Pager
                shown={inspections.length}
                hasMore
                busy={busy}
                problem={problem}
                onMore={() => more(next, inspections)}
              />
            )}
          </>
        )
      }}
    </Show>
  )
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
      {can('inspection.read') && <History key={place.id} place={place} />}
    </div>
  )
}
