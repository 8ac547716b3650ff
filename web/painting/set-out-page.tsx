import { useRoute } from 'preact-iso'
import { useMemo, useState } from 'preact/hooks'
import type { Market } from '../../src/markets/schema.ts'
import { setOutCsv } from '../../src/painting/rules-csv.ts'
import { leastBase_m, marksOf, setOut, type Mark } from '../../src/painting/rules-set-out.ts'
import { marketPlane } from '../../src/plan/rules-plane.ts'
import type { PlanVersion } from '../../src/studio/schema.ts'
import { api } from '../api.ts'
import { formatDay, localName, t } from '../i18n/index.ts'
import { Button, ButtonRow, download, EmptyState, SelectField, Show, useLoad } from '../kit/index.ts'
import { Page } from '../shell/page.tsx'
import { can } from '../shell/who.ts'
import './painting.css'
import { SetOutTable } from './set-out-table.tsx'

interface Loaded {
  market: Market
  version: PlanVersion
}

function Marks(props: {
  marks: readonly Mark[]
  from: string
  to: string
  onChange: (from: string, to: string) => void
}) {
  const options = props.marks.map(({ id, label }) => ({ value: id, label }))
  return (
    <div class="set-out__marks">
      <SelectField
        label={t.painting.fromMark}
        required
        value={props.from}
        options={options}
        onChange={(id) => props.onChange(id, props.to)}
      />
      <SelectField
        label={t.painting.toMark}
        required
        value={props.to}
        options={options}
        onChange={(id) => props.onChange(props.from, id)}
      />
    </div>
  )
}

function SetOut({ market, version }: Loaded) {
  const plane = useMemo(() => marketPlane([market.center_lng, market.center_lat], market.axis_bearing), [market])
  const marks = useMemo(() => marksOf(version.document.features, plane), [version, plane])
  const [ends, setEnds] = useState([marks[0]?.id ?? '', marks.at(-1)?.id ?? ''] as const)
  const [from, to] = ends.map((id) => marks.find((mark) => mark.id === id))
  const sheet = useMemo(
    () => (from === undefined || to === undefined ? null : setOut(version.document, plane, from, to)),
    [version, plane, from, to],
  )
  if (version.document.stalls.length === 0) {
    return (
      <EmptyState icon="map" title={t.painting.noStalls}>
        {t.painting.noStallsHint}
      </EmptyState>
    )
  }
  if (marks.length < 2) {
    return (
      <EmptyState
        icon="map"
        title={t.painting.noMarks(marks.length)}
        action={can('plan.edit') && <Button href={`/markets/${market.id}/plan/edit`}>{t.painting.drawMarks}</Button>}
      >
        {t.painting.noMarksHint}
      </EmptyState>
    )
  }
  const title = t.painting.sheetOf(localName(market), version.version, formatDay(version.valid_from ?? market.evening))
  return (
    <div class="set-out">
      <p class="set-out__intro">{t.painting.intro}</p>
      {marks.length > 2 && <Marks marks={marks} from={ends[0]} to={ends[1]} onChange={(a, b) => setEnds([a, b])} />}
      {sheet === null ? (
        <p role="alert">{t.painting.marksTooNear(leastBase_m)}</p>
      ) : (
        <>
          <ButtonRow>
            <Button icon="print" kind="primary" onClick={() => print()}>
              {t.painting.print}
            </Button>
            <Button
              icon="download"
              onClick={() =>
                download(
                  `${market.id}-v${version.version}.csv`,
                  new Blob([setOutCsv(sheet, t.painting.heads)], { type: 'text/csv' }),
                )
              }
            >
              {t.painting.csv}
            </Button>
          </ButtonRow>
          <h2>{title}</h2>
          <p>{t.painting.base(sheet.from.label, sheet.to.label, sheet.base_m.toFixed(2))}</p>
          <p>{t.painting.sides(sheet.from.label, sheet.to.label)}</p>
          {sheet.rows.map((row) => (
            <SetOutTable key={row.row} row={row} />
          ))}
        </>
      )}
    </div>
  )
}

/** For the paint crew: every corner of every stall measured from two fixed marks, on paper or as a table. */
export default function SetOutPage() {
  const id = useRoute().params['market'] ?? ''
  const loaded = useLoad(
    async (signal): Promise<Loaded> => {
      const [market, version] = await Promise.all([
        api.get<Market>(`/api/markets/${id}`, signal),
        api.get<PlanVersion>(`/api/markets/${id}/plans/latest`, signal),
      ])
      return { market, version }
    },
    [id],
  )
  const title =
    loaded.data === undefined ? t.painting.setOut : `${t.painting.setOut} · ${localName(loaded.data.market)}`
  return (
    <Page title={title} back={`/markets/${id}/plans`} width="wide">
      <Show of={loaded}>{(given) => <SetOut {...given} />}</Show>
    </Page>
  )
}
