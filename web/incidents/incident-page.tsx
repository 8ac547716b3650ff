import { useRoute } from 'preact-iso'
import { useState } from 'preact/hooks'
import type { IncidentPage as Known, Talk } from '../../src/incidents/schema.ts'
import { api } from '../api.ts'
import { formatDay, formatShortDateTime, listed, localName, t } from '../i18n/index.ts'
import { labelled } from '../i18n/punctuation.ts'
import { Button, ButtonRow, DefinitionList, EmptyState, ErrorState, Show, useLoad, useSubmit } from '../kit/index.ts'
import { freshId } from '../offline/id.ts'
import { Page } from '../shell/page.tsx'
import { who } from '../shell/who.ts'
import './incidents.css'
import { StateMark } from './state-mark.tsx'
import { TalkForm } from './talk-form.tsx'

function TalkNote({ talk }: { talk: Talk }) {
  return (
    <li class="incident-talk">
      <p>
        <strong>{t.incidents.talkedWith(talk.person, talk.talked_with)}</strong> · {formatDay(talk.talked_on)}
      </p>
      <p>{labelled(t.incidents.agreed, talk.agreed)}</p>
      {talk.answer !== null && <p>{labelled(t.incidents.answered, talk.answer)}</p>}
    </li>
  )
}

function Incident({ incident, onChange }: { incident: Known; onChange: (incident: Known) => void }) {
  // The id is made once for a form, so that sending it again after a lost answer is no second talk.
  const [talk, setTalk] = useState<string | null>(null)
  const taking = useSubmit(async () => onChange(await api.post<Known>(`/api/incidents/${incident.id}/take`)))
  const { market, reporter, hurt, help_called, squad, vendor, people, follow_up, may_follow_up } = incident
  return (
    <div class="incident">
      <p class="incident__head">
        <strong>{t.incidents.kinds[incident.kind]}</strong>
        <StateMark incident={incident} />
      </p>
      <DefinitionList
        items={[
          [t.incidents.market, localName(market)],
          [t.incidents.at, formatShortDateTime(incident.at, market.time_zone)],
          [t.incidents.place, incident.place],
          [
            t.incidents.source,
            reporter.kind === 'vendor' ? t.incidents.byVendor(reporter.name) : t.incidents.byOfficer(reporter.name),
          ],
          [t.incidents.squad, squad && localName(squad)],
          [t.incidents.vendor, vendor && <a href={`/vendors/${vendor.id}`}>{vendor.name}</a>],
          [t.incidents.peopleHead, people.length > 0 ? listed(people.map(({ name }) => name)) : null],
          [t.incidents.hurtHead, hurt ? (help_called ? t.incidents.helpWasCalled : t.incidents.helpNotCalled) : null],
          [t.incidents.words, incident.note ?? t.incidents.noWords],
        ]}
      />
      <h2>{t.incidents.followUp}</h2>
      {follow_up.length === 0 ? (
        <EmptyState icon="people" title={t.incidents.noTalks}>
          {t.incidents.noTalksHint}
        </EmptyState>
      ) : (
        <ul class="incident-talks" role="list">
          {follow_up.map((each) => (
            <TalkNote key={each.id} talk={each} />
          ))}
        </ul>
      )}
      {incident.closed_at === null && !may_follow_up && <p class="incident-hint">{t.incidents.notYours}</p>}
      {taking.problem !== undefined && <ErrorState problem={taking.problem} />}
      {talk !== null ? (
        <TalkForm
          incident={incident}
          id={talk}
          onDone={(changed) => {
            setTalk(null)
            onChange(changed)
          }}
          onCancel={() => setTalk(null)}
        />
      ) : (
        may_follow_up && (
          <ButtonRow>
            {incident.follow_up_by?.id !== who.value?.id && (
              <Button busy={taking.busy} onClick={taking.submit}>
                {t.incidents.take}
              </Button>
            )}
            <Button kind="primary" onClick={() => setTalk(freshId())}>
              {t.incidents.addTalk}
            </Button>
          </ButtonRow>
        )
      )}
    </div>
  )
}

/** One incident: what happened, who sees to it, the talks after it. */
export default function IncidentPage() {
  const id = useRoute().params['incident'] ?? ''
  const loaded = useLoad((signal) => api.get<Known>(`/api/incidents/${id}`, signal), [id])
  return (
    <Page title={t.incidents.title} back="/incidents">
      <Show of={loaded} words={t.incidents.loading}>
        {(incident) => <Incident incident={incident} onChange={loaded.set} />}
      </Show>
    </Page>
  )
}
