import { useState } from 'preact/hooks'
import { certificateState, type CertificateState } from '../../src/people/rules.ts'
import type { People, Person, Squad, Squads } from '../../src/people/schema.ts'
import { api } from '../api.ts'
import { formatDay, listed, localName, squadOf, t } from '../i18n/index.ts'
import { Button, Cell, EmptyState, List, SearchBox, Show, StatusMark, Tabs, type Tone, useLoad } from '../kit/index.ts'
import { Page } from '../shell/page.tsx'

const tones: Record<CertificateState, Tone> = {
  certified: 'good',
  expiring: 'attention',
  expired: 'danger',
  coming: 'info',
  auxiliary: 'plain',
}
const byName = new Intl.Collator('zh-CN')

type Judged = Pick<People, 'day' | 'alert_days'>

function Mark({ person, by }: { person: Person; by: Judged }) {
  if (!person.active) return <StatusMark tone="plain" icon="close" word={t.people.inactive} />
  if (person.role === 'supervisor') return <StatusMark tone="info" icon="person" word={t.people.roles.supervisor} />
  const state = certificateState(person.certificate, by.day, by.alert_days)
  return <StatusMark tone={tones[state]} word={t.people.certificates[state]} />
}

const about = ({ user_name, badge, certificate }: Person) =>
  [user_name, badge, certificate && t.people.until(formatDay(certificate.valid_until))].filter(Boolean).join(' · ')

function Row({ person, by }: { person: Person; by: Judged }) {
  return (
    <Cell
      title={person.name}
      description={about(person)}
      value={<Mark person={person} by={by} />}
      href={`/people/${person.id}`}
    />
  )
}

const fits = (person: Person, query: string) => {
  const words = query.trim().toLowerCase()
  return [person.name, person.user_name, person.badge ?? ''].some((text) => text.toLowerCase().includes(words))
}

/** Active officers whose certificate has run out or soon will. */
const needsAttention = (person: Person, by: Judged) =>
  person.active &&
  person.role === 'officer' &&
  ['expiring', 'expired'].includes(certificateState(person.certificate, by.day, by.alert_days))

function grouped(people: readonly Person[]): [title: string, members: Person[]][] {
  const groups = new Map<string, Person[]>()
  for (const person of [...people].sort((a, b) => byName.compare(a.name, b.name))) {
    const title = person.active
      ? person.role === 'supervisor'
        ? t.people.roles.supervisor
        : squadOf(person) || t.people.noSquad
      : t.people.inactive
    groups.set(title, [...(groups.get(title) ?? []), person])
  }
  const last = (title: string) => Number(title === t.people.inactive)
  return [...groups].sort(([a], [b]) => last(a) - last(b) || byName.compare(a, b))
}

function PeopleList({ people, ...by }: People) {
  const [query, setQuery] = useState('')
  const found = people.filter((person) => fits(person, query))
  const attention = found.filter((person) => needsAttention(person, by))
  return (
    <>
      <SearchBox label={t.people.search} value={query} onInput={setQuery} found={t.people.found(found.length)} />
      {found.length === 0 && (
        <EmptyState icon="people" title={t.people.none}>
          {t.people.noneHint}
        </EmptyState>
      )}
      {attention.length > 0 && (
        <List title={t.people.attention} tips={t.people.attentionHint}>
          {attention.map((person) => (
            <Row key={person.id} person={person} by={by} />
          ))}
        </List>
      )}
      {grouped(found).map(([title, members]) => (
        <List key={title} title={title}>
          {members.map((person) => (
            <Row key={person.id} person={person} by={by} />
          ))}
        </List>
      ))}
    </>
  )
}

const competence = (squad: Squad) => listed(squad.authorities.map((authority) => t.people.authorities[authority]))

function SquadList({ squads }: Squads) {
  if (squads.length === 0) {
    return (
      <EmptyState icon="people" title={t.people.noSquads}>
        {t.people.noSquadsHint}
      </EmptyState>
    )
  }
  return (
    <List>
      {[...squads]
        .sort((a, b) => byName.compare(a.name, b.name))
        .map((squad) => (
          <Cell
            key={squad.id}
            icon="people"
            title={localName(squad)}
            description={`${t.people.members(squad.members.length, squad.members.filter((one) => one.certified).length)} · ${competence(squad)}`}
            href={`/squads/${squad.id}`}
          />
        ))}
    </List>
  )
}

/** Staff by squad with their certificates, and the squads; kept by supervisors. */
export default function PeoplePage() {
  const [view, setView] = useState<'people' | 'squads'>('people')
  const people = useLoad((signal) => api.get<People>('/api/people', signal), [])
  const squads = useLoad((signal) => api.get<Squads>('/api/squads', signal), [])
  return (
    <Page
      title={t.people.title}
      back="/me"
      actions={
        <Button size="small" icon="plus" href={view === 'people' ? '/people/new' : '/squads/new'}>
          {view === 'people' ? t.people.add : t.people.addSquad}
        </Button>
      }
    >
      <Tabs
        label={t.people.views}
        tabs={[
          { id: 'people', label: t.people.people },
          { id: 'squads', label: t.people.squads },
        ]}
        value={view}
        onChange={setView}
      >
        {view === 'people' ? (
          <Show of={people}>{(known) => <PeopleList {...known} />}</Show>
        ) : (
          <Show of={squads}>{(known) => <SquadList {...known} />}</Show>
        )}
      </Tabs>
    </Page>
  )
}
