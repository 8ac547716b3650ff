import { useRoute } from 'preact-iso'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Patrol } from '../../src/patrols/schema.ts'
import { formatShortDateTime, listed, localName, t } from '../i18n/index.ts'
import { Button, ButtonRow, DefinitionList, ErrorState, Show, TextArea, useLoad, useSubmit } from '../kit/index.ts'
import { OutboxList } from '../offline/outbox-list.tsx'
import { Page } from '../shell/page.tsx'
import './patrols.css'
import { Phrases } from './phrases.tsx'
import { current, forgetChoice, lastChoice, loadRound, rememberChoice } from './store.ts'
import { forgetClosing } from './work.ts'

/** Where a hand-over note waits while it is written. */
const noteOf = (patrol: Patrol) => `hand-over-${patrol.id}`

function Ending({
  patrol,
  timeZone,
  onEnded,
}: {
  patrol: Patrol
  timeZone: string
  onEnded: (patrol: Patrol) => void
}) {
  const [note, setNote] = useState(() => lastChoice<string>(noteOf(patrol)) ?? '')
  const write = (words: string) => {
    setNote(words)
    rememberChoice(noteOf(patrol), words)
  }
  const submission = useSubmit(async () => {
    const { endHere, endedHere, toldOffice } = await import('./unheard.ts')
    await toldOffice(await endHere(patrol, note, new Date()))
    forgetChoice(noteOf(patrol))
    forgetClosing(patrol.id)
    current.value = null
    const { patrol: ended } = await loadRound(patrol.id)
    onEnded(endedHere(ended))
  })
  const { counts, ended_at } = patrol
  // The button that was pressed is gone: its answer takes the focus.
  const answer = useRef<HTMLParagraphElement>(null)
  const [open] = useState(ended_at === null)
  useEffect(() => {
    if (open && ended_at !== null) answer.current?.focus()
  }, [ended_at])
  return (
    <div class="ending">
      <OutboxList />
      {ended_at !== null && (
        <p class="patrol-ended" role="status" ref={answer} tabIndex={-1}>
          <strong>{t.patrols.endedTitle}</strong> {t.patrols.thanks}
        </p>
      )}
      <DefinitionList
        items={[
          [t.patrols.market, localName(patrol.market)],
          [localName(patrol.squad), listed(patrol.members.map((member) => member.name))],
          [
            t.patrols.title,
            [
              t.patrols.started(formatShortDateTime(patrol.started_at, timeZone)),
              ended_at && t.patrols.ended(formatShortDateTime(ended_at, timeZone)),
            ]
              .filter(Boolean)
              .join(' · '),
          ],
          [t.patrols.inspections, counts.inspections],
          [t.patrols.inOrder, counts.in_order],
          [t.patrols.findings, counts.findings],
          ...(ended_at !== null && note.trim() !== '' ? [[t.patrols.handOver, note] as [string, string]] : []),
        ]}
      />
      {submission.problem !== undefined && <ErrorState problem={submission.problem} onRetry={submission.submit} />}
      {ended_at === null ? (
        <>
          <TextArea label={t.patrols.handOver} hint={t.patrols.handOverHint} max={500} value={note} onInput={write} />
          <Phrases kind="handOver" value={note} onChange={write} />
          <p class="patrol-ask">{t.patrols.endAsk}</p>
          <ButtonRow fixed>
            <Button size="large" href={`/patrols/${patrol.id}`}>
              {t.patrols.goOn}
            </Button>
            <Button size="large" kind="primary" busy={submission.busy} onClick={submission.submit}>
              {t.patrols.end}
            </Button>
          </ButtonRow>
        </>
      ) : (
        <ButtonRow fixed>
          <Button size="large" kind="primary" href="/patrols">
            {t.patrols.toStart}
          </Button>
        </ButtonRow>
      )}
    </div>
  )
}

/** What was looked at, counted, and the patrol's end. The enforcement ratio is not shown here (rule R12). */
export default function EndPage() {
  const { params } = useRoute()
  const id = params['patrol'] ?? ''
  const round = useLoad((signal) => loadRound(id, signal), [id])
  const ended = round.data?.patrol.ended_at ?? null
  return (
    <Page title={t.patrols.end} {...(ended === null && { back: `/patrols/${id}` })}>
      <Show of={round}>
        {(loaded) => (
          <Ending
            patrol={loaded.patrol}
            timeZone={loaded.market.time_zone}
            onEnded={(patrol) => round.set({ ...loaded, patrol })}
          />
        )}
      </Show>
    </Page>
  )
}
