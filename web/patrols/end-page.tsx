import { useRoute } from 'preact-iso'
import type { Patrol } from '../../src/patrols/schema.ts'
import { api } from '../api.ts'
import { formatShortDateTime, listed, localName, t } from '../i18n/index.ts'
import { Button, ButtonRow, DefinitionList, ErrorState, Show, useLoad, useSubmit } from '../kit/index.ts'
import { OutboxList } from '../offline/outbox-list.tsx'
import { send } from '../offline/sender.ts'
import { Page } from '../shell/page.tsx'
import './patrols.css'
import { current, loadRound } from './store.ts'

function Ending({
  patrol,
  timeZone,
  onEnded,
}: {
  patrol: Patrol
  timeZone: string
  onEnded: (patrol: Patrol) => void
}) {
  const submission = useSubmit(async () => {
    await send()
    onEnded(await api.post<Patrol>(`/api/markets/${patrol.market.id}/patrols/${patrol.id}/end`))
    current.value = null
  })
  const { counts, ended_at } = patrol
  return (
    <div class="ending">
      <OutboxList />
      {ended_at !== null && (
        <p class="patrol-ended" role="status">
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
        ]}
      />
      {submission.problem !== undefined && <ErrorState problem={submission.problem} onRetry={submission.submit} />}
      {ended_at === null ? (
        <>
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
