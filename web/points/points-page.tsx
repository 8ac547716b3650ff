import { useState } from 'preact/hooks'
import type { PointsPage as Known, PointsVersion } from '../../src/points/schema.ts'
import { api } from '../api.ts'
import { formatDay, formatShortDay, localName, t } from '../i18n/index.ts'
import { labelled } from '../i18n/punctuation.ts'
import { Button, ButtonRow, Cell, EmptyState, List, Show, StatusMark, Table, useLoad } from '../kit/index.ts'
import { Page } from '../shell/page.tsx'
import './points.css'
import { SettingForm } from './setting-form.tsx'
import { VersionForm } from './version-form.tsx'

/** Who is near the limit in each market, by name: never a ranking, and nothing follows by itself. */
function Near({ page }: { page: Known }) {
  const some = page.markets.filter(({ near }) => near.length > 0)
  return (
    <section aria-labelledby="points-near">
      <h2 class="weui-cells__title" id="points-near">
        {t.points.nearTitle}
      </h2>
      <p class="points__hint">{t.points.nearHint}</p>
      {some.length === 0 && (
        <EmptyState icon="check" title={t.points.nobody}>
          {t.points.nobodyHint}
        </EmptyState>
      )}
      {some.map(({ market, max_points, near }) => (
        <List key={market.id} title={localName(market)}>
          {near.map(({ vendor, points, standing, next }) => (
            <Cell
              key={vendor.id}
              title={vendor.name}
              description={[
                t.points.of(points, max_points),
                next && t.points.next(next.points, formatShortDay(next.on)),
              ]
                .filter(Boolean)
                .join(' · ')}
              value={
                <StatusMark
                  tone={standing === 'full' ? 'danger' : 'attention'}
                  word={standing === 'full' ? t.points.fullWord : t.points.nearWord}
                />
              }
              href={`/vendors/${vendor.id}`}
            />
          ))}
        </List>
      ))}
    </section>
  )
}

function Version({ version, state }: { version: PointsVersion; state: string | null }) {
  const name = [t.points.version(version.version), t.points.validFrom(formatDay(version.valid_from)), state]
    .filter(Boolean)
    .join(' · ')
  return (
    <details class="points__over">
      <summary>{name}</summary>
      <Table<PointsVersion['items'][number]>
        caption={name}
        rows={version.items}
        rowKey={({ item_code }) => item_code}
        columns={[
          { head: t.points.item, cell: localName },
          { head: t.points.points, numeric: true, cell: ({ points }) => points },
        ]}
      />
    </details>
  )
}

function Loaded({ page, onChange }: { page: Known; onChange: (page: Known) => void }) {
  const [writing, setWriting] = useState(false)
  const inForce = page.versions.find(({ valid_from }) => valid_from <= page.today)
  return (
    <>
      <Near page={page} />
      <section aria-labelledby="points-settings">
        <h2 class="weui-cells__title" id="points-settings">
          {t.points.settings}
        </h2>
        {page.markets.map((each) => (
          <details key={each.market.id} class="points__over points__market">
            <summary>{labelled(localName(each.market), t.points.modes[each.mode])}</summary>
            <SettingForm of={each} onSaved={onChange} />
          </details>
        ))}
      </section>
      <section class="points__market" aria-labelledby="points-table">
        <h2 id="points-table">{t.points.table}</h2>
        {writing ? (
          <VersionForm
            page={page}
            onDone={(changed) => {
              setWriting(false)
              onChange(changed)
            }}
            onCancel={() => setWriting(false)}
          />
        ) : (
          <ButtonRow>
            <Button icon="edit" onClick={() => setWriting(true)}>
              {t.points.newVersion}
            </Button>
          </ButtonRow>
        )}
        {page.versions.map((version) => (
          <Version
            key={version.version}
            version={version}
            state={version === inForce ? t.points.inForce : version.valid_from > page.today ? t.points.coming : null}
          />
        ))}
      </section>
    </>
  )
}

/** Points: who is near the limit, how each market counts, and the table in its versions. */
export default function PointsPage() {
  const loaded = useLoad((signal) => api.get<Known>('/api/points', signal), [])
  return (
    <Page title={t.points.title} back="/me">
      <Show of={loaded} words={t.points.loading}>
        {(page) => <Loaded page={page} onChange={loaded.set} />}
      </Show>
    </Page>
  )
}
