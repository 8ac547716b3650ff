import { useEffect, useRef, useState } from 'preact/hooks'
import type { Place } from '../../src/plan/schema.ts'
import { t } from '../i18n/index.ts'
import { Button, EmptyState } from '../kit/index.ts'
import { byRow } from '../map/by-row.ts'
import { categoryName } from './categories.ts'
import { holderWord, StatusWord } from './legend.tsx'
import './place-list.css'
import type { MarketStore } from './store.ts'

/** Above this many, rows are folded: a phone takes seconds to lay out thousands of entries. */
const foldAbove = 400

function Entry({ place, number, store }: { place: Place; number: number | null; store: MarketStore }) {
  const current = store.selected.value?.id === place.id
  const about = [holderWord(place), categoryName(place.category)].filter((word) => word !== null)
  return (
    <li>
      <button
        type="button"
        class={`weui-cell cell_active place ${current ? 'cell_current' : ''}`}
        aria-current={current ? 'true' : undefined}
        data-place={place.id}
        onClick={() => store.select(place.id)}
      >
        {number !== null && <span class="place__pin">{number}</span>}
        <span class="weui-cell__bd">
          <span class="cell__title">{place.number}</span>
          <span class="cell__description">{about.join(' · ')}</span>
        </span>
        <span class="weui-cell__ft">
          <StatusWord status={place.status} audience={store.audience} />
        </span>
      </button>
    </li>
  )
}

function Row(props: { title: string; places: Place[]; folded: boolean; store: MarketStore }) {
  const { title, places, folded, store } = props
  const holdsCurrent = places.some((place) => place.id === store.selected.value?.id)
  const [open, setOpen] = useState(!folded)
  const shown = open || holdsCurrent || !folded
  return (
    <section class="list place-row">
      {folded ? (
        <h2>
          <button type="button" class="place-row__fold" aria-expanded={shown} onClick={() => setOpen(!shown)}>
            {title}
            <span>{t.map.places(places.length)}</span>
          </button>
        </h2>
      ) : (
        <h2 class="weui-cells__title">{title}</h2>
      )}
      {shown && (
        <ul class="weui-cells" role="list">
          {places.map((place) => (
            <Entry key={place.id} place={place} number={null} store={store} />
          ))}
        </ul>
      )}
    </section>
  )
}

/** A folded row opens in parts of at most so many: a phone takes seconds to lay out a row of a thousand. */
const part = 100

/** A row, or the parts of one that is too long to open at once, each named by its first and last number. */
function partsOf([row, places]: [row: string, places: Place[]], folded: boolean): { title: string; places: Place[] }[] {
  const name = row === '' ? t.map.noRow : t.map.row(row)
  if (!folded || places.length <= part) return [{ title: name, places }]
  return Array.from({ length: Math.ceil(places.length / part) }, (_, n) => {
    const some = places.slice(n * part, (n + 1) * part)
    return { title: `${name} ${some[0]?.number ?? ''}–${some.at(-1)?.number ?? ''}`, places: some }
  })
}

/** Up and down move between entries; Tab leaves the list by its usual way. */
function walk(event: KeyboardEvent) {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (by === undefined || !(event.currentTarget instanceof HTMLElement)) return
  const entries = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-place], .place-row__fold')]
  const next = entries[entries.indexOf(document.activeElement as HTMLElement) + by]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}

/** The map's twin: everything the map shows and does, for keyboard, screen reader and whoever prefers reading. */
export function PlaceList({ store }: { store: MarketStore }) {
  const element = useRef<HTMLDivElement>(null)
  const selected = store.selected.value?.id
  const { value: listed } = store.listed
  const { value: hits } = store.hits

  useEffect(() => {
    if (selected === undefined) return
    const entry = element.current?.querySelector(`[data-place="${CSS.escape(selected)}"]`)
    entry?.scrollIntoView({ block: 'nearest' })
  }, [selected])

  if (listed.length === 0) {
    return (
      <EmptyState
        icon="search"
        title={t.map.noneFound}
        action={
          <Button
            size="small"
            onClick={() => {
              store.search('')
              for (const status of store.kept.value ?? []) store.toggle(status)
            }}
          >
            {t.map.showAll}
          </Button>
        }
      >
        {t.map.noneFoundHint}
      </EmptyState>
    )
  }
  const folded = listed.length > foldAbove
  const rows = hits === null ? byRow(listed, (place) => place.row) : []
  return (
    <div class="place-list" ref={element} onKeyDown={walk}>
      {hits === null ? (
        rows
          .flatMap((row) => partsOf(row, folded))
          .map(({ title, places }) => <Row key={title} title={title} places={places} folded={folded} store={store} />)
      ) : (
        <ul class="weui-cells" role="list">
          {listed.slice(0, foldAbove).map((place) => (
            <Entry
              key={place.id}
              place={place}
              number={listed.length > 1 ? hits.indexOf(place) + 1 : null}
              store={store}
            />
          ))}
        </ul>
      )}
    </div>
  )
}
