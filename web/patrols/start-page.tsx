import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import type { Market } from '../../src/markets/schema.ts'
import type { Patrol } from '../../src/patrols/schema.ts'
import type { Squad, Squads } from '../../src/people/schema.ts'
import { api } from '../api.ts'
import { formatShortDateTime, listed, localName, t } from '../i18n/index.ts'
import {
  Button,
  ButtonRow,
  CheckboxGroup,
  DefinitionList,
  EmptyState,
  ErrorState,
  SelectField,
  Show,
  useLoad,
  useSubmit,
} from '../kit/index.ts'
import { Page } from '../shell/page.tsx'
import { timeZone, who } from '../shell/who.ts'
import { askToKeep } from '../offline/storage.ts'
import './patrols.css'
import { freshId } from '../offline/id.ts'
import { lastChoice, loadCurrent, rememberChoice } from './store.ts'

interface Choice {
  market: string
  lead: string
  members: string[]
}

function Current({ patrol }: { patrol: Patrol }) {
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

function StartForm({ squad, markets, me }: { squad: Squad; markets: Market[]; me: string }) {
  const { route } = useLocation()
  const last = lastChoice<Choice>('patrol')
  // Oneself first, then who was along last time.
  const rank = (person: string) => (person === me ? 0 : last?.members.includes(person) ? 1 : 2)
  const mates = [...squad.members].sort((a, b) => rank(a.id) - rank(b.id))
  const [id] = useState(freshId)
  const [market, setMarket] = useState(
    (markets.find((each) => each.id === last?.market) ?? markets.find((each) => each.squad_id === squad.id))?.id ?? '',
  )
  const [members, setMembers] = useState(() => [
    ...new Set([me, ...(last?.members ?? []).filter((person) => mates.some((mate) => mate.id === person))]),
  ])
  const [lead, setLead] = useState(last && members.includes(last.lead) ? last.lead : me)
  const certified = mates.filter((mate) => mate.certified && members.includes(mate.id)).length
  const submission = useSubmit(async () => {
    await api.put<Patrol>(`/api/markets/${market}/patrols/${id}`, { squad_id: squad.id, lead_id: lead, members })
    void askToKeep()
    // Opened without signal, the phone must know of the patrol that it began.
    void loadCurrent().catch(() => undefined)
    rememberChoice('patrol', { market, lead, members } satisfies Choice)
    route(`/patrols/${id}`)
  })
  const change = (next: string[]) => {
    const chosen = next.includes(me) ? next : [me, ...next]
    setMembers(chosen)
    if (!chosen.includes(lead)) setLead(me)
  }
  return (
    <form
      class="start-form"
      onSubmit={(event) => {
        event.preventDefault()
        submission.submit()
      }}
    >
      {last && <p class="remembered">{t.patrols.marketRemembered}</p>}
      <SelectField
        label={t.patrols.market}
        required
        value={market}
        options={markets.map((each) => ({ value: each.id, label: localName(each) }))}
        onChange={setMarket}
      />
      <CheckboxGroup
        legend={`${t.patrols.members} · ${localName(squad)}`}
        value={members}
        options={mates.map((mate) => ({
          value: mate.id,
          label: mate.id === me ? `${mate.name}（${t.patrols.me}）` : mate.name,
          hint: mate.certified ? t.patrols.certified : t.patrols.auxiliary,
          disabled: mate.id === me,
        }))}
        hint={certified < 2 ? t.patrols.fewCertified : t.patrols.certifiedCount(certified)}
        onChange={change}
      />
      <SelectField
        label={t.patrols.lead}
        hint={t.patrols.leadHint}
        required
        value={lead}
        options={mates
          .filter((mate) => members.includes(mate.id))
          .map((mate) => ({ value: mate.id, label: mate.name }))}
        onChange={setLead}
      />
      {submission.problem !== undefined && <ErrorState problem={submission.problem} onRetry={submission.submit} />}
      <ButtonRow fixed>
        <Button type="submit" size="large" kind="primary" block busy={submission.busy} disabled={market === ''}>
          {t.patrols.start}
        </Button>
      </ButtonRow>
    </form>
  )
}

/** An officer's home: the patrol under way, or starting one. */
export default function StartPage() {
  const me = who.value
  const known = useLoad(async (signal) => {
    const patrol = await loadCurrent(signal)
    if (patrol) return { patrol, squads: null, markets: null }
    const [squads, markets] = await Promise.all([
      api.get<Squads>('/api/squads', signal),
      api.get<{ markets: Market[] }>('/api/markets', signal),
    ])
    return { patrol, squads: squads.squads, markets: markets.markets }
  }, [])
  return (
    <Page title={t.patrols.title}>
      <Show of={known}>
        {({ patrol, squads, markets }) => {
          if (patrol) return <Current patrol={patrol} />
          const squad = squads?.find((each) => me?.kind === 'person' && each.id === me.squad_id)
          if (!squad || !me) return <EmptyState title={t.patrols.noSquad}>{t.patrols.noSquadHint}</EmptyState>
          return <StartForm squad={squad} markets={markets ?? []} me={me.id} />
        }}
      </Show>
    </Page>
  )
}
