import { computed } from '@preact/signals'
import { useLocation, useRoute } from 'preact-iso'
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Round } from '../../src/patrols/schema.ts'
import type { Place } from '../../src/plan/schema.ts'
import { localName, t } from '../i18n/index.ts'
import {
  Button,
  EmptyState,
  ErrorState,
  later,
  Loading,
  Progress,
  SearchBox,
  Show,
  Tabs,
  useLoad,
} from '../kit/index.ts'
import { inOrder } from '../inspections/in-order.ts'
import { confirmed, keepCapture, receivedLately, waiting } from '../inspections/sending.ts'
import { loadCategories } from '../plan/categories.ts'
import { holderWord, StatusWord } from '../plan/legend.tsx'
import { followSoon } from '../plan/follow.ts'
import { createMarketStore, type MarketStore } from '../plan/store.ts'
import { Page } from '../shell/page.tsx'
import './patrols.css'
import { History, PlaceCard } from './place-card.tsx'
import type { Entry } from '../offline/database.ts'
import { freshId } from '../offline/id.ts'
import { changed, readOutbox } from '../offline/outbox.ts'
import { OutboxList } from '../offline/outbox-list.tsx'
import { answerOf, findingOf, incidentOf, loadRound, said, tell } from './store.ts'
import { loadWork, reasonsAt, sawNow, seen, work } from './work.ts'

type Face = 'walk' | 'work' | 'map' | 'list'

/** Map and list, fetched while the officer is at the first place: the walk shall be there at once. */
const Overview = later(() => import('./overview.tsx').then((chunk) => chunk.Overview))
const Strip = later(() => import('./strip.tsx').then((chunk) => chunk.Strip))
const WorkList = later(
  () => import('./work-list.tsx').then((chunk) => chunk.WorkList),
  ['enforcement', 'requests', 'walk'],
)
const Reasons = later(
  () => import('./work-list.tsx').then((chunk) => chunk.Reasons),
  ['enforcement', 'requests', 'walk'],
)
const ClosingItems = later(() => import('./closing.tsx').then((chunk) => chunk.ClosingItems), ['walk'])
const ClosingSwitch = later(() => import('./closing.tsx').then((chunk) => chunk.ClosingSwitch), ['walk'])
const Finders = later(() => import('./finders.tsx').then((chunk) => chunk.Finders), ['walk'])
const RecentList = later(() => import('./recent-list.tsx').then((chunk) => chunk.RecentList))

/** Places whose look waits on this phone; in the closing round, whose look of since it began. */
const onPhone = computed(() => {
  const since = seen.value?.since ?? ''
  return new Set(
    waiting.value.flatMap(({ body: { subject, claimed_at } }) =>
      subject.kind === 'place' || claimed_at < since ? [] : subject.id,
    ),
  )
})

/** Lists are told of a look once the words that it is kept are drawn, which they would hold up on a slow phone. */
const listSoon = (entry: Entry) => void setTimeout(() => changed(entry), 50)

/** Whether a place was looked at tonight, or since the closing round began. */
const isSeen = ({ id }: Place) => seen.value?.places.has(id) === true

const isClosing = () => seen.value !== null && seen.value.since !== null

/** The first place of the walk not looked at, by the office or by this phone, or the first of all. */
const whereToStart = (places: readonly Place[], kept: ReadonlySet<string>) =>
  places.find((place) => !isSeen(place) && place.status !== 'closed' && !kept.has(place.id)) ?? places[0]

