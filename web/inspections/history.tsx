import { useEffect, useState } from 'preact/hooks'
import { perhapsTwice } from '../../src/inspections/rules-twice.ts'
import type { ActionRead, Inspection, Inspections } from '../../src/inspections/schema.ts'
import { api, ApiProblem, withQuery } from '../api.ts'
import { t } from '../i18n/index.ts'
import { Button, EmptyState, later, Pager, Show, useLoad, useStateOf } from '../kit/index.ts'
import { can } from '../shell/who.ts'
import { actionWords } from './action-words.ts'
import { HistoryKept } from './history-kept.tsx'
import { PastInspection, PastPhotos } from './past-inspection.tsx'
import './inspections.css'

/** For supervisors only; the officers' walk comes without it. */
const OverturnDialog = later(() => import('./overturn-dialog.tsx').then((chunk) => chunk.OverturnDialog))

/** Whose inspections: one place's, vendor's, patrol's, or an evening's of a market. */
export type HistorySubject =
  { kind: 'stall' | 'shop' | 'vendor' | 'patrol'; id: string } | { kind: 'evening'; market: string; evening: string }

function pathOf(subject: HistorySubject, before: string | null): string {
  if (subject.kind === 'evening') {
    return withQuery('/api/inspections', { market: subject.market, evening: subject.evening, before })
  }
  return withQuery('/api/inspections', { [subject.kind]: subject.id, before })
}

/** Being without signal is nothing that failed: it is said calmly, and passes by itself. */
const nullWithoutSignal = (error: unknown) => {
  if (error instanceof ApiProblem && error.code === 'network') return null
  throw error
}

/** How long somebody stays at a place before its history is asked for: who steps past needs none. */
const stepping_ms = 300

/**
 * Inspections of a place, vendor, patrol or evening, newest first, further ones on request. Supervisors set actions aside
 * and whoever may corrects entries from here. `stamp`: anything that changes when a new entry is known to have come;
 * `short`: how many to show before somebody asks for more; `market`: where a phone without signal may know something.
 */
export function History(props: { subject: HistorySubject; stamp?: unknown; short?: number; market?: string }) {
  const { subject, stamp, short, market } = props
  const key = subject.kind === 'evening' ? `${subject.market} ${subject.evening}` : subject.id
  const [unfolded, setUnfolded] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(undefined)
  const [overturning, setOverturning] = useState<{ action: ActionRead; timeZone: string } | null>(null)
  const first = useLoad(
    async (signal) => {
      if (short !== undefined) await new Promise((resolve) => setTimeout(resolve, stepping_ms))
      return api.get<Inspections>(pathOf(subject, null), signal).catch(nullWithoutSignal)
    },
    [subject.kind, key, stamp],
  )
  const [more, setMore] = useStateOf<Inspections | null>(first.data, null)
  useEffect(() => {
    if (can('action.overturn')) OverturnDialog.ahead()
    PastPhotos.ahead()
  }, [])

  const onMore = (before: string, shown: Inspection[]) => {
    setBusy(true)
    setProblem(undefined)
    api
      .get<Inspections>(pathOf(subject, before))
      .then((page) => setMore({ inspections: [...shown, ...page.inspections], next: page.next }))
      .catch((error: unknown) => setProblem(error))
      .finally(() => setBusy(false))
  }

  return (
    <section class="history" aria-label={t.inspections.history}>
      <h2 class="weui-cells__title">{t.inspections.history}</h2>
      <Show of={first}>
        {(page) => {
          if (page === null) return <HistoryKept market={market} place={key} onAgain={first.reload} />
          const { inspections, next } = more ?? page
          const twins = perhapsTwice(inspections)
          const folded = short !== undefined && !unfolded && inspections.length > short
          if (inspections.length === 0) {
            return <EmptyState title={t.inspections.noHistory}>{t.inspections.noHistoryHint}</EmptyState>
          }
          return (
            <>
              <ul class="history__list" role="list">
                {inspections.slice(0, folded ? short : undefined).map((inspection) => (
                  <PastInspection
                    key={inspection.id}
                    inspection={inspection}
                    placed={subject.kind !== 'stall' && subject.kind !== 'shop'}
                    twin={twins.get(inspection.id)}
                    onOverturn={(action) => setOverturning({ action, timeZone: inspection.market.time_zone })}
                  />
                ))}
              </ul>
              {folded && (
                <Button block onClick={() => setUnfolded(true)}>
                  {t.kit.more}
                </Button>
              )}
              {next !== null && !folded && (
                <Pager
                  shown={inspections.length}
                  hasMore
                  busy={busy}
                  problem={problem}
                  onMore={() => onMore(next, inspections)}
                />
              )}
            </>
          )
        }}
      </Show>
      {overturning && (
        <OverturnDialog
          action={overturning.action}
          words={actionWords(overturning.action, overturning.timeZone)}
          onClose={() => setOverturning(null)}
          onDone={first.reload}
        />
      )}
    </section>
  )
}
