import { useLocation } from 'preact-iso'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Round } from '../../src/patrols/schema.ts'
import { t } from '../i18n/index.ts'
import { inOrder } from '../inspections/in-order.ts'
import { confirmed, keepCapture } from '../inspections/sending.ts'
import { Button } from '../kit/index.ts'
import type { Entry } from '../offline/database.ts'
import { freshId } from '../offline/id.ts'
import { changed } from '../offline/outbox.ts'
import { holderWord, StatusWord } from '../plan/legend.tsx'
import type { MarketStore } from '../plan/store.ts'
import { isClosing } from './seen.ts'
import { findingOf, said, tell } from './store.ts'
import type { Face } from './walk-faces.tsx'
import { sawNow } from './work.ts'

/** Lists are told of a look once the words that it is kept are drawn, which they would hold up on a slow phone. */
const listSoon = (entry: Entry) => void setTimeout(() => changed(entry), 50)

/** The line above the bar's buttons that says what became of the last look, in pixels. */
const said_px = 34
/** The top bar, which stays, in pixels. */
const top_px = 56
/** Of a number read at a glance, the part that has to be in sight. */
const mostly = 0.6

/** Whether a place's large number is out of sight: banners and large print push it below the bar. */
function useNumberUnseen(place: string | undefined, face: Face) {
  const [unseen, setUnseen] = useState(false)
  const buttons = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const number = document.querySelector('.place-card__number')
    if (!number || !buttons.current) return
    const below = innerHeight - buttons.current.getBoundingClientRect().top + said_px
    const watch = new IntersectionObserver(([entry]) => setUnseen((entry?.intersectionRatio ?? 1) < mostly), {
      rootMargin: `-${top_px}px 0px -${Math.max(0, Math.round(below))}px`,
      threshold: mostly,
    })
    watch.observe(number)
    return () => watch.disconnect()
  }, [place, face])
  return { unseen, buttons }
}

/** What is done at the selected place, in reach of the thumb, and what became of the last look. */
export function Bar({ store, round, face }: { store: MarketStore; round: Round; face: Face }) {
  const place = store.selected.value
  const { route } = useLocation()
  const { unseen, buttons } = useNumberUnseen(place?.id, face)
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
      {(face !== 'walk' || unseen) && (
        <p class="walk-bar__place">
          <strong>{place.number}</strong>
          <span>{holderWord(place)}</span>
          <StatusWord status={place.status} audience="staff" />
        </p>
      )}
      <div class="walk-bar__steps" ref={buttons}>
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