function Bar({ store, round, face }: { store: MarketStore; round: Round; face: Face }) {
  const place = store.selected.value
  const { route } = useLocation()
  if (!place) {
    return (
      <div class="thumb-bar">
        <p class="walk-bar__none">{t.patrols.noSelection}</p>
        <div class="walk-bar__steps">
          <Button size="large" onClick={() => store.step(1)}>
            {t.patrols.next}
          </Button>
        </div>
      </div>
    )
  }
  const subject = { kind: place.kind, id: place.id } as const
  const allRight = () => {
    const capture = inOrder(freshId(), subject, round, new Date())
    // The walk goes on at once; what the office has not confirmed stands in its own list.
    store.step(1)
    keepCapture(round.market.id, capture, place.number, [], listSoon).then(
      () => {
        tell(place.number, 'kept')
        return confirmed(capture.id).then(
          ({ held }) => {
            if (!held) {
              store.applyEvent({ subject_id: place.id, status: 'seen' })
              sawNow(place.id)
            }
            tell(place.number, held ? 'held' : 'logged')
          },
          () => undefined,
        )
      },
      () => {
        tell(place.number, 'not_kept')
        store.select(place.id)
      },
    )
  }
  return (
    <div class="thumb-bar">
      <p class={said.value?.kept ? 'walk-bar__said walk-bar__said_kept' : 'walk-bar__said'} role="status">
        {said.value?.words}
      </p>
      {face !== 'walk' && (
        <p class="walk-bar__place">
          <strong>{place.number}</strong>
          <span>{holderWord(place)}</span>
          <StatusWord status={place.status} audience="staff" />
        </p>
      )}
      <div class="walk-bar__steps">
        <Button size="large" icon="back" disabled={!store.canStep(-1)} onClick={() => store.step(-1)}>
          {t.patrols.previous}
        </Button>
        <Button size="large" icon="next" disabled={!store.canStep(1)} onClick={() => store.step(1)}>
          {t.patrols.next}
        </Button>
      </div>
      <div class="walk-bar__outcomes">
        <Button size="large" icon="alert" onClick={() => route(findingOf(round, place))}>
          {t.patrols.found}
        </Button>
        <Button size="large" kind="primary" icon="check" onClick={allRight}>
          {isClosing() ? t.patrols.closingAllRight : t.patrols.allRight}
        </Button>
      </div>
    </div>
  )
}

interface FacesProps {
  store: MarketStore
  round: Round
  onWork: () => void
  face: Face
  onFace: (face: Face) => void
  onHold: (place: Place) => void
}

function Faces({ store, round, face, onFace, onHold, onWork }: FacesProps) {
  const { value: answer } = store.answer
  const { value: place } = store.selected
  if (!answer) {
    return store.problem.value === undefined ? (
      <Loading words={t.map.loading} />
    ) : (
      <ErrorState problem={store.problem.value} onRetry={() => void store.load()} />
    )
  }
  if (store.places.value.length === 0) {
    return (
      <EmptyState icon="map" title={t.patrols.noPlan}>
        {t.patrols.noPlanHint}
      </EmptyState>
    )
  }
  if (face === 'walk') {
    return (
      <>
        <div class="walk-strip">
          <Strip store={store} answer={answer} />
        </div>
        {place ? (
          <PlaceCard key={place.id} place={place} kept={onPhone.value.has(place.id)}>
            {reasonsAt(place.id).length > 0 && (
              <Reasons
                reasons={reasonsAt(place.id)}
                market={round.market.id}
                timeZone={round.market.time_zone}
                number={place.number}
                onChange={onWork}
              />
            )}
            {isClosing() && <ClosingItems round={round} place={place} />}
          </PlaceCard>
        ) : (
          <EmptyState title={t.patrols.noSelection} />
        )}
      </>
    )
  }
  if (face === 'work') {
    const kept = onPhone.value
    return (
      <WorkList
        places={store.places.value}
        seen={(one) => isSeen(one) || kept.has(one.id)}
        market={round.market.id}
        timeZone={round.market.time_zone}
        onPick={({ id }) => {
          store.select(id)
          onFace('walk')
        }}
      />
    )
  }
  return <Overview store={store} answer={answer} face={face} onRow={() => onFace('list')} onHold={onHold} />
}

