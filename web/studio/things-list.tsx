import { useState } from 'preact/hooks'
import type { PlanDocument } from '../../src/plan/schema.ts'
import { spokenNumber } from '../../src/plan/rules-search.ts'
import { byNumber } from '../../src/plan/rules-number.ts'
import { listed, t } from '../i18n/index.ts'
import { Button, EmptyState, SearchBox } from '../kit/index.ts'
import { categoryName } from '../plan/categories.ts'
import type { Studio } from './store.ts'

interface Thing {
  id: string
  group: string
  title: string
  about: string
}

/** More than these a panel cannot show; searching narrows them down. */
const mostShown = 300

const thingsOf = ({ stalls, zones, features }: PlanDocument): Thing[] => [
  ...[...stalls]
    .sort((a, b) => byNumber(a.number, b.number))
    .map((stall) => ({
      id: stall.stall_id,
      group: t.studio.stallsTitle,
      title: stall.number,
      about: [
        t.studio.bySize(String(stall.width_m), String(stall.depth_m)),
        categoryName(stall.category_id),
        stall.closed ? t.studio.closed : null,
      ]
        .filter((word) => word !== null)
        .join(' · '),
    })),
  ...zones.map((zone) => ({
    id: zone.id,
    group: t.studio.zonesTitle,
    title: zone.name,
    about: listed(zone.categories.map((id) => categoryName(id) ?? id)) || t.studio.anyCategory,
  })),
  ...features.map((feature) => ({
    id: feature.id,
    group: t.studio.featuresTitle,
    title: t.studio.kind[feature.kind],
    about: feature.label ?? '',
  })),
]

/** Everything on the plan as a list, with the same selection: who cannot see or use the drawing edits from here. */
export function ThingsList({ studio }: { studio: Studio }) {
  const [query, setQuery] = useState('')
  const chosen = new Set(studio.chosen.value)
  const wanted = spokenNumber(query)
  const all = thingsOf(studio.document.value)
  const found = wanted === '' ? all : all.filter(({ title, about }) => spokenNumber(title + about).includes(wanted))
  const shown = found.slice(0, mostShown)
  const groups = Map.groupBy(shown, ({ group }) => group)
  if (all.length === 0) {
    return (
      <EmptyState icon="map" title={t.studio.nothingDrawn}>
        {t.studio.nothingDrawnHint}
      </EmptyState>
    )
  }
  return (
    <div class="things-list">
      <SearchBox label={t.studio.search} value={query} onInput={setQuery} found={t.studio.found(found.length)} />
      <div class="studio-panel__buttons">
        <Button
          size="small"
          onClick={() =>
            studio.choose(
              found.map(({ id }) => id),
              false,
              'list',
            )
          }
        >
          {t.studio.chooseAll(found.length)}
        </Button>
        <Button size="small" disabled={chosen.size === 0} onClick={() => studio.choose([])}>
          {t.studio.chooseNone}
        </Button>
      </div>
      {[...groups].map(([group, things]) => (
        <fieldset key={group} class="choice">
          <legend class="weui-cells__title">{`${group} · ${things.length}`}</legend>
          <div class="weui-cells">
            {things.map(({ id, title, about }) => (
              <label key={id} class="weui-cell cell_active choice__option">
                <input
                  type="checkbox"
                  class="choice__checkbox"
                  checked={chosen.has(id)}
                  onChange={() => studio.choose([id], true, 'list')}
                />
                <span class="weui-cell__bd">
                  <span class="cell__title">{title}</span>
                  <span class="cell__description">{about}</span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      {found.length > mostShown && <p class="weui-cells__tips">{t.studio.searchMore(found.length - mostShown)}</p>}
    </div>
  )
}
