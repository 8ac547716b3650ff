import { useLocation, useRoute } from 'preact-iso'
import { incidentKinds, incidentStates } from '../../src/incidents/rules-kinds.ts'
import type { Incident, Incidents, IncidentTrend } from '../../src/incidents/schema.ts'
import type { Market } from '../../src/markets/schema.ts'
import { api, withQuery } from '../api.ts'
import { formatShortDateTime, localName, t } from '../i18n/index.ts'
import { Cell, DateField, EmptyState, List, Pager, SelectField, Show, useLoad, usePages } from '../kit/index.ts'
import { Page } from '../shell/page.tsx'
import { can } from '../shell/who.ts'
import './incidents.css'
import { StateMark } from './state-mark.tsx'
import { Trend } from './trend.tsx'

const all = 'all'

function Row({ incident }: { incident: Incident }) {
  const { market, reporter, place } = incident
  return (
    <Cell
      href={`/incidents/${incident.id}`}
      title={
        <span class="incident-row">
          <span>{t.incidents.kinds[incident.kind]}</span>
          <StateMark incident={incident} />
        </span>
      }
      description={
        <>
          {[localName(market), place, formatShortDateTime(incident.at, market.time_zone)].filter(Boolean).join(' · ')}
          <br />
          {[
            reporter.kind === 'vendor' ? t.incidents.byVendor(reporter.name) : t.incidents.byOfficer(reporter.name),
            incident.hurt && t.incidents.someoneHurt,
            incident.talks > 0 && t.incidents.talksOf(incident.talks),
          ]
            .filter(Boolean)
            .join(' · ')}
          {incident.note !== null && <span class="incident-row__note">{incident.note}</span>}
        </>
      }
    />
  )
}

/** Incidents by market, kind and state, with how the markets go; what is asked for stands in the address. */
export default function IncidentsPage() {
  const { query } = useRoute()
  const { route } = useLocation()
  const { market, kind, state, from, to } = query
  const asked = { market, kind, state, from, to }
  const list = usePages(
    (before, signal) => api.get<Incidents>(withQuery('/api/incidents', { ...asked, before }), signal),
    [market, kind, state, from, to],
  )
  const trend = useLoad(
    async (signal) =>
      can('ratio.read') ? api.get<IncidentTrend>(withQuery('/api/incidents/trend', { market }), signal) : null,
    [market],
  )
  const markets = useLoad((signal) => api.get<{ markets: Market[] }>('/api/markets', signal), [])
  const filter = (
    name: keyof typeof asked,
    label: string,
    every: string,
    options: readonly { value: string; label: string }[],
  ) => (
    <SelectField
      label={label}
      required
      value={asked[name] ?? all}
      options={[{ value: all, label: every }, ...options]}
      onChange={(value) => route(withQuery('/incidents', { ...asked, [name]: value === all ? null : value }), true)}
    />
  )
  return (
    <Page title={t.incidents.title} back="/me" width="wide">
      <section class="incident-filters" aria-label={t.incidents.filters}>
        {filter(
          'market',
          t.incidents.market,
          t.incidents.allMarkets,
          (markets.data?.markets ?? []).map((each) => ({ value: each.id, label: localName(each) })),
        )}
        {filter(
          'kind',
          t.incidents.kind,
          t.incidents.allKinds,
          incidentKinds.map((value) => ({ value, label: t.incidents.kinds[value] })),
        )}
        {filter(
          'state',
          t.incidents.state,
          t.incidents.allStates,
          incidentStates.map((value) => ({ value, label: t.incidents.states[value] })),
        )}
        {(['from', 'to'] as const).map((name) => (
          <DateField
            key={name}
            label={t.incidents[name]}
            value={asked[name] ?? ''}
            onInput={(day) => route(withQuery('/incidents', { ...asked, [name]: day }), true)}
          />
        ))}
      </section>
      <div class="incident-columns">
        <Show of={list.first} words={t.incidents.loading}>
          {() =>
            list.page?.rows.length ? (
              <div>
                <List title={t.incidents.list} tips={t.incidents.outside}>
                  {list.page.rows.map((incident) => (
                    <Row key={incident.id} incident={incident} />
                  ))}
                </List>
                {list.pager && <Pager {...list.pager} />}
              </div>
            ) : (
              <EmptyState icon="check" title={t.incidents.none}>
                {t.incidents.noneHint}
              </EmptyState>
            )
          }
        </Show>
        <Show of={trend} words={t.incidents.loading}>
          {(known) => known && <Trend trend={known} />}
        </Show>
      </div>
    </Page>
  )
}
