import type { Round } from '../../src/patrols/schema.ts'
import type { Place } from '../../src/plan/schema.ts'
import { t } from '../i18n/index.ts'
import { EmptyState, ErrorState, later, Loading } from '../kit/index.ts'
import type { MarketStore } from '../plan/store.ts'
import { PlaceCard } from './place-card.tsx'
import { isClosing, isSeen, onPhone } from './seen.ts'
import { reasonsAt } from './work.ts'

export type Face = 'walk' | 'work' | 'map' | 'list'

/** Map and list, fetched while the officer is at the first place: the walk shall be there at once. */
export const Overview = later(() => import('./overview.tsx').then((chunk) => chunk.Overview))
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

interface FacesProps {
  store: MarketStore
  round: Round
  onWork: () => void
  face: Face
  onFace: (face: Face) => void
  onHold: (place: Place) => void
}

/** The places one at a time, by what is due, on the map or as a list. */
export function Faces({ store, round, face, onFace, onHold, onWork }: FacesProps) {
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
          <PlaceCard key={place.id} place={place} market={round.market.id} kept={onPhone.value.has(place.id)}>
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
