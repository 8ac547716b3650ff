import './matters.css'
import { useLocation, useRoute } from 'preact-iso'
import type { MatterLine, MatterList } from '../../src/matters/schema.ts'
import { api } from '../api.ts'
import { formatShortDateTime, listed, localName, t } from '../i18n/index.ts'
import { Button, Cell, EmptyState, List, Pager, SelectField, Show, Tabs, usePages } from '../kit/index.ts'
import { Page } from '../shell/page.tsx'
import { who } from '../shell/who.ts'
import { PlacesFilter } from './places-filter.tsx'
import { dueWords, StateMark } from './state-mark.tsx'
import { addressOf, askable, askedOf, pathOf, type Asked } from './store.ts'

const everyState = 'all'

function Line({ matter, now }: { matter: MatterLine; now: Date }) {
  const { market, place, vendor, squad, due_at } = matter
  const zone = market.time_zone
  const done = [
    ...matter.kinds.map((kind) => t.enforcement.kinds[kind]),
    ...matter.running.map((kind) => t.matters.procedures[kind]),
  ]
  return (
    <Cell
      href={`/matters/${matter.id}`}
      title={`${place.number} · ${localName(matter.item)}`}
      description={
        <>
          <span class="matter-line__marks">
            <StateMark state={matter.state} due_at={due_at} now={now} />
            {due_at !== null && <strong>{dueWords(due_at, zone, now)}</strong>}
          </span>
          {done.length > 0 && <span class="matter-line__words">{listed(done)}</span>}
          <span class="matter-line__words">
            {[vendor?.name, localName(market), localName(squad), formatShortDateTime(matter.seen_at, zone)]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </>
      }
    />
  )
}

function Found({ asked }: { asked: Asked }) {
  const list = usePages(async (after, signal) => {
    const { matters, next } = await api.get<MatterList>(pathOf(asked, after), signal)
    return { rows: matters, next }
  }, Object.values(asked))
  const now = new Date()
  const waiting = asked.view === 'waiting'
  return (
    <Show of={list.first}>
      {() =>
        list.page?.rows.length ? (
          <>
            <List title={t.matters.views[asked.view]}>
              {list.page.rows.map((matter) => (
                <Line key={matter.id} matter={matter} now={now} />
              ))}
            </List>
            {list.pager && <Pager {...list.pager} />}
          </>
        ) : waiting ? (
          <EmptyState icon="check" title={t.matters.noneWaiting}>
            {t.matters.noneWaitingHint}
          </EmptyState>
        ) : (
          <EmptyState title={t.matters.none}>{t.matters.noneHint}</EmptyState>
        )
      }
    </Show>
  )
}

/** Matters: what waits, the nearest deadline first, or all of them; officers begin with their own squad's. */
export default function MattersPage() {
  const { query } = useRoute()
  const { route } = useLocation()
  const me = who.value
  const ownSquad = me?.kind === 'person' ? me.squad_id : null
  const asked = askedOf(query, ownSquad)
  const go = (change: Partial<Asked>) => route(addressOf({ ...asked, ...change }, ownSquad), true)
  return (
    <Page
      title={t.matters.title}
      actions={
        <>
          <Button size="small" icon="clock" href="/clocks">
            {t.matters.board}
          </Button>
          <Button size="small" icon="record" href="/legal-bases">
            {t.matters.bases}
          </Button>
        </>
      }
    >
      {asked.vendor !== '' ? (
        <p class="matters__vendor">
          {t.matters.ofVendor}
          <Button size="small" onClick={() => go({ vendor: '', view: 'waiting', squad: ownSquad ?? '' })}>
            {t.matters.everyVendor}
          </Button>
        </p>
      ) : (
        <Tabs
          label={t.matters.viewsLabel}
          tabs={(['waiting', 'all'] as const).map((id) => ({ id, label: t.matters.views[id] }))}
          value={asked.view}
          onChange={(view) => go({ view, state: '' })}
        />
      )}
      <section class="matters__filters" aria-label={t.matters.filters}>
        <PlacesFilter market={asked.market} squad={asked.squad} onChange={go} />
        {asked.view === 'all' && (
          <SelectField
            label={t.matters.state}
            required
            value={asked.state || everyState}
            options={[
              { value: everyState, label: t.matters.allStates },
              ...askable.map((state) => ({ value: state, label: t.matters.states[state] })),
            ]}
            onChange={(state) => go({ view: 'all', state: state === everyState ? '' : state })}
          />
        )}
      </section>
      <Found asked={asked} />
    </Page>
  )
}
