import { useRef, useState } from 'preact/hooks'
import type { Capture, Checklist, Inspection, Inspections, Subject } from '../../src/inspections/schema.ts'
import type { Round } from '../../src/patrols/schema.ts'
import { formatTime, listed, localName, t } from '../i18n/index.ts'
import { Button, ConfirmDialog, EmptyState, ErrorState, Show, StatusMark, useLoad, useSubmit } from '../kit/index.ts'
import { receivedLately, send, waiting, type Waiting } from '../inspections/sending.ts'
import { freshId } from '../offline/id.ts'
import { answerOf, loadChecklist, said, tell } from './store.ts'

/** A look that stands, at the office or still on this phone. */
export interface Look {
  id: string
  number: string
  at: string
  subject: Subject
  checklist_version: number
  /** What was found, in words; nothing when all was in order. */
  found: readonly string[]
  /** The office does not have it yet. */
  kept: boolean
}

const shownAtMost = 10

/** A look as the office has it. */
export function lookOf(inspection: Inspection): Look {
  const { id, subject, at, checklist_version, vendor, findings } = inspection
  return {
    id,
    number: subject.number,
    at,
    subject:
      subject.kind === 'place' || subject.id === null
        ? { kind: 'place', place: subject.number, at: subject.at, vendor_id: vendor?.id ?? null }
        : { kind: subject.kind, id: subject.id },
    checklist_version,
    found: findings.map((finding) => localName({ name: finding.item_name, name_en: finding.item_name_en })),
    kept: false,
  }
}

function keptLook({ id, label, body }: Waiting, checklist: Checklist | null): Look {
  const { subject, claimed_at, checklist_version, findings } = body
  const nameOf = (code: string) => localName(checklist?.items.find((item) => item.code === code) ?? { name: code })
  const found = findings.map(({ item_code }) => nameOf(item_code))
  return { id, number: label, at: claimed_at, subject, checklist_version, found, kept: true }
}

/** What stands of a patrol, newest first: the office's list and what waits here, without what is amended by either. */
export function looksOf(
  inspections: readonly Inspection[],
  here: readonly Waiting[],
  checklist: Checklist | null,
): Look[] {
  const amended = new Set(here.map(({ body }) => body.amends))
  const told = new Set(inspections.map(({ id }) => id))
  // Of hundreds only those that are shown are made into words.
  return [
    ...here
      .filter(({ id, body, state }) => body.outcome !== 'void' && state === 'kept' && !told.has(id))
      .map((entry) => ({ id: entry.id, at: entry.body.claimed_at, look: () => keptLook(entry, checklist) })),
    ...inspections
      .filter((each) => !each.amended_by && each.outcome !== 'void')
      .map((each) => ({ id: each.id, at: each.at, look: () => lookOf(each) })),
  ]
    .filter(({ id }) => !amended.has(id))
    .sort((a, b) => (a.at < b.at ? 1 : -1))
    .slice(0, shownAtMost)
    .map(({ look }) => look())
}

/** The entry that takes a look out; the one taken out stays and is marked. */
export const voiding = ({ id, subject, checklist_version }: Look, patrol: string, now: Date): Capture => ({
  id: freshId(),
  patrol_id: patrol,
  subject,
  outcome: 'void',
  checklist_version,
  note: null,
  claimed_at: now.toISOString(),
  amends: id,
  amend_reason: 'mistake',
  findings: [],
})

function Undo({ look, round, onClose }: { look: Look; round: Round; onClose: (undone?: true) => void }) {
  const { number } = look
  const submission = useSubmit(async () => {
    const became = await send(round.market.id, voiding(look, round.patrol.id, new Date()), number)
    if (became === 'logged') said.value = { words: t.patrols.undone(number), kept: false }
    else tell(number, became)
    onClose(true)
  })
  return (
    <ConfirmDialog
      open
      title={t.patrols.undoAsk(number)}
      confirm={t.patrols.undo}
      danger
      busy={submission.busy}
      onClose={() => onClose()}
      onConfirm={submission.submit}
    >
      <p>{t.patrols.undoHint}</p>
      {submission.problem !== undefined && <ErrorState problem={submission.problem} />}
    </ConfirmDialog>
  )
}

/** What this patrol logged and still stands, newest first, each with its way back; without a signal too. */
export function RecentList({ round }: { round: Round }) {
  const [undoing, setUndoing] = useState<Look | null>(null)
  const title = useRef<HTMLHeadingElement>(null)
  const { id } = round.patrol
  const here = waiting.value.filter(({ body }) => body.patrol_id === id)
  const loaded = useLoad(
    async (signal) => {
      const checklist = await loadChecklist(signal).catch(() => null)
      // Of a patrol that began without signal the office has no list.
      const nothing: Inspections = { inspections: [], next: null }
      const list = await answerOf<Inspections>(`/api/inspections?patrol=${id}`, signal).catch((error: unknown) => {
        if (signal.aborted) throw error
        return nothing
      })
      return { checklist, inspections: list.inspections }
    },
    [id, receivedLately.value],
  )
  return (
    <section class="recent" aria-label={t.patrols.recent}>
      <h2 class="weui-cells__title" ref={title} tabIndex={-1}>
        {t.patrols.recent}
      </h2>
      <Show of={loaded}>
        {({ inspections, checklist }) => {
          const looks = looksOf(inspections, here, checklist)
          if (looks.length === 0) return <EmptyState title={t.patrols.noRecent}>{t.patrols.noRecentHint}</EmptyState>
          return (
            <ul class="weui-cells" role="list">
              {looks.map((look) => (
                <li key={look.id} class="weui-cell">
                  <span class="weui-cell__bd">
                    <span class="cell__title">
                      {look.number} · {formatTime(look.at, round.market.time_zone)}
                    </span>
                    <span class="cell__description">
                      {look.found.length === 0 ? (
                        <StatusMark tone="good" word={t.patrols.allRight} />
                      ) : (
                        listed(look.found)
                      )}{' '}
                      {look.kept && <StatusMark tone="attention" word={t.patrols.keptHere} />}
                    </span>
                  </span>
                  <Button size="small" label={t.patrols.undoLabel(look.number)} onClick={() => setUndoing(look)}>
                    {t.patrols.undo}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }}
      </Show>
      {undoing && (
        <Undo
          look={undoing}
          round={round}
          onClose={(undone) => {
            setUndoing(null)
            // The row and its button go: the list's title takes the focus once the dialog has given it back.
            if (undone) requestAnimationFrame(() => title.current?.focus({ preventScroll: true }))
          }}
        />
      )}
    </section>
  )
}
