import { useLocation, useRoute } from 'preact-iso'
import { useState } from 'preact/hooks'
import type { Market } from '../../src/markets/schema.ts'
import type { PlanVersions } from '../../src/plan/schema.ts'
import { api } from '../api.ts'
import { formatDay, formatShortDateTime, localName, t } from '../i18n/index.ts'
import { Button, ButtonRow, Cell, DateField, EmptyState, List, Show, useLoad } from '../kit/index.ts'
import { Page } from '../shell/page.tsx'
import { can } from '../shell/who.ts'

type Version = PlanVersions['versions'][number]

/** The version in force on a day: the highest that begins on or before it. */
const versionOn = (versions: readonly Version[], day: string) => versions.find((version) => version.valid_from <= day)

function about(version: Version, zone: string) {
  const checked =
    version.errors === null || version.warnings === null
      ? t.plan.unchecked
      : t.plan.checkedThen(version.errors, version.warnings)
  return [
    t.plan.counts(version.stalls),
    checked,
    t.plan.publishedBy(version.published_by ?? '—', formatShortDateTime(version.published_at, zone)),
    version.note,
    version.checks_reason === null ? null : t.plan.becauseOf(version.checks_reason),
  ]
    .filter((words) => words !== null)
    .join(' · ')
}

function Versions({ market, versions }: { market: Market; versions: readonly Version[] }) {
  const [day, setDay] = useState(market.evening)
  const { route } = useLocation()
  const found = versionOn(versions, day)
  return (
    <>
      <DateField label={t.plan.layoutOn} hint={t.plan.layoutOnHint} required value={day} onInput={setDay} />
      <ButtonRow>
        <Button
          disabled={found === undefined}
          onClick={() => found !== undefined && route(`/markets/${market.id}/plans/${found.version}`)}
        >
          {found === undefined ? t.plan.noneThen : t.plan.showVersion(found.version)}
        </Button>
      </ButtonRow>
      <List title={t.plan.paper}>
        <Cell
          icon="print"
          title={t.plan.setOut}
          description={t.plan.setOutHint}
          href={`/markets/${market.id}/set-out`}
        />
        {can('paint.log') && (
          <Cell icon="edit" title={t.plan.paint} description={t.plan.paintHint} href={`/markets/${market.id}/paint`} />
        )}
        <Cell icon="map" title={t.plan.print} description={t.plan.printHint} href={`/markets/${market.id}/print`} />
      </List>
      <List title={t.plan.versions}>
        {versions.map((version) => (
          <Cell
            key={version.id}
            title={t.plan.versionFrom(version.version, formatDay(version.valid_from))}
            description={about(version, market.time_zone)}
            value={version.in_force ? t.plan.inForce : undefined}
            href={`/markets/${market.id}/plans/${version.version}`}
          />
        ))}
      </List>
    </>
  )
}

/** Every plan a market has had, none of which ever changes, and the one that stood on a day. */
export default function VersionsPage() {
  const id = useRoute().params['market'] ?? ''
  const loaded = useLoad(
    async (signal) => {
      const [market, { versions }] = await Promise.all([
        api.get<Market>(`/api/markets/${id}`, signal),
        api.get<PlanVersions>(`/api/markets/${id}/plans`, signal),
      ])
      return { market, versions }
    },
    [id],
  )
  const title = loaded.data === undefined ? t.plan.versions : `${t.plan.versions} · ${localName(loaded.data.market)}`
  const settings = can('plan.edit') && (
    <Button size="small" icon="settings" href={`/markets/${id}/checks`}>
      {t.plan.checkSettings}
    </Button>
  )
  return (
    <Page title={title} back={`/markets/${id}`} actions={settings}>
      <Show of={loaded}>
        {({ market, versions }) =>
          versions.length === 0 ? (
            <EmptyState icon="map" title={t.plan.noVersions}>
              {t.plan.noVersionsHint}
            </EmptyState>
          ) : (
            <Versions market={market} versions={versions} />
          )
        }
      </Show>
    </Page>
  )
}
