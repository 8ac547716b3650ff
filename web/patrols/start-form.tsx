import { useLocation } from 'preact-iso'
import { useEffect, useState } from 'preact/hooks'
import type { Market } from '../../src/markets/schema.ts'
import type { Patrol } from '../../src/patrols/schema.ts'
import type { Squad, SquadMember } from '../../src/people/schema.ts'
import type { OnDuty } from '../../src/rosters/schema.ts'
import { localName, t } from '../i18n/index.ts'
import { Button, ButtonRow, CheckboxGroup, ErrorState, SelectField, useFirstWrong, useSubmit } from '../kit/index.ts'
import { freshId } from '../offline/id.ts'
import { askToKeep } from '../offline/storage.ts'
import './patrols.css'
import { lastChoice, loadCurrent, readAhead, rememberChoice } from './store.ts'

interface Choice {
  market: string
  lead: string
  members: string[]
}

interface StartProps {
  squads: Squad[]
  squad: Squad
  markets: Market[]
  me: string
  /** Who is planned these evenings: a proposal. */
  planned: OnDuty['rows']
}

/** Where, with whom and led by whom: proposed from the roster and from last time. */
export function StartForm({ squads, squad, markets, me, planned }: StartProps) {
  const { route } = useLocation()
  const last = lastChoice<Choice>('patrol')
  // Oneself first, then who was along last time.
  const rank = (person: string) => (person === me ? 0 : last?.members.includes(person) ? 1 : 2)
  const mates = [...squad.members].sort((a, b) => rank(a.id) - rank(b.id))
  const elsewhere = squads.filter(({ id, members }) => id !== squad.id && members.length > 0)
  const everybody = [...mates, ...elsewhere.flatMap((each) => each.members)]
  const [market, setMarket] = useState(
    (markets.find((each) => each.id === last?.market) ?? markets.find((each) => each.squad_id === squad.id))?.id ?? '',
  )
  const [attempts, setAttempts] = useState(0)
  const form = useFirstWrong(attempts)
  const { evening, shut } = markets.find((each) => each.id === market) ?? {}
  const onDuty = planned
    .filter((duty) => duty.evening === evening && (duty.market_id === null || duty.market_id === market))
    .map(({ person_id }) => person_id)
  const proposed = onDuty.length > 0 ? onDuty : (last?.members ?? [])
  // Who was borrowed last time was borrowed for that evening.
  const [members, setMembers] = useState(() => [
    ...new Set([me, ...proposed.filter((person) => mates.some((mate) => mate.id === person))]),
  ])
  const [lead, setLead] = useState(last && members.includes(last.lead) ? last.lead : me)
  const along = everybody.filter(({ id }) => members.includes(id))
  const borrowed = along.filter(({ id }) => !mates.some((mate) => mate.id === id))
  const certified = along.filter((each) => each.certified).length
  useEffect(() => {
    // Whoever loses the signal on the way has the market on the phone.
    if (market !== '') void readAhead(market)
  }, [market])
  const submission = useSubmit(async () => {
    const { startHere, toldOffice, tonightAt } = await import('./unheard.ts')
    const known = await tonightAt(market, new Date())
    const leader = along.find(({ id }) => id === lead)
    const patrol: Patrol = {
      id: freshId(),
      market: known.market,
      evening: known.evening,
      squad: { id: squad.id, name: squad.name, name_en: squad.name_en },
      lead: { id: lead, name: leader?.name ?? '' },
      members: along.map(({ id, name, certified: isCertified }) => ({ id, name, certified: isCertified })),
      started_at: new Date().toISOString(),
      ended_at: null,
      counts: { inspections: 0, in_order: 0, findings: 0 },
    }
    await startHere(patrol)
    await toldOffice(patrol.id)
    void askToKeep()
    // Opened without signal, the phone must know of the patrol that it began.
    void loadCurrent().catch(() => undefined)
    rememberChoice('patrol', { market, lead, members } satisfies Choice)
    route(`/patrols/${patrol.id}`)
  })
  const change = (next: string[]) => {
    const chosen = next.includes(me) ? next : [me, ...next]
    setMembers(chosen)
    if (!chosen.includes(lead)) setLead(me)
  }
  const choice = (mate: SquadMember) => ({
    value: mate.id,
    label: mate.id === me ? `${mate.name}（${t.patrols.me}）` : mate.name,
    hint: [
      mate.certified ? t.patrols.certified : t.patrols.auxiliary,
      onDuty.includes(mate.id) ? t.patrols.planned : null,
      mates.includes(mate) ? null : t.patrols.borrowed,
    ]
      .filter(Boolean)
      .join(' · '),
    disabled: mate.id === me,
  })
  return (
    <form
      ref={form}
      class="start-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (market === '') setAttempts(attempts + 1)
        else submission.submit()
      }}
    >
      {last && <p class="remembered">{t.patrols.marketRemembered}</p>}
      <SelectField
        label={t.patrols.market}
        required
        value={market}
        options={markets.map((each) => ({ value: each.id, label: localName(each) }))}
        hint={shut && t.patrols.shutTonight(shut)}
        error={attempts > 0 && market === '' ? t.patrols.fillMarket : undefined}
        onChange={setMarket}
      />
      <CheckboxGroup
        legend={`${t.patrols.members} · ${localName(squad)}`}
        value={members}
        options={[...mates, ...borrowed].map(choice)}
        hint={certified < 2 ? t.patrols.fewCertified : t.patrols.certifiedCount(certified)}
        onChange={change}
      />
      {elsewhere.length > 0 && (
        <SelectField
          label={t.patrols.borrow}
          value=""
          options={[
            { value: '', label: t.patrols.nobodyYet },
            ...elsewhere.flatMap((each) =>
              each.members
                .filter(({ id }) => !members.includes(id))
                .map(({ id, name }) => ({ value: id, label: `${name} · ${localName(each)}` })),
            ),
          ]}
          onChange={(person) => change([...members, person])}
        />
      )}
      <SelectField
        label={t.patrols.lead}
        hint={t.patrols.leadHint}
        required
        value={lead}
        options={along.map((mate) => ({ value: mate.id, label: mate.name }))}
        onChange={setLead}
      />
      {submission.problem !== undefined && <ErrorState problem={submission.problem} onRetry={submission.submit} />}
      <ButtonRow fixed>
        <Button type="submit" size="large" kind="primary" block busy={submission.busy}>
          {t.patrols.start}
        </Button>
      </ButtonRow>
    </form>
  )
}
