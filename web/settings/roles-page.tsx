import { useLocation, useRoute } from 'preact-iso'
import { useState } from 'preact/hooks'
import { onlyOf, sharedBy, type Capability } from '../../src/people/rules.ts'
import type { People, Person } from '../../src/people/schema.ts'
import { api, withQuery } from '../api.ts'
import { Changes } from '../events/changes.tsx'
import { squadOf, t } from '../i18n/index.ts'
import { Cell, EmptyState, List, SearchBox, Show, Tabs, useLoad } from '../kit/index.ts'
import { Page } from '../shell/page.tsx'
import './settings.css'

const shown = ['supervisor', 'officer', 'vendor'] as const
type Shown = (typeof shown)[number]
/** So many people are found by looking. */
const few = 8
const byName = new Intl.Collator('zh-CN')

function Rights({ title, rights }: { title: string; rights: readonly Capability[] }) {
  return (
    <section>
      <h2 class="weui-cells__title">{title}</h2>
      <ul class="rights">
        {rights.map((right) => (
          <li key={right}>{t.roles.may[right]}</li>
        ))}
      </ul>
    </section>
  )
}

function Holders({ role, people }: { role: Person['role']; people: readonly Person[] }) {
  const [query, setQuery] = useState('')
  const holders = people
    .filter((person) => person.active && person.role === role)
    .sort((a, b) => byName.compare(squadOf(a), squadOf(b)) || byName.compare(a.name, b.name))
  if (holders.length === 0) return <EmptyState title={t.roles.nobody}>{t.roles.nobodyHint}</EmptyState>
  const words = query.trim().toLowerCase()
  const found = holders.filter(({ name, user_name, squad_name, squad_name_en }) =>
    [name, user_name, squad_name ?? '', squad_name_en ?? ''].some((text) => text.toLowerCase().includes(words)),
  )
  return (
    <>
      {holders.length > few && (
        <SearchBox label={t.roles.search} value={query} onInput={setQuery} found={t.people.found(found.length)} />
      )}
      {found.length === 0 ? (
        <EmptyState title={t.people.none}>{t.people.noneHint}</EmptyState>
      ) : (
        <List title={t.roles.who(role, holders.length)} tips={t.roles.whoTips}>
          {found.map((person) => (
            <Cell
              key={person.id}
              title={person.name}
              description={role === 'officer' ? squadOf(person) || t.people.noSquad : person.user_name}
              href={`/people/${person.id}`}
            />
          ))}
        </List>
      )}
    </>
  )
}

function StaffRole({ role, other }: { role: Person['role']; other: Person['role'] }) {
  const people = useLoad((signal) => api.get<People>('/api/people', signal), [])
  return (
    <>
      <Rights title={t.roles.only(role)} rights={onlyOf(role, other)} />
      <Rights title={t.roles.both} rights={sharedBy(role, other)} />
      <p class="settings__hint">{t.roles.certified}</p>
      <section>
        <h2 class="weui-cells__title">{t.roles.changing}</h2>
        <ul class="rights">
          {[t.roles.becomes[role], t.roles.atOnce, t.roles.last, t.roles.logged].map((said) => (
            <li key={said}>{said}</li>
          ))}
        </ul>
      </section>
      <Show of={people}>{(known) => <Holders role={role} people={known.people} />}</Show>
      <Changes kind="person.saved" />
    </>
  )
}

/** What each role may do in words, who has it, and what changing a person's role does. */
export default function RolesPage() {
  const { query } = useRoute()
  const { route } = useLocation()
  const role = shown.find((each) => each === query['role']) ?? 'supervisor'
  return (
    <Page title={t.roles.title} back="/settings/district">
      <p class="settings__hint">{t.roles.about}</p>
      <Tabs<Shown>
        label={t.roles.choose}
        tabs={shown.map((id) => ({ id, label: t.roles.names[id] }))}
        value={role}
        onChange={(next) => route(withQuery('/settings/roles', { role: next }), true)}
      >
        {role === 'supervisor' && <StaffRole key="supervisor" role="supervisor" other="officer" />}
        {role === 'officer' && <StaffRole key="officer" role="officer" other="supervisor" />}
        {role === 'vendor' && (
          <>
            <Rights title={t.roles.only('vendor')} rights={onlyOf('vendor', 'supervisor')} />
            <List title={t.roles.signsIn}>
              <Cell icon="stall" title={t.roles.vendors} description={t.roles.vendorsHint} href="/vendors" />
            </List>
          </>
        )}
      </Tabs>
    </Page>
  )
}
