import './matters.css'
import { useLocation, useRoute } from 'preact-iso'
import type { Board, BoardClock } from '../../src/matters/schema.ts'
import { api, withQuery } from '../api.ts'
import { formatTime, localName, squadOf, t } from '../i18n/index.ts'
import { Cell, EmptyState, List, SelectField, Show, useLoad } from '../kit/index.ts'
import { Page } from '../shell/page.tsx'
import { timeZone } from '../shell/who.ts'
import { alarm, AlarmMark, alarms, leftWords } from './alarm.tsx'
import { useFresh } from './fresh.ts'
import { PlacesFilter } from './places-filter.tsx'

const everything = 'all'
/** What the law counts, as the board of tonight and the brief count it. */
const dueParts = ['day', 'over', 'soon'] as const

function Line({ clock, now }: { clock: BoardClock; now: Date }) {
  const state = alarm(clock.clock, clock.due_at, clock.paused, now)
  const item = localName({ name: clock.item_name, name_en: clock.item_name_en })
  return (
    <Cell
      href={`/matters/${clock.matter_id}`}
      title={t.clocks.kinds[clock.clock]}
      description={
        <>
          <span class="matter-line__marks">
            <AlarmMark of={state} />
            <strong>{leftWords(state, clock.due_at, clock.market.time_zone, now)}</strong>
          </span>
          <span class="matter-line__words">
            {[`${clock.number} ${item}`, clock.vendor_name, localName(clock.market), squadOf(clock)]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </>
      }
    />
  )
}

function Groups({ board }: { board: Board }) {
  const now = new Date(board.as_of)
  const groups = alarms
    .map((of) => ({
      of,
      clocks: board.clocks.filter(({ clock, due_at, paused }) => alarm(clock, due_at, paused, now) === of),
    }))
    .filter(({ clocks }) => clocks.length > 0)
  return (
    <>
      <p class="matters__hint">{t.clocks.asOf(formatTime(board.as_of, timeZone.value))}</p>
      {groups.length === 0 && (
        <EmptyState icon="clock" title={t.clocks.none}>
          {t.clocks.noneHint}
        </EmptyState>
      )}
      {groups.map(({ of, clocks }) => (
        <List key={of} title={`${t.clocks.alarms[of]} · ${clocks.length}`}>
          {clocks.map((clock) => (
            <Line key={`${clock.matter_id} ${clock.clock}`} clock={clock} now={now} />
          ))}
        </List>
      ))}
      {board.more && <p class="matters__hint">{t.clocks.more}</p>}
    </>
  )
}

/** Every clock that runs on one board, the nearest end first, by what it asks: overdue, soon, running, paused. */
export default function ClocksPage() {
  const { query } = useRoute()
  const { route } = useLocation()
  const { market = '', squad = '' } = query
  const due = dueParts.find((part) => part === query['due']) ?? ''
  const board = useLoad(
    (signal) => api.get<Board>(withQuery('/api/clocks', { market, squad, due }), signal),
    [market, squad, due],
  )
  useFresh(board.reload)
  return (
    <Page title={t.clocks.title} back="/matters">
      <p class="matters__hint">{t.clocks.hint}</p>
      <section class="matters__filters">
        <PlacesFilter
          market={market}
          squad={squad}
          onChange={(to) => route(withQuery('/clocks', { ...to, due }), true)}
        />
        <SelectField
          label={t.clocks.which}
          required
          value={due || everything}
          options={[
            { value: everything, label: t.clocks.all },
            ...dueParts.map((value) => ({ value, label: t.clocks.dueParts[value] })),
          ]}
          onChange={(value) =>
            route(withQuery('/clocks', { market, squad, due: value === everything ? '' : value }), true)
          }
        />
      </section>
      <Show of={board}>{(known) => <Groups board={known} />}</Show>
    </Page>
  )
}
