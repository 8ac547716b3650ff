import { useLocation, useRoute } from 'preact-iso'
import { useMemo } from 'preact/hooks'
import { subjectFrom } from '../../src/inspections/rules-address.ts'
import type { Checklist } from '../../src/inspections/schema.ts'
import type { Round } from '../../src/patrols/schema.ts'
import { t } from '../i18n/index.ts'
import { EmptyState, Show, useLoad } from '../kit/index.ts'
import { freshId } from '../offline/id.ts'
import { loadChecklist, loadRound, said, tell } from '../patrols/store.ts'
import { Page } from '../shell/page.tsx'
import type { Draft } from './capture.ts'
import { CaptureForm } from './capture-form.tsx'
import { factsOf } from './draft.ts'

/** What was found at a place, as a page: /patrols/:patrol/finding?stall=…&number=…&category=… */
export default function FindingPage() {
  const { params, query } = useRoute()
  const { route } = useLocation()
  const patrol = params['patrol'] ?? ''
  const subject = subjectFrom(query)
  const number = query['number'] ?? (subject?.kind === 'place' ? subject.place : '')
  const back = `/patrols/${patrol}${subject && subject.kind !== 'place' ? `?place=${subject.id}` : ''}`
  const known = useLoad<{ round: Round; checklist: Checklist }>(
    async (signal) => ({ round: await loadRound(patrol, signal), checklist: await loadChecklist(signal) }),
    [patrol],
  )
  const initial = useMemo<Draft | null>(() => {
    if (!subject) return null
    // The closing round's short list has chosen already.
    const { item } = query
    const chosen = item ? [{ id: freshId(), item_code: item, note: null, help_first: null, actions: [] }] : []
    return { id: freshId(), subject, findings: chosen, note: '', amends: null, amend_reason: null }
  }, [JSON.stringify(subject)])
  const name = `${patrol}-${subject?.kind === 'place' ? subject.place : (subject?.id ?? '')}`
  return (
    <Page title={t.inspections.title(number)} back={back}>
      {!initial || !subject ? (
        <EmptyState title={t.shell.notFound}>{t.shell.notFoundHint}</EmptyState>
      ) : (
        <Show of={known}>
          {({ round, checklist }) => (
            <CaptureForm
              key={name}
              name={name}
              initial={initial}
              number={number}
              round={round}
              checklist={checklist}
              facts={factsOf(round, subject, query['category'] ?? null)}
              back={subject.kind === 'place' ? back : `${back}&after=1`}
              onSaved={(findings, isHeld) => {
                if (isHeld) tell(number, 'held')
                else said.value = { words: t.patrols.loggedFindings(number, findings), kept: false }
                route(subject.kind === 'place' ? back : `${back}&after=1`, true)
              }}
            />
          )}
        </Show>
      )}
    </Page>
  )
}
