import './ask.css'
import '../history/history.css'
import { useLocation, useRoute } from 'preact-iso'
import { useMemo, useState } from 'preact/hooks'
import { isPlaced, type AskKind } from '../../src/ask/rules-kinds.ts'
import type { AskPlaces } from '../../src/ask/schema.ts'
import { unpackPlaces } from '../../src/plan/rules-pack.ts'
import type { Market } from '../../src/markets/schema.ts'
import type { Place, StaffMap } from '../../src/plan/schema.ts'
import { api, withQuery } from '../api.ts'
import { HistoryMap } from '../history/history-map.tsx'
import { formatCount, localName, t } from '../i18n/index.ts'
import { Button, EmptyState, SelectField, Show, Table, useLoad } from '../kit/index.ts'
import { layerStyles } from '../map/restyle.ts'
import { StyleSwatch } from '../map/swatch.tsx'
import { NotFoundPage } from '../shell/not-found-page.tsx'
import { Page } from '../shell/page.tsx'
import { addressOf, askedOf, kindOf, queryOf, type Asked } from './store.ts'

type Shade = 'none' | 1 | 2 | 3

/** Thirds of the most there is at one place; nobody has to tell more shades apart. */
const shadeOf = (count: number, most: number): Shade =>
  count === 0 ? 'none' : count * 3 <= most ? 1 : count * 3 <= most * 2 ? 2 : 3

/** How seldom a stall was seen: always, on most evenings, on fewer, never. */
const seldomOf = (missed: number, of: number): Shade =>
  missed === 0 ? 'none' : missed === of ? 3 : missed * 2 <= of ? 1 : 2

async function wholeMap(market: string, signal: AbortSignal) {
  const path = `/api/markets/${market}/map`
  const first = await api.get<StaffMap>(path, signal)
  const places: Place[] = unpackPlaces(first.places)
  for (let area = 2; area <= first.areas; area++)
    places.push(...unpackPlaces((await api.get<StaffMap>(withQuery(path, { area }), signal)).places))
  return { ground: first, places: places.sort((a, b) => a.position - b.position) }
}

interface Shown {
  map: Awaited<ReturnType<typeof wholeMap>>
  selection: AskPlaces
}

function OnMap({ kind, asked, shown }: { kind: AskKind; asked: Asked; shown: Shown }) {
  const { map, selection } = shown
  const [selected, setSelected] = useState<string | null>(null)
  const counts = useMemo(() => new Map(selection.places.map(({ id, count }) => [id, count])), [selection])
  const evenings = useMemo(() => new Map(selection.places.map(({ id, of }) => [id, of])), [selection])
  const isCoverage = kind === 'coverage'
  const most = Math.max(0, ...counts.values())
  const restyled = useMemo(
    () =>
      new Map(
        map.places.map(({ id }) => {
          const count = counts.get(id)
          const of = evenings.get(id)
          if (!isCoverage) return [id, layerStyles[shadeOf(count ?? 0, most)]] as const
          // Not assigned: nothing was to be seen there. Seen on every evening: the lightest class.
          const shade = count === undefined ? 'none' : seldomOf(count, of ?? 0)
          return [id, layerStyles[count !== undefined && shade === 'none' ? 0 : shade]] as const
        }),
      ),
    [map, counts, evenings, most],
  )
  const layout = useMemo(
    () => ({ places: map.places, zones: map.ground.zones, features: map.ground.features }) as never,
    [map],
  )
  const here = map.places.filter(({ id }) => counts.has(id))
  const rows = here.reduce((sum, { id }) => sum + (counts.get(id) ?? 0), 0)
  const elsewhere = selection.elsewhere + selection.places.reduce((sum, { count }) => sum + count, 0) - rows
  const countWords = (id: string) => {
    const [count, of] = [counts.get(id) ?? 0, evenings.get(id)]
    if (!isCoverage) return formatCount(count)
    return of === undefined ? '—' : t.ask.seenOf(formatCount(of - count), formatCount(of))
  }
  const words = isCoverage ? t.ask.mapSeldom : t.ask.mapClasses
  const chosen = map.places.find(({ id }) => id === selected)
  return (
    <>
      <p class="ask__hint">
        {isCoverage
          ? t.ask.mapSeldomOf(formatCount(here.length))
          : t.ask.mapOf(formatCount(rows), formatCount(here.length))}
      </p>
      {elsewhere > 0 && <p class="ask__hint">{t.ask.mapElsewhere(formatCount(elsewhere))}</p>}
      <ul class="ask__legend">
        {(['none', 1, 2, 3] as const).map((shade) => (
          <li key={shade}>
            <StyleSwatch style={layerStyles[isCoverage && shade === 'none' ? 0 : shade]} /> {words[shade]}
          </li>
        ))}
        {isCoverage && (
          <li>
            <StyleSwatch style={layerStyles.none} /> {t.ask.mapNotAssigned}
          </li>
        )}
      </ul>
      <HistoryMap
        market={map.ground.market}
        layout={layout}
        places={map.places}
        restyled={restyled}
        selected={selected}
        onSelect={setSelected}
      />
      {chosen && (
        <p class="ask__chosen" role="status">
          <strong>{chosen.number}</strong> {isCoverage ? countWords(chosen.id) : t.ask.mapCount(countWords(chosen.id))}
          <Button size="small" href={addressOf(kind, { ...asked, place: chosen.id })}>
            {t.ask.seeRows(chosen.number)}
          </Button>
        </p>
      )}
      {here.length === 0 ? (
        <EmptyState icon="search" title={t.ask.none}>
          {t.ask.noneHint}
        </EmptyState>
      ) : (
        <Table
          caption={isCoverage ? t.ask.mapSeldomTable : t.ask.mapTable}
          rowKey={(place) => place.id}
          rows={here}
          columns={[
            {
              head: t.ask.mapPlace,
              cell: (place) =>
                kind === 'vendors' ? (
                  place.number
                ) : (
                  <a href={addressOf(kind, { ...asked, place: place.id })}>{place.number}</a>
                ),
            },
            { head: isCoverage ? t.ask.mapSeen : t.ask.mapRows, numeric: true, cell: (place) => countWords(place.id) },
          ]}
        />
      )}
    </>
  )
}

