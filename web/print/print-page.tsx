import { useRoute } from 'preact-iso'
import type { ComponentChildren } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { fittingScale, papers, paperScales, paperWindows, type Paper } from '../../src/plan/rules-paper.ts'
import { unpackPlaces } from '../../src/plan/rules-pack.ts'
import type { Place, StaffMap } from '../../src/plan/schema.ts'
import { api } from '../api.ts'
import { localName, t } from '../i18n/index.ts'
import { Button, ButtonRow, EmptyState, SelectField, Show, Switch, useLoad } from '../kit/index.ts'
import { sheetOf } from '../map/sheet.ts'
import { loadCategories } from '../plan/categories.ts'
import { mapLabels } from '../plan/map-labels.ts'
import { Page } from '../shell/page.tsx'
import { CodePaper } from './code-sheets.tsx'
import { ListSheet } from './list-sheet.tsx'
import { MapSheet } from './map-sheet.tsx'
import './print.css'

const paperNames = Object.keys(papers) as Paper[]

/** With tonight's states left out, every stall is drawn as free ground or closed: what is pinned to a wall does not age. */
const plain = (places: readonly Place[]) =>
  places.map((place) => ({ ...place, status: place.status === 'closed' ? ('closed' as const) : ('vacant' as const) }))

interface PaperProps {
  map: StaffMap
  places: readonly Place[]
  /** The switch between this paper and the other. */
  other: ComponentChildren
}

function MapPaper({ map, places, other }: PaperProps) {
  const [paper, setPaper] = useState<Paper>('A4')
  const [states, setStates] = useState(false)
  const [list, setList] = useState(true)
  const sheet = useMemo(
    () =>
      sheetOf({
        places: states ? places : plain(places),
        ground: map,
        center: [map.market.center_lng, map.market.center_lat],
        axis_bearing: map.market.axis_bearing,
        audience: 'staff',
        initial: mapLabels().initial,
      }),
    [map, places, states],
  )
  const [asked, setAsked] = useState<number | null>(null)
  const scale = asked ?? fittingScale(sheet.box, paper)
  const windows = useMemo(() => paperWindows(sheet.box, paper, scale), [sheet, paper, scale])
  return (
    <div class={`paper paper_${paper}`}>
      <div class="paper__choices">
        <SelectField<Paper>
          label={t.print.paper}
          required
          value={paper}
          options={paperNames.map((name) => ({ value: name, label: t.print.landscape(name) }))}
          onChange={setPaper}
        />
        <SelectField
          label={t.print.scale}
          required
          value={String(scale)}
          options={paperScales.map((each) => ({ value: String(each), label: `1 : ${each}` }))}
          onChange={(value) => setAsked(Number(value))}
        />
        <Switch label={t.print.states} hint={t.print.statesHint} checked={states} onChange={setStates} />
        <Switch label={t.print.list} hint={t.print.listHint} checked={list} onChange={setList} />
        {other}
        <p role="status">{t.print.sheets(windows.length)}</p>
        <ButtonRow>
          <Button kind="primary" icon="print" onClick={() => print()}>
            {t.print.print}
          </Button>
        </ButtonRow>
      </div>
      {windows.map((window, index) => (
        <MapSheet
          key={`${paper} ${scale} ${index}`}
          map={map}
          sheet={sheet}
          window={window}
          scale={scale}
          page={index + 1}
          pages={windows.length}
          states={states}
        />
      ))}
      {list && <ListSheet map={map} places={places} />}
    </div>
  )
}

function Sheets({ map }: { map: StaffMap }) {
  const [codes, setCodes] = useState(false)
  const places = useMemo(() => unpackPlaces(map.places).sort((a, b) => a.position - b.position), [map])
  if (places.length === 0) {
    return (
      <EmptyState icon="map" title={t.print.nothing}>
        {t.print.nothingHint}
      </EmptyState>
    )
  }
  const Paper = codes ? CodePaper : MapPaper
  const other = <Switch label={t.print.codes} hint={t.print.codesHint} checked={codes} onChange={setCodes} />
  return <Paper map={map} places={places} other={other} />
}

/** The market on paper: vector sheets that fit edge on edge, a list with blank columns, or the codes of its stalls. */
export default function PrintPage() {
  const id = useRoute().params['market'] ?? ''
  const map = useLoad((signal) => api.get<StaffMap>(`/api/markets/${id}/map`, signal), [id])
  useEffect(() => void loadCategories().catch(() => undefined), [])
  const title = map.data === undefined ? t.print.title : `${t.print.title} · ${localName(map.data.market)}`
  return (
    <Page title={title} back={`/markets/${id}/plans`} width="flush">
      <Show of={map}>{(found) => <Sheets map={found} />}</Show>
    </Page>
  )
}
