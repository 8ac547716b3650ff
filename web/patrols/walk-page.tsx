import { useLocation, useRoute } from 'preact-iso'
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Round } from '../../src/patrols/schema.ts'
import { localName, t } from '../i18n/index.ts'
import { receivedLately } from '../inspections/sending.ts'
import { Button, later, Progress, SearchBox, Show, Tabs, useLoad } from '../kit/index.ts'
import { OutboxList } from '../offline/outbox-list.tsx'
import { readOutbox } from '../offline/outbox.ts'
import { loadCategories } from '../plan/categories.ts'
import { followSoon } from '../plan/follow.ts'
import { createMarketStore } from '../plan/store.ts'
import { Page } from '../shell/page.tsx'
import './patrols.css'
import { History } from './place-card.tsx'
import { isClosing, isSeen, onPhone, whereToStart } from './seen.ts'
import { answerOf, findingOf, incidentOf, loadRound, said } from './store.ts'
import { Bar } from './walk-bar.tsx'
import { Faces, Overview, type Face } from './walk-faces.tsx'
import { loadWork, seen, work } from './work.ts'

const ClosingSwitch = later(() => import('./closing.tsx').then((chunk) => chunk.ClosingSwitch), ['walk'])
const Finders = later(() => import('./finders.tsx').then((chunk) => chunk.Finders), ['walk'])
const RecentList = later(() => import('./recent-list.tsx').then((chunk) => chunk.RecentList))

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
  const kept = open.filter((place) => !isSeen(place) && onPhone.value.has(place.id)).length
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
          value={count + kept}
          max={open.length}
          words={`${(isClosing() ? t.patrols.closingSeenOf : t.patrols.seenOf)(count, open.length)}${kept > 0 ? t.patrols.keptMore(kept) : ''}`}
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
      title={round ? t.patrols.walkAt(localName(round.market)) : t.patrols.title}
      back="/patrols"
      actions={
        <Button size="large" href={`/patrols/${id}/end`}>
          {t.patrols.end}
        </Button>
      }
    >
      <Show of={known}>{(loaded) => <Walk key={loaded.patrol.id} round={loaded} />}</Show>
    </Page>
  )
}
