import { useState } from 'preact/hooks'
import type { Capture, Inspection, Inspections } from '../../src/inspections/schema.ts'
import { api } from '../api.ts'
import { formatTime, listed, localName, t } from '../i18n/index.ts'
import { Button, ConfirmDialog, EmptyState, ErrorState, Show, StatusMark, useLoad, useSubmit } from '../kit/index.ts'
import { received, send } from '../inspections/sending.ts'
import { freshId } from '../offline/id.ts'
import { said, tell } from './store.ts'

/** The entry that takes an inspection out; the one taken out stays and is marked. */
export function voiding(inspection: Inspection, now: Date): Capture {
  const { subject } = inspection
  return {
    id: freshId(),
    patrol_id: inspection.patrol.id,
    subject:
      subject.kind === 'place' || subject.id === null
        ? { kind: 'place', place: subject.number, at: subject.at, vendor_id: inspection.vendor?.id ?? null }
        : { kind: subject.kind, id: subject.id },
    outcome: 'void',
    checklist_version: inspection.checklist_version,
    note: null,
    claimed_at: now.toISOString(),
    amends: inspection.id,
    amend_reason: 'mistake',
    findings: [],
  }
}

function Undo({ inspection, onClose }: { inspection: Inspection; onClose: () => void }) {
  const { number } = inspection.subject
  const submission = useSubmit(async () => {
    const became = await send(inspection.market.id, voiding(inspection, new Date()), number)
    if (became === 'logged') said.value = { words: t.patrols.undone(number), kept: false }
    else tell(number, became)
    onClose()
  })
  return (
    <ConfirmDialog
      open
      title={t.patrols.undoAsk(number)}
      confirm={t.patrols.undo}
      danger
      busy={submission.busy}
      onClose={onClose}
      onConfirm={submission.submit}
    >
      <p>{t.patrols.undoHint}</p>
      {submission.problem !== undefined && <ErrorState problem={submission.problem} />}
    </ConfirmDialog>
  )
}

/** What this patrol logged and still stands, newest first, each with its way back. */
export function RecentList({ patrol }: { patrol: string }) {
  const [undoing, setUndoing] = useState<Inspection | null>(null)
  const loaded = useLoad(
    (signal) => api.get<Inspections>(`/api/inspections?patrol=${patrol}`, signal),
    [patrol, received.value.length],
  )
  return (
    <section class="recent" aria-label={t.patrols.recent}>
      <h2 class="weui-cells__title">{t.patrols.recent}</h2>
      <Show of={loaded}>
        {({ inspections }) => {
          const standing = inspections.filter((each) => !each.amended_by && each.outcome !== 'void').slice(0, 10)
          if (standing.length === 0) return <EmptyState title={t.patrols.noRecent}>{t.patrols.noRecentHint}</EmptyState>
          return (
            <ul class="weui-cells" role="list">
              {standing.map((each) => (
                <li key={each.id} class="weui-cell">
                  <span class="weui-cell__bd">
                    <span class="cell__title">
                      {each.subject.number} · {formatTime(each.at, each.market.time_zone)}
                    </span>
                    <span class="cell__description">
                      {each.outcome === 'in_order' ? (
                        <StatusMark tone="good" word={t.patrols.allRight} />
                      ) : (
                        listed(
                          each.findings.map((finding) =>
                            localName({ name: finding.item_name, name_en: finding.item_name_en }),
                          ),
                        )
                      )}
                    </span>
                  </span>
                  <Button
                    size="small"
                    label={t.patrols.undoLabel(each.subject.number)}
                    onClick={() => setUndoing(each)}
                  >
                    {t.patrols.undo}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }}
      </Show>
      {undoing && <Undo inspection={undoing} onClose={() => setUndoing(null)} />}
    </section>
  )
}
