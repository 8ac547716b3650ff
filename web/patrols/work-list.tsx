import { useState } from 'preact/hooks'
import type { WorkList as Work, WorkReason } from '../../src/patrols/schema.ts'
import type { Place } from '../../src/plan/schema.ts'
import { formatShortDateTime, localName, t } from '../i18n/index.ts'
import { Button, EmptyState, Loading, StatusMark } from '../kit/index.ts'
import { holderWord } from '../plan/legend.tsx'
import { RequestSteps } from '../requests/request-steps.tsx'
import { goes, saidHere } from '../requests/words.ts'
import { work } from './work.ts'
import './work-list.css'

/** A reason in words. */
function wordsOf(reason: WorkReason, timeZone: string): string {
  switch (reason.kind) {
    case 'request':
      return [
        reason.request === 'help' ? t.walk.work.help : t.walk.work.look,
        reason.help_kind && t.enforcement.helpKinds[reason.help_kind],
        reason.words,
      ]
        .filter(Boolean)
        .join('：')
    case 'recheck':
      return recheckWords(reason, timeZone)
    case 'drawn':
      return t.walk.work.drawn
    case 'second':
      return t.walk.work.second
    case 'unseen':
      return reason.evenings === null ? t.walk.work.never : t.walk.work.unseen(reason.evenings)
  }
}

const toneOf = (reason: WorkReason) =>
  reason.kind === 'request' ? 'danger' : reason.kind === 'recheck' ? 'attention' : 'plain'

function recheckWords(reason: Extract<WorkReason, { kind: 'recheck' }>, timeZone: string): string {
  const item = localName({ name: reason.item_name, name_en: reason.item_name_en })
  if (reason.put_right) return t.walk.work.putRight(item)
  if (reason.deadline_at === null) return t.walk.work.recheckNow(item)
  return t.walk.work.recheck(item, formatShortDateTime(reason.deadline_at, timeZone))
}

function Goes({ request, told }: { request: string; told: string | null }) {
  const name = goes(request, told)
  return name === null ? null : <p>{t.walk.work.goes(name)}</p>
}

/** Why the place one stands at is on the work list, on its card. */
export function Reasons(props: {
  reasons: readonly WorkReason[]
  market: string
  timeZone: string
  number: string
  onChange: () => void
}) {
  return (
    <ul class="work__reasons" role="list" aria-label={t.walk.work.why}>
      {props.reasons.map((reason, index) => (
        <li key={index}>
          <StatusMark tone={toneOf(reason)} icon="info" word={wordsOf(reason, props.timeZone)} />
          {reason.kind === 'request' && (
            <>
              <Goes request={reason.request_id} told={reason.answered_by} />
              <RequestSteps
                id={reason.request_id}
                market={props.market}
                answered_by={reason.answered_by}
                number={props.number}
                onChange={props.onChange}
              />
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

/** The last squad's word stands there; what others said in the days before is a tap away. */
function Notes({ notes, timeZone }: { notes: Work['notes']; timeZone: string }) {
  const [all, setAll] = useState(false)
  if (notes.length === 0) return null
  return (
    <section class="work__notes" aria-label={t.walk.work.notes}>
      <h2 class="weui-cells__title">{t.walk.work.notes}</h2>
      {(all ? notes : notes.slice(0, 1)).map((note) => (
        <blockquote key={note.id}>
          <p>{note.words}</p>
          <footer>
            {t.walk.work.noteBy(
              localName({ name: note.squad, name_en: note.squad_en }),
              note.author,
              formatShortDateTime(note.at, timeZone),
            )}
          </footer>
        </blockquote>
      ))}
      {notes.length > 1 && (
        <Button expanded={all} onClick={() => setAll(!all)}>
          {t.walk.work.earlierNotes(notes.length - 1)}
        </Button>
      )}
    </section>
  )
}

function HowDrawn({ draw, evening, market }: { draw: NonNullable<Work['draw']>; evening: string; market: string }) {
  const [open, setOpen] = useState(false)
  return (
    <div class="work__draw">
      <Button expanded={open} onClick={() => setOpen(!open)}>
        {t.walk.work.howDrawn}
      </Button>
      {open && (
        <>
          <p>{t.walk.work.drawnOf(draw.drawn, draw.pool, draw.share_percent)}</p>
          <p>
            {t.walk.work.seed} <code>{draw.seed}</code>
          </p>
          <p>{t.walk.work.drawAgain(`/api/markets/${market}/draws/${evening}`)}</p>
        </>
      )}
    </div>
  )
}

interface WorkListProps {
  places: readonly Place[]
  /** Looked at tonight, by the office's word or by this phone's. */
  seen: (place: Place) => boolean
  market: string
  timeZone: string
  onPick: (place: Place) => void
}

/** What is due tonight, most pressing first; what was looked at steps to the end and stays to be seen. */
export function WorkList({ places, seen, market, timeZone, onPick }: WorkListProps) {
  const list = work.value
  if (list === null) return <Loading words={t.walk.work.loading} />
  const of = new Map(places.map((place) => [place.id, place]))
  const rows = list.items.flatMap((item) => {
    const place = of.get(item.place_id)
    const reasons = item.reasons.filter((each) => each.kind !== 'request' || !saidHere(each.request_id, 'done'))
    return place && reasons.length > 0
      ? [{ ...item, reasons, place, isDone: seen(place) && !reasons.some(({ kind }) => kind === 'request') }]
      : []
  })
  const due = rows.filter(({ isDone }) => !isDone)
  return (
    <div class="work">
      <Notes notes={list.notes} timeZone={timeZone} />
      {due.length === 0 && (
        <EmptyState icon="check" title={t.walk.work.nothing}>
          {t.walk.work.nothingHint}
        </EmptyState>
      )}
      <ul class="weui-cells" role="list">
        {[...due, ...rows.filter(({ isDone }) => isDone)].map(({ place, reasons, isDone }) => (
          <li key={place.id}>
            <button type="button" class="weui-cell work__row" onClick={() => onPick(place)}>
              <span class="work__number">{place.number}</span>
              <span class="weui-cell__bd">
                <span class="cell__title">{holderWord(place)}</span>
                {isDone && <StatusMark tone="good" word={t.walk.work.seen} />}
                {reasons.map((reason, index) => (
                  <span key={index} class="work__reason">
                    <StatusMark tone={isDone ? 'plain' : toneOf(reason)} icon="info" word={wordsOf(reason, timeZone)} />
                  </span>
                ))}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {list.draw && <HowDrawn draw={list.draw} evening={list.evening} market={market} />}
    </div>
  )
}
