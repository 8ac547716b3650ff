import { useLocation, useRoute } from 'preact-iso'
import { useState } from 'preact/hooks'
import * as v from 'valibot'
import { roles } from '../../src/people/rules-kinds.ts'
import { PersonEntry, type Person, type Squads } from '../../src/people/schema.ts'
import { api } from '../api.ts'
import { Changes } from '../events/changes.tsx'
import { localName, t } from '../i18n/index.ts'
import {
  Button,
  ButtonRow,
  DateField,
  ErrorState,
  PasswordField,
  RadioGroup,
  SelectField,
  Show,
  Switch,
  TextField,
  toast,
  useFirstWrong,
  useLoad,
  useSubmit,
} from '../kit/index.ts'
import { Page } from '../shell/page.tsx'
import { who } from '../shell/who.ts'

const empty: PersonEntry = {
  user_name: '',
  name: '',
  role: 'officer',
  squad_id: null,
  badge: null,
  active: true,
  certificate: null,
}

type Wrong = Partial<Record<keyof PersonEntry, string>>

/** The server's schema and the two things it asks beside it; a sentence for each field that does not fit. */
function wrongFields(draft: PersonEntry, isNew: boolean): Wrong {
  const wrong: Wrong = {}
  const sentences: Wrong = {
    user_name: t.people.fillUserName,
    name: t.people.fillName,
    badge: t.people.tooLong,
    certificate: t.people.fillCertificate,
    password: t.people.fillPassword,
  }
  for (const issue of v.safeParse(PersonEntry, draft).issues ?? []) {
    const field = String(issue.path?.[0]?.key) as keyof PersonEntry
    wrong[field] = sentences[field] ?? t.people.tooLong
  }
  if (draft.role === 'officer' && draft.squad_id === null) wrong.squad_id = t.people.fillSquad
  if (isNew && draft.password === undefined) wrong.password = t.people.fillPassword
  const { certificate } = draft
  if (!wrong.certificate && certificate && certificate.valid_from > certificate.valid_until) {
    wrong.certificate = t.people.reversed
  }
  return wrong
}

interface PartProps {
  draft: PersonEntry
  wrong: Wrong
  set: (change: Partial<PersonEntry>) => void
}

function CertificatePart({ draft, wrong, set }: PartProps) {
  const { certificate } = draft
  const change = (part: Partial<NonNullable<PersonEntry['certificate']>>) =>
    certificate && set({ certificate: { ...certificate, ...part } })
  return (
    <>
      <div class="weui-cells">
        <Switch
          label={t.people.hasCertificate}
          hint={t.people.hasCertificateHint}
          checked={certificate !== null}
          onChange={(has) => set({ certificate: has ? { number: '', valid_from: '', valid_until: '' } : null })}
        />
      </div>
      {certificate && (
        <>
          <TextField
            label={t.people.certificateNumber}
            required
            value={certificate.number}
            error={wrong.certificate}
            onInput={(number) => change({ number })}
          />
          <DateField
            label={t.people.validFrom}
            required
            value={certificate.valid_from}
            onInput={(valid_from) => change({ valid_from })}
          />
          <DateField
            label={t.people.validUntil}
            required
            value={certificate.valid_until}
            onInput={(valid_until) => change({ valid_until })}
          />
        </>
      )}
    </>
  )
}

function Form({ person, squads }: { person: Person | null } & Squads) {
  const { route } = useLocation()
  const [draft, setDraft] = useState<PersonEntry>(person ?? empty)
  const [attempts, setAttempts] = useState(0)
  const form = useFirstWrong(attempts)
  const set = (change: Partial<PersonEntry>) => setDraft({ ...draft, ...change })
  const wrong = attempts > 0 ? wrongFields(draft, person === null) : {}
  const own = person !== null && person.id === who.value?.id
  const saving = useSubmit(async () => {
    const entry = v.parse(PersonEntry, draft)
    await (person ? api.put<Person>(`/api/people/${person.id}`, entry) : api.post<Person>('/api/people', entry))
    toast(t.people.saved)
    route('/people', true)
  })
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (Object.keys(wrongFields(draft, person === null)).length === 0) saving.submit()
        else setAttempts(attempts + 1)
      }}
    >
      <TextField
        label={t.people.name}
        required
        value={draft.name}
        error={wrong.name}
        onInput={(name) => set({ name })}
      />
      <TextField
        label={t.people.userName}
        hint={t.people.userNameHint}
        required
        value={draft.user_name}
        error={wrong.user_name}
        onInput={(user_name) => set({ user_name: user_name.trim().toLowerCase() })}
      />
      <PasswordField
        label={person ? t.people.newPassword : t.people.password}
        hint={person ? t.people.newPasswordHint : t.people.passwordHint}
        required={person === null}
        autoComplete="new-password"
        value={draft.password ?? ''}
        error={wrong.password}
        onInput={(password) => set({ password: password === '' ? undefined : password })}
      />
      {own ? (
        <p class="weui-cells__tips">{t.people.ownAccount}</p>
      ) : (
        <RadioGroup
          legend={t.people.role}
          value={draft.role}
          options={roles.map((value) => ({ value, label: t.people.roles[value] }))}
          onChange={(role) => set({ role })}
        />
      )}
      {person !== null && draft.role !== person.role && (
        <p class="weui-cells__tips" role="status">
          {t.roles.becomes[draft.role]} {t.roles.atOnce}
        </p>
      )}
      {draft.role === 'officer' && (
        <>
          <SelectField
            label={t.people.squad}
            required
            value={draft.squad_id ?? ''}
            error={wrong.squad_id}
            options={squads.map((squad) => ({ value: squad.id, label: localName(squad) }))}
            onChange={(squad_id) => set({ squad_id })}
          />
          <CertificatePart draft={draft} wrong={wrong} set={set} />
        </>
      )}
      <TextField
        label={t.people.badge}
        value={draft.badge ?? ''}
        error={wrong.badge}
        onInput={(badge) => set({ badge: badge.trim() === '' ? null : badge })}
      />
      {!own && person !== null && (
        <div class="weui-cells">
          <Switch
            label={t.people.active}
            hint={t.people.activeHint}
            checked={draft.active}
            onChange={(active) => set({ active })}
          />
        </div>
      )}
      {saving.problem !== undefined && <ErrorState problem={saving.problem} />}
      <ButtonRow fixed>
        <Button kind="primary" size="large" type="submit" busy={saving.busy}>
          {t.people.save}
        </Button>
      </ButtonRow>
    </form>
  )
}

/** Adds a member of staff, or changes one: squad, certificate, password, activity. */
export default function PersonFormPage() {
  const id = useRoute().params['person']
  const needed = useLoad(
    async (signal) => {
      const [squads, person] = await Promise.all([
        api.get<Squads>('/api/squads', signal),
        id === undefined ? null : api.get<Person>(`/api/people/${id}`, signal),
      ])
      return { ...squads, person }
    },
    [id],
  )
  return (
    <Page title={id ? t.people.edit : t.people.add} back="/people">
      <Show of={needed}>{(known) => <Form {...known} />}</Show>
      {id !== undefined && <Changes subject={`person:${id}`} />}
    </Page>
  )
}