function MapPage({ kind }: { kind: AskKind }) {
  const { query } = useRoute()
  const asked = askedOf(kind, query)
  if (asked.market !== undefined) return <OfMarket kind={kind} asked={asked} market={asked.market} />
  return (
    <Page title={t.ask.onMap} back={addressOf(kind, asked)}>
      <EmptyState icon="map" title={t.ask.mapNeedsMarket} />
      <ChooseMarket kind={kind} asked={asked} />
    </Page>
  )
}

function ChooseMarket({ kind, asked }: { kind: AskKind; asked: Asked }) {
  const { route } = useLocation()
  const markets = useLoad((signal) => api.get<{ markets: Market[] }>('/api/markets', signal), [])
  return (
    <Show of={markets}>
      {(known) => (
        <SelectField
          label={t.ask.filters.market}
          required
          value=""
          options={known.markets.map((each) => ({ value: each.id, label: localName(each) }))}
          onChange={(market) => route(addressOf(kind, { ...asked, market }, '/map'), true)}
        />
      )}
    </Show>
  )
}

function OfMarket({ kind, asked, market }: { kind: AskKind; asked: Asked; market: string }) {
  const shown = useLoad(
    async (signal): Promise<Shown> => {
      const [map, selection] = await Promise.all([
        wholeMap(market, signal),
        api.get<AskPlaces>(withQuery(`/api/ask/${kind}/places`, asked), signal),
      ])
      return { map, selection }
    },
    [kind, queryOf(asked)],
  )
  const name = shown.data && localName(shown.data.map.ground.market)
  return (
    <Page
      title={name === undefined ? t.ask.onMap : t.ask.mapTitle(t.ask.kinds[kind], name)}
      back={addressOf(kind, asked)}
      width="wide"
    >
      <div class="ask">
        <Show of={shown}>{(all) => <OnMap kind={kind} asked={asked} shown={all} />}</Show>
      </div>
    </Page>
  )
}

/** The selection of a list on its market's map, with how many rows lie at each place, and the table that says the same. */
export default function AskMapPage() {
  const { params } = useRoute()
  const kind = kindOf(params['kind'])
  return kind === undefined || !isPlaced(kind) ? <NotFoundPage /> : <MapPage key={kind} kind={kind} />
}
