import { useMemo } from 'preact/hooks'
import { fixedMarks, measured } from '../../src/painting/rules-set-out.ts'
import type { LineState } from '../../src/painting/rules-walk.ts'
import type { PaintRound, PaintStall } from '../../src/painting/schema.ts'
import { marketPlane } from '../../src/plan/rules-plane.ts'
import { formatShortDateTime, t } from '../i18n/index.ts'
import { Button, StatusMark, toast, type IconName, type Tone } from '../kit/index.ts'
import type { PaintStore } from './paint-store.ts'

const looks: Record<LineState, { tone: Tone; icon: IconName }> = {
  to_paint: { tone: 'plain', icon: 'edit' },
  worn: { tone: 'attention', icon: 'alert' },
  painted: { tone: 'good', icon: 'check' },
}

/** A line's state as glyph, word and colour. */
export const LineMark = ({ state }: { state: LineState }) => (
  <StatusMark tone={looks[state].tone} icon={looks[state].icon} word={t.painting.states[state]} />
)

/** Its corners from the line between the first and the last mark, as on the set-out sheet. */
function Corners({ round, stall }: { round: PaintRound; stall: PaintStall }) {
  const { market } = round
  const plane = useMemo(() => marketPlane([market.center_lng, market.center_lat], market.axis_bearing), [market])
  const marks = useMemo(() => fixedMarks(round.fixed_marks, plane), [round.fixed_marks, plane])
  const [from, to] = [marks[0], marks.at(-1)]
  const told = from === undefined || to === undefined ? null : measured(stall.outline, plane, from, to)
  if (from === undefined || to === undefined || told === null)
    return <p class="paint-corners">{t.painting.noCorners}</p>
  return (
    <div class="paint-corners">
      <p>{t.painting.sidesShort(from.label, to.label)}</p>
      <ol>
        {told.corners.map(({ along_m, aside_m }, index) => (
          <li key={index}>
            <span>{t.painting.corner(index + 1)}</span>
            <strong>{`${along_m.toFixed(2)} / ${aside_m.toFixed(2)}`}</strong>
          </li>
        ))}
      </ol>
      {told.diagonals_m.length > 0 && (
        <p>{`${t.painting.diagonals} ${told.diagonals_m.map((metres) => metres.toFixed(2)).join(' = ')}`}</p>
      )}
    </div>
  )
}

/** What was said of its line last, and its photo where it has arrived. */
function Last({ round, stall }: { round: PaintRound; stall: PaintStall }) {
  const { mark } = stall
  if (mark === null) return null
  const when = formatShortDateTime(mark.at, round.market.time_zone)
  return (
    <div class="paint-last">
      <p>{t.painting.last(t.painting.states[mark.kind], mark.by, when)}</p>
      {mark.note !== null && <p>{mark.note}</p>}
      {mark.photo !== null &&
        (mark.photo_here ? (
          <a href={`/api/photos/${mark.photo}`} target="_blank" rel="noreferrer">
            <img
              class="paint-last__photo"
              src={`/api/photos/${mark.photo}?size=small`}
              alt={t.painting.photoOf(stall.number)}
              loading="lazy"
            />
          </a>
        ) : (
          <p>{t.painting.photoComing}</p>
        ))}
    </div>
  )
}

/** The stall one stands at, large: number, size, where its corners lie, what was said of its line. */
export function PaintCard({ store, round, stall }: { store: PaintStore; round: PaintRound; stall: PaintStall }) {
  const mine = store.done.value.find(({ stall_id }) => stall_id === stall.stall_id)
  return (
    <article class="paint-card">
      <h2 class="paint-card__number">{stall.number}</h2>
      <LineMark state={stall.state} />
      <p class="paint-card__size">
        {t.painting.size(stall.width_m.toFixed(2), stall.depth_m.toFixed(2))}
        {stall.closed && ` · ${t.painting.closed}`}
      </p>
      <Corners round={round} stall={stall} />
      <Last round={round} stall={stall} />
      {mine && (
        <Button size="small" onClick={() => void store.undo(mine).catch(() => toast(t.painting.notKept, 'wrong'))}>
          {t.painting.undoMine(t.painting.states[mine.kind === 'worn' ? 'worn' : 'painted'])}
        </Button>
      )}
    </article>
  )
}
