import { useMemo } from 'preact/hooks'
import {
  classOf,
  layerClasses,
  type Layer,
  type LayerClass,
  type Share,
  shareOf,
  type Sums,
  sumsOf,
} from '../../src/history/rules-layers.ts'
import { formatCount, formatShortDay, t } from '../i18n/index.ts'
import { Button, type Column, DateField } from '../kit/index.ts'
import { layerStyles } from '../map/restyle.ts'
import { StyleSwatch } from '../map/swatch.tsx'
import { PlaceLink } from './evenings.tsx'
import { HistoryMap } from './history-map.tsx'
import { type Asked, layoutOn, periodBefore, type Period, type Told } from './store.ts'
import { Twin } from './twin.tsx'

interface PartProps {
  all: Told
  asked: Asked
  layer: Layer
  onChange: (asked: Asked) => void
}

const nothing: Sums = { evenings: 0, seen: 0, inspections: 0, findings: 0, repeats: 0, handled: 0, enforced: 0 }

/** "2 of 7" with its class as glyph and word; "no data" where there was nothing to count. */
function Figure({ layer, share }: { layer: Layer; share: Share }) {
  const found = classOf(layer, share)
  return (
    <span class="history__figure">
      <StyleSwatch style={layerStyles[found]} />
      {found === 'none' ? t.history.noData : t.history.partOf(formatCount(share.part), formatCount(share.whole))}
      {found === 'few' && ` · ${t.history.few}`}
    </span>
  )
}

const daysOf = ({ from, to }: Period) => t.history.period(formatShortDay(from), formatShortDay(to))

function PeriodFields(props: { legend: string; period: Period; tonight: string; onChange: (period: Period) => void }) {
  const { legend, period, tonight, onChange } = props
  const take = (next: Period) => {
    if (/^20\d\d/.test(next.from) && /^20\d\d/.test(next.to) && next.from <= next.to && next.to <= tonight)
      onChange(next)
  }
  return (
    <fieldset class="history__period">
      <legend>{legend}</legend>
      <DateField
        label={t.history.from}
        required
        max={period.to}
        value={period.from}
        onInput={(from) => take({ ...period, from })}
      />
      <DateField
        label={t.history.to}
        required
        min={period.from}
        max={tonight}
        value={period.to}
        onInput={(to) => take({ ...period, to })}
      />
    </fieldset>
  )
}

/** One period of a layer: what it counts in all, and the map. */
function PeriodMap({ all, asked, layer, onChange, period, sums }: PartProps & PeriodSums) {
  const { market, evenings } = all.history
  const on = evenings.findLastIndex((evening) => evening <= period.to)
  const layout = layoutOn(all, on)
  const restyled = useMemo(
    () => new Map([...sums].map(([id, each]) => [id, layerStyles[classOf(layer, shareOf(layer, each))]] as const)),
    [sums, layer],
  )
  const whole = [...sums.values()].reduce(
    (total, each) => {
      const { part, whole } = shareOf(layer, each)
      return { part: total.part + part, whole: total.whole + whole }
    },
    { part: 0, whole: 0 },
  )
  return (
    <section class="history__side" aria-label={daysOf(period)}>
      <h2>{daysOf(period)}</h2>
      <p>
        {whole.whole === 0
          ? t.history.noData
          : t.history.total[layer](formatCount(whole.part), formatCount(whole.whole))}
      </p>
      <HistoryMap
        market={market}
        layout={layout}
        places={layout?.places ?? []}
        restyled={restyled}
        selected={asked.place}
        onSelect={(place) => onChange({ ...asked, place })}
      />
    </section>
  )
}
interface PeriodSums {
  period: Period
  sums: ReadonlyMap<string, Sums>
}

/** A layer over a period, or over two beside each other, with the table that says the same. */
export function LayerView({ all, asked, layer, onChange }: PartProps) {
  const { history } = all
  const tonight = history.evenings.at(-1) ?? asked.evening
  const { a, b } = asked
  const periods = useMemo(
    () => [a, ...(b ? [b] : [])].map((period) => ({ period, sums: sumsOf(history, period.from, period.to) })),
    [history, a.from, a.to, b?.from, b?.to],
  )
  // The newest layout names a place last, so numbers are the ones of now where it still has one.
  const places = useMemo(() => {
    const named = new Map(all.layouts.flatMap((layout) => layout.places.map((place) => [place.id, place] as const)))
    return [...named.values()].sort((x, y) => x.position - y.position)
  }, [all])
  const part = { all, asked, layer, onChange }
  const columns: Column<(typeof places)[number]>[] = [
    { head: t.history.place, cell: (place) => <PlaceLink {...place} asked={asked} onChange={onChange} /> },
    ...periods.map(({ period, sums }) => ({
      head: `${daysOf(period)}`,
      cell: ({ id }: { id: string }) => <Figure layer={layer} share={shareOf(layer, sums.get(id) ?? nothing)} />,
    })),
  ]
  return (
    <>
      <p class="history__hint">{t.history.means[layer]}</p>
      <div class="history__periods">
        <PeriodFields
          legend={b ? t.history.firstPeriod : t.history.onePeriod}
          period={a}
          tonight={tonight}
          onChange={(next) => onChange({ ...asked, a: next })}
        />
        {b && (
          <PeriodFields
            legend={t.history.secondPeriod}
            period={b}
            tonight={tonight}
            onChange={(next) => onChange({ ...asked, b: next })}
          />
        )}
        <Button
          size="medium"
          pressed={b !== null}
          onClick={() => onChange({ ...asked, b: b ? null : periodBefore(a) })}
        >
          {b ? t.history.endComparison : t.history.compare}
        </Button>
      </div>
      <ul class="history__legend" role="list" aria-label={t.history.classes}>
        {layerClasses.map((each: LayerClass) => (
          <li key={String(each)}>
            <StyleSwatch style={layerStyles[each]} /> {t.history.classWords[layer][each]}
          </li>
        ))}
      </ul>
      <div class={b ? 'history__sides history__sides_two' : 'history__sides'}>
        {periods.map((each, index) => (
          <PeriodMap key={index} {...part} {...each} />
        ))}
      </div>
      <Twin caption={t.history.views[layer]} columns={columns} places={places} />
    </>
  )
}
