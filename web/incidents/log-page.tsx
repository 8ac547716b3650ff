import { useLocation, useRoute } from 'preact-iso'
import { useState } from 'preact/hooks'
import { loggedKinds, type LoggedKind } from '../../src/incidents/rules-kinds.ts'
import type { IncidentLog, IncidentPlace } from '../../src/incidents/schema.ts'
import { isComplaint } from '../../src/incidents/rules.ts'
import type { Round } from '../../src/patrols/schema.ts'
import { t } from '../i18n/index.ts'
import {
  Button,
  ButtonRow,
  CheckboxGroup,
  RadioGroup,
  Show,
  Switch,
  TextArea,
  TextField,
  useLoad,
  useSubmit,
  ErrorState,
} from '../kit/index.ts'
import { freshId } from '../offline/id.ts'
import { keep, outcome } from '../offline/keep.ts'
import { loadRound, said } from '../patrols/store.ts'
import { Page } from '../shell/page.tsx'
import { who } from '../shell/who.ts'
import './incidents.css'

const most = { words: 500, place: 80 } as const

/** The stall or shop that the address names; null for a place in words. */
function placeOf({ stall, shop }: Readonly<Record<string, string | undefined>>): IncidentPlace | null {
  if (stall) return { kind: 'stall', id: stall }
  return shop ? { kind: 'shop', id: shop } : null
}

/** Tells the walk what became of it: that the office has it, or only this phone. */
function tellWalk(id: string) {
  said.value = { words: t.incidents.kept, kept: true }
  outcome(id).then(
    () => (said.value = { words: t.incidents.logged, kept: false }),
    () => undefined,
  )
}

function Form({ round, id }: { round: Round; id: string }) {
  const { query } = useRoute()
  const { route } = useLocation()
  const fixed = placeOf(query)
  const [kind, setKind] = useState<LoggedKind | null>(null)
  const [words, setWords] = useState('')
  const [with_vendor, setWithVendor] = useState(fixed !== null)
  const [people, setPeople] = useState<string[]>([])
  const [wasHurt, setWasHurt] = useState(false)
  const [called, setCalled] = useState(false)
  const [note, setNote] = useState('')
  const [told, setTold] = useState(false)
  const { members } = round.patrol
  const complaint = kind !== null && isComplaint(kind)
  const hurt = wasHurt || kind === 'injury'
  const place: IncidentPlace = fixed ?? { kind: 'place', place: words.trim() }
  const placeless = fixed === null && (words.trim() === '' || words.trim().length > most.place)
  const tooLong = note.trim().length > most.words
  const saving = useSubmit(async () => {
    if (kind === null) return
    const body: IncidentLog = {
      id,
      patrol_id: round.patrol.id,
      kind,
      place,
      with_vendor: fixed !== null && with_vendor,
      people,
      hurt,
      help_called: hurt && called,
      note: note.trim() === '' ? null : note.trim(),
      claimed_at: new Date().toISOString(),
    }
    await keep({
      id,
      kind: 'incident.log',
      path: `/api/markets/${round.market.id}/incidents/${id}`,
      body,
      label: t.incidents.kinds[kind],
      person_id: who.peek()?.id ?? '',
      person_name: who.peek()?.name ?? '',
      after: round.patrol.id,
      shown: {},
    })
    tellWalk(id)
    route(
      fixed && fixed.kind !== 'place' ? `/patrols/${round.patrol.id}?place=${fixed.id}` : `/patrols/${round.patrol.id}`,
    )
  })
  const save = () => {
    setTold(true)
    if (kind !== null && !placeless && !tooLong) saving.submit()
  }
  const named = (each: { id: string; name: string }) => ({ value: each.id, label: each.name })
  return (
    <div class="incident-form">
      <RadioGroup<LoggedKind>
        legend={t.incidents.what}
        value={kind}
        onChange={setKind}
        options={loggedKinds.map((value) => ({ value, label: t.incidents.kinds[value] }))}
        error={told && kind === null ? t.incidents.whatMissing : undefined}
      />
      {fixed === null ? (
        <TextField
          label={t.incidents.where}
          hint={t.incidents.whereHint}
          required
          value={words}
          onInput={setWords}
          error={told && placeless ? t.incidents.whereMissing : undefined}
        />
      ) : (
        <>
          <p class="incident-form__place">{t.incidents.atStall(query['number'] ?? '')}</p>
          <Switch label={t.incidents.withVendor} checked={with_vendor} onChange={setWithVendor} />
        </>
      )}
      {kind === 'injury' ? (
        <p class="incident-form__first">{t.incidents.helpFirst}</p>
      ) : (
        <Switch label={t.incidents.hurt} checked={wasHurt} onChange={setWasHurt} />
      )}
      {hurt && <Switch label={t.incidents.helpCalled} checked={called} onChange={setCalled} />}
      <CheckboxGroup
        legend={complaint ? t.incidents.complainedOf : t.incidents.people}
        hint={complaint ? t.incidents.complainedOfHint : undefined}
        value={people}
        onChange={setPeople}
        options={[...members, ...(complaint ? round.supervisors : [])].map(named)}
      />
      <TextArea
        label={t.incidents.note}
        max={most.words}
        value={note}
        onInput={setNote}
        error={told && tooLong ? t.incidents.noteTooLong : undefined}
      />
      {saving.problem !== undefined && <ErrorState problem={saving.problem} />}
      <ButtonRow fixed>
        <Button kind="primary" size="large" busy={saving.busy} onClick={save}>
          {t.incidents.save}
        </Button>
      </ButtonRow>
    </div>
  )
}

/** An officer logs what happened, in three taps where nothing needs saying; kept on the phone first, as every record. */
export default function LogPage() {
  const { params } = useRoute()
  const patrol = params['patrol'] ?? ''
  // Made as the page opens, so that a second tap is no second incident.
  const [id] = useState(freshId)
  const round = useLoad((signal) => loadRound(patrol, signal), [patrol])
  return (
    <Page title={t.incidents.logTitle} back={`/patrols/${patrol}`}>
      <Show of={round}>{(loaded) => <Form round={loaded} id={id} />}</Show>
    </Page>
  )
}
