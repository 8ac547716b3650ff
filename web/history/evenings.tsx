import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { formatCount, formatShortDay, t } from '../i18n/index.ts'
import { Button, DateField, EmptyState } from '../kit/index.ts'
import { statusesOf } from '../map/status.ts'
import { StatusWord } from '../plan/legend.tsx'
import { HistoryMap } from './history-map.tsx'
import { useHere } from '../shell/here.ts'
import { type Asked, layoutOn, placesOn, type Told } from './store.ts'
import { Twin } from './twin.tsx'

/** Between two evenings while playing, in milliseconds; slower for who wants less motion. */
const pace = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 2000 : 700)

interface PartProps {
  all: Told
  asked: Asked
  onChange: (asked: Asked) => void
}

/** A slider over the evenings with the map of the chosen one; plays them one after the other. */
export function Evenings({ all, asked, onChange }: PartProps) {
  const { evenings, market } = all.history
  const last = evenings.length - 1
  const [playing, setPlaying] = useState(false)
  const here = useHere()
  // A timer fires after what was tapped since it was set.
  const latest = useRef(asked)
  latest.current = asked
  const at = Math.max(0, evenings.indexOf(asked.evening))
  const show = (index: number) => {
    const evening = evenings[Math.min(Math.max(index, 0), last)]
    if (evening !== undefined) onChange({ ...latest.current, evening })
  }
  useEffect(() => {
    if (!playing) return
    if (at >= last) return setPlaying(false)
    const timer = setTimeout(() => here() && show(at + 1), pace())
    return () => clearTimeout(timer)
  }, [playing, at])

  const places = useMemo(() => placesOn(all, at), [all, at])
  const layout = layoutOn(all, at)
  const counts = Map.groupBy(places, ({ status }) => status)
  const words = formatShortDay(evenings[at] ?? asked.evening)
  const version = layout === undefined || layout.version === null ? null : t.history.version(layout.version)
  return (
    <>
      <div class="history__player" role="group" aria-label={t.history.player}>
        <Button
          size="medium"
          icon={playing ? 'minus' : 'next'}
          onClick={() => {
            if (!playing && at >= last) show(0)
            setPlaying(!playing)
          }}
        >
          {playing ? t.history.pause : t.history.play}
        </Button>
        <label class="history__slider">
          <span class="history__day" aria-live={playing ? 'off' : 'polite'}>
            {[words, version].filter(Boolean).join(' · ')}
          </span>
          <input
            type="range"
            min={0}
            max={last}
            step={1}
            value={at}
            aria-label={t.history.slider}
            aria-valuetext={words}
            onInput={(event) => {
              setPlaying(false)
              show(Number(event.currentTarget.value))
            }}
          />
        </label>
        <DateField
          label={t.history.layoutOn}
          required
          max={evenings[last] ?? asked.evening}
          value={evenings[at] ?? ''}
          onInput={(evening) => {
            setPlaying(false)
            if (evening !== '' && evening <= (evenings[last] ?? '')) onChange({ ...asked, evening })
          }}
        />
      </div>
      {places.length === 0 ? (
        <EmptyState icon="map" title={t.history.noLayout} />
      ) : (
        <>
          <HistoryMap
            market={market}
            layout={layout}
            places={places}
            restyled={null}
            selected={asked.place}
            onSelect={(place) => onChange({ ...asked, place })}
          />
          <ul class="history__legend" role="list" aria-label={t.history.counts(words)}>
            {statusesOf('staff').map((status) => (
              <li key={status}>
                <StatusWord status={status} audience="staff" /> {formatCount(counts.get(status as 'seen')?.length ?? 0)}
              </li>
            ))}
          </ul>
          <Twin
            caption={t.history.counts(words)}
            columns={[
              { head: t.history.place, cell: (place) => <PlaceLink {...place} asked={asked} onChange={onChange} /> },
              { head: t.map.state, cell: ({ status }) => <StatusWord status={status} audience="staff" /> },
            ]}
            places={places}
          />
        </>
      )}
    </>
  )
}

/** A number that opens its inspections. */
export function PlaceLink({ id, number, asked, onChange }: { id: string; number: string } & Omit<PartProps, 'all'>) {
  return (
    <button
      type="button"
      class="history__place"
      aria-pressed={asked.place === id}
      onClick={() => onChange({ ...asked, place: id })}
    >
      {number}
    </button>
  )
}
