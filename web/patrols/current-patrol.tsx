import { useState } from 'preact/hooks'
import type { Patrol } from '../../src/patrols/schema.ts'
import type { Squad } from '../../src/people/schema.ts'
import { api } from '../api.ts'
import { formatShortDateTime, listed, localName, t } from '../i18n/index.ts'
import { Button, ButtonRow, DefinitionList, ErrorState, SelectField, useSubmit } from '../kit/index.ts'
import { timeZone } from '../shell/who.ts'
import './patrols.css'

/** The patrol under way: since when, who, how much, and the ways on. */
export function Current({ patrol }: { patrol: Patrol }) {
  return (
    <section class="current-patrol" aria-label={t.patrols.current}>
      <p class="current-patrol__word">{t.patrols.current}</p>
      <h2 class="current-patrol__market">{localName(patrol.market)}</h2>
      <DefinitionList
        items={[
          [t.patrols.title, t.patrols.started(formatShortDateTime(patrol.started_at, timeZone.value))],
          [localName(patrol.squad), listed(patrol.members.map((member) => member.name))],
          [
            t.patrols.inspections,
            t.patrols.counts(patrol.counts.inspections, patrol.counts.in_order, patrol.counts.findings),
          ],
        ]}
      />
      <ButtonRow>
        <Button size="large" href={`/patrols/${patrol.id}/end`}>
          {t.patrols.end}
        </Button>
        <Button size="large" kind="primary" href={`/patrols/${patrol.id}`}>
          {t.patrols.goOn}
        </Button>
      </ButtonRow>
    </section>
  )
}

/** An officer more on the patrol under way; needs a signal, because their own phone has to know. */
export function TakeAlong({
  patrol,
  squads,
  onTaken,
}: {
  patrol: Patrol
  squads: Squad[]
  onTaken: (patrol: Patrol) => void
}) {
  const [person, setPerson] = useState('')
  const along = new Set(patrol.members.map(({ id }) => id))
  const submission = useSubmit(async () => {
    onTaken(
      await api.post<Patrol>(`/api/markets/${patrol.market.id}/patrols/${patrol.id}/members`, { person_id: person }),
    )
    setPerson('')
  })
  const choices = squads.flatMap((squad) =>
    squad.members
      .filter(({ id }) => !along.has(id))
      .map(({ id, name }) => ({ value: id, label: `${name} · ${localName(squad)}` })),
  )
  return (
    <>
      <SelectField
        label={t.patrols.takeAlong}
        value={person}
        options={[{ value: '', label: t.patrols.nobodyYet }, ...choices]}
        onChange={setPerson}
      />
      {submission.problem !== undefined && <ErrorState problem={submission.problem} />}
      {person !== '' && (
        <ButtonRow>
          <Button size="large" busy={submission.busy} onClick={submission.submit}>
            {t.patrols.takeAlong}
          </Button>
        </ButtonRow>
      )}
    </>
  )
}
