import { useLocation, useRoute } from 'preact-iso'
import { useState } from 'preact/hooks'
import * as v from 'valibot'
import { authorities } from '../../src/people/rules-kinds.ts'
import { SquadEntry, type Squad, type Squads } from '../../src/people/schema.ts'
import { api, ApiProblem } from '../api.ts'
import { Changes } from '../events/changes.tsx'
import { t } from '../i18n/index.ts'
import {
  Button,
  ButtonRow,
  CheckboxGroup,
  ErrorState,
  Show,
  TextField,
  toast,
  useFirstWrong,
  useLoad,
  useSubmit,
} from '../kit/index.ts'
import { Page } from '../shell/page.tsx'

function Form({ squad }: { squad: Squad | null }) {
  const { route } = useLocation()
  const [draft, setDraft] = useState<SquadEntry>(squad ?? { name: '', name_en: null, authorities: ['C'] })
  const [attempts, setAttempts] = useState(0)
  const form = useFirstWrong(attempts)
  const set = (change: Partial<SquadEntry>) => setDraft({ ...draft, ...change })
  const wrong = new Set(
    attempts > 0 ? v.safeParse(SquadEntry, draft).issues?.map((issue) => String(issue.path?.[0]?.key)) : [],
  )
  const saving = useSubmit(async () => {
    const entry = v.parse(SquadEntry, draft)
    await (squad ? api.put<Squad>(`/api/squads/${squad.id}`, entry) : api.post<Squad>('/api/squads', entry))
    toast(t.people.saved)
    route('/people', true)
  })
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (v.is(SquadEntry, draft)) saving.submit()
        else setAttempts(attempts + 1)
      }}
    >
      <TextField
        label={t.people.squadName}
        required
        value={draft.name}
        error={wrong.has('name') ? t.people.fillSquadName : undefined}
        onInput={(name) => set({ name })}
      />
      <TextField
        label={t.people.squadNameEn}
        value={draft.name_en ?? ''}
        error={wrong.has('name_en') ? t.people.tooLong : undefined}
        onInput={(words) => set({ name_en: words.trim() === '' ? null : words })}
      />
      <CheckboxGroup
        legend={t.people.competence}
        hint={t.people.competenceHint}
        options={authorities.map((value) => ({ value, label: t.people.authorities[value] }))}
        value={draft.authorities}
        onChange={(next) => set({ authorities: next })}
      />
      {saving.problem !== undefined && <ErrorState problem={saving.problem} />}
      <ButtonRow fixed>
        <Button kind="primary" size="large" type="submit" busy={saving.busy}>
          {t.people.save}
        </Button>
      </ButtonRow>
    </form>
  )
}

/** Adds a squad, or changes its name and what it is competent for (rule R17). */
export default function SquadFormPage() {
  const id = useRoute().params['squad']
  const squad = useLoad(
    async (signal) => {
      if (id === undefined) return { squad: null }
      const { squads } = await api.get<Squads>('/api/squads', signal)
      const found = squads.find((one) => one.id === id)
      if (!found) throw new ApiProblem('not_found', 404)
      return { squad: found }
    },
    [id],
  )
  return (
    <Page title={id ? t.people.editSquad : t.people.addSquad} back="/people">
      <Show of={squad}>{(known) => <Form {...known} />}</Show>
      {id !== undefined && <Changes subject={`squad:${id}`} />}
    </Page>
  )
}
