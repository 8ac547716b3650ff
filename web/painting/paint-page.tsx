import { effect } from '@preact/signals'
import { useRoute } from 'preact-iso'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { nextToPaint, paintDay, paintProgress } from '../../src/painting/rules-walk.ts'
import type { PaintRound } from '../../src/painting/schema.ts'
import { formatDay, formatShortDateTime, localName, t } from '../i18n/index.ts'
import { EmptyState, ErrorState, later, Loading, Progress, SearchBox, Tabs } from '../kit/index.ts'
import { OutboxList } from '../offline/outbox-list.tsx'
import { Page } from '../shell/page.tsx'
import { can } from '../shell/who.ts'
import './paint.css'
import { PaintBar } from './paint-bar.tsx'
import { PaintCard } from './paint-card.tsx'
import { PaintList } from './paint-list.tsx'
import { createPaintStore, type PaintStore } from './paint-store.ts'

const PaintJobForm = later(() => import('./paint-job.tsx').then((chunk) => chunk.PaintJobForm))

/** "86 of 120 painted, day 1 of 2": what is done, what was planned, and what goes beyond the plan. */
function words(round: PaintRound, painted: number, of: number) {
  const { job } = round
  if (!job) return t.painting.progress(painted, of)
  const day = paintDay(job.first_day, round.today)
  const when =
    day < 1
      ? t.painting.begins(formatDay(job.first_day))
      : day <= job.days
        ? t.painting.dayOf(day, job.days)
        : t.painting.dayOver(day - job.days)
  return `${t.painting.progress(painted, of)}${t.painting.comma}${when}`
}

function Walk({ store, round }: { store: PaintStore; round: PaintRound }) {
  const [face, setFace] = useState<'walk' | 'list'>('walk')
  const { painted, of } = paintProgress(store.stalls.value, round.job !== null)
  const stall = store.selected.value
  const hits = store.hits.value
  const search = (typed: string) => {
    store.query.value = typed
    const found = store.hits.value
    if (found?.length === 1 && found[0]) store.select(found[0].stall_id)
    else if (found !== null) setFace('list')
  }
  return (
    <>
      <Progress value={painted} max={of} words={words(round, painted, of)} />
      {painted === of && (
        <p class="paint-all" role="status">
          {t.painting.allPainted}
        </p>
      )}
      <SearchBox
        label={t.painting.search}
        value={store.query.value}
        onInput={search}
        {...(hits === null ? {} : { found: t.painting.found(hits.length) })}
      />
      <Tabs
        label={t.painting.faces}
        tabs={[
          { id: 'walk', label: t.painting.walk },
          { id: 'list', label: t.painting.list },
        ]}
        value={face}
        onChange={setFace}
      />
      {face === 'list' ? (
        <PaintList
          store={store}
          onChosen={() => {
            store.query.value = ''
            setFace('walk')
          }}
        />
      ) : (
        stall && <PaintCard key={stall.stall_id} store={store} round={round} stall={stall} />
      )}
      {can('plan.edit') && <PaintJobForm round={round} onRound={(next) => (store.round.value = next)} />}
      {face === 'walk' && stall && <PaintBar store={store} stall={stall} />}
    </>
  )
}

function Round({ store, wanted }: { store: PaintStore; wanted: string | undefined }) {
  useEffect(() => {
    const abort = new AbortController()
    void store.load(abort.signal).then(() => {
      if (store.selected.peek()) return
      const stalls = store.stalls.peek()
      store.select(wanted ?? (nextToPaint(stalls, null) ?? stalls[0])?.stall_id ?? null)
    })
    // What arrived is counted by the office from now on: one look after the last of a burst.
    let timer: ReturnType<typeof setTimeout> | undefined
    const unwatch = effect(() => {
      if (!store.untold.value.some(({ received_at }) => received_at !== null)) return
      clearTimeout(timer)
      timer = setTimeout(() => void store.load(abort.signal), 1500)
    })
    return () => {
      abort.abort()
      unwatch()
      clearTimeout(timer)
    }
  }, [store])
  const round = store.round.value
  const problem = store.problem.value
  if (!round) {
    return problem === undefined ? (
      <Loading words={t.painting.loading} />
    ) : (
      <ErrorState problem={problem} onRetry={() => void store.load()} />
    )
  }
  return (
    <div class="paint">
      <OutboxList />
      {store.stale.value && (
        <p class="paint-offline" role="status">
          {t.painting.offline(formatShortDateTime(store.asked.value, round.market.time_zone))}
        </p>
      )}
      {round.stalls.length === 0 ? (
        <EmptyState icon="map" title={t.painting.noStalls}>
          {t.painting.noStallsHint}
        </EmptyState>
      ) : (
        <Walk store={store} round={round} />
      )}
    </div>
  )
}

/** The paint crew's walk: stall after stall, ticked as painted, with or without signal. `?stall=` opens one. */
export default function PaintPage() {
  const { params, query } = useRoute()
  const id = params['market'] ?? ''
  const store = useMemo(() => createPaintStore(id), [id])
  const market = store.round.value?.market
  return (
    <Page
      title={market ? `${t.painting.paint} · ${localName(market)}` : t.painting.paint}
      back={`/markets/${id}${can('plan.edit') ? '/plans' : ''}`}
    >
      <Round key={id} store={store} wanted={query['stall']} />
    </Page>
  )
}