function Walk({ round }: { round: Round }) {
  const { query } = useRoute()
  const { place: wanted, after } = query
  const { route } = useLocation()
  const [face, setFace] = useState<Face>('walk')
  const store = useMemo(
    () => createMarketStore(round.market.id, 'staff', { get: answerOf, tails: round.tails }),
    [round.market.id],
  )

  const readWork = () => loadWork(round, new Date())
  const arrived = receivedLately.value
  useEffect(() => {
    if (arrived > 0) void readWork()
  }, [arrived])

  useEffect(() => {
    let gone = false
    void Promise.all([store.load(), readOutbox().catch(() => undefined), readWork()]).then(() => {
      if (gone || store.selected.peek()) return
      store.select(wanted ?? whereToStart(store.places.peek(), onPhone.peek())?.id ?? null)
      if (wanted && after) store.step(1)
    })
    Overview.ahead()
    RecentList.ahead()
    History.ahead()
    loadCategories(answerOf).catch(() => undefined)
    const stop = followSoon(store)
    const minutely = setInterval(() => !document.hidden && void readWork(), 60_000)
    return () => {
      gone = true
      stop()
      clearInterval(minutely)
      work.value = null
      seen.value = null
      said.value = null
    }
  }, [store])

  const places = store.places.value
  const hits = store.hits.value
  const place = store.selected.value
  const open = places.filter((place) => place.status !== 'closed')
  const count = open.filter(isSeen).length
  const due = work.value?.items.filter(({ place_id }) => open.some((place) => place.id === place_id && !isSeen(place)))
  return (
    <div class="walk">
      <OutboxList />
      <div class="walk__find">
        <SearchBox
          label={round.market.kind === 'street' ? t.map.searchShops : t.map.searchStalls}
          value={store.query.value}
          onInput={(typed) => store.search(typed)}
          {...(hits === null ? {} : { found: t.map.found(hits.length) })}
        />
        {places.length > 0 && <Finders store={store} onPicked={() => setFace('walk')} />}
      </div>
      <Tabs<Face>
        label={t.patrols.faces}
        tabs={[
          { id: 'walk', label: t.patrols.walk },
          { id: 'work', label: t.patrols.workTitle, ...(due && { count: due.length }) },
          { id: 'map', label: t.patrols.map },
          { id: 'list', label: t.patrols.list },
        ]}
        value={face}
        onChange={setFace}
      />
      {open.length > 0 && face === 'walk' && (
        <Progress
          value={count}
          max={open.length}
          words={(isClosing() ? t.patrols.closingSeenOf : t.patrols.seenOf)(count, open.length)}
        />
      )}
      <Faces
        store={store}
        round={round}
        onWork={() => void readWork()}
        face={face}
        onFace={setFace}
        onHold={(place) => route(findingOf(round, place))}
      />
      {face === 'walk' && (
        <>
          <a class="walk__roaming" href={`/patrols/${round.patrol.id}/place`}>
            <strong>{t.patrols.roaming}</strong>
            <span>{t.patrols.roamingHint}</span>
          </a>
          <a class="walk__roaming" href={incidentOf(round, place)}>
            <strong>{t.patrols.incident}</strong>
            <span>{t.patrols.incidentHint}</span>
          </a>
          <ClosingSwitch round={round} onChange={() => void readWork()} />
          <RecentList round={round} />
        </>
      )}
      {places.length > 0 && <Bar store={store} round={round} face={face} />}
    </div>
  )
}

/** The walk: one place after the other, in order or with findings, from list or map as well. */
export default function WalkPage() {
  const { params } = useRoute()
  const { route } = useLocation()
  const id = params['patrol'] ?? ''
  const known = useLoad((signal) => loadRound(id, signal), [id])
  const round = known.data
  useEffect(() => {
    if (round?.patrol.ended_at) route(`/patrols/${id}/end`, true)
  }, [round?.patrol.ended_at])
  return (
    <Page
      title={round ? localName(round.market) : t.patrols.title}
      back="/patrols"
      actions={
        <Button size="small" href={`/patrols/${id}/end`}>
          {t.patrols.end}
        </Button>
      }
    >
      <Show of={known}>{(loaded) => <Walk key={loaded.patrol.id} round={loaded} />}</Show>
    </Page>
  )
}
