import { useState } from 'preact/hooks'
import * as v from 'valibot'
import { instruments, LegalBasisEntry, type LegalBases } from '../../src/matters/schema.ts'
import { api } from '../api.ts'
import { t } from '../i18n/index.ts'
import {
  Button,
  ButtonRow,
  ErrorState,
  RadioGroup,
  TextArea,
  TextField,
  toast,
  useFirstWrong,
  useSubmit,
} from '../kit/index.ts'
import { freshId } from '../offline/id.ts'

interface Draft extends Omit<LegalBasisEntry, 'instrument' | 'item_codes'> {
  instrument: LegalBasisEntry['instrument'] | null
  codes: string
}

const empty = (): Draft => ({ id: freshId(), instrument: null, law: '', article: '', words: '', codes: '' })

/** Enters an article. It is never changed afterwards, only ended. */
export function BasisForm({ onSaved, onCancel }: { onSaved: (known: LegalBases) => void; onCancel: () => void }) {
  const [draft, setDraft] = useState(empty)
  const [attempts, setAttempts] = useState(0)
  const form = useFirstWrong(attempts)
  const { codes, ...rest } = draft
  const entry = {
    ...rest,
    item_codes: codes
      .toUpperCase()
      .split(/[\s,，、]+/)
      .filter(Boolean),
  }
  const wrong = new Map(
    attempts === 0
      ? []
      : (v.safeParse(LegalBasisEntry, entry).issues ?? []).map((issue) => [
          String(issue.path?.[0]?.key),
          issue.type === 'max_length' ? t.matters.tooLong : t.matters.fill,
        ]),
  )
  const saving = useSubmit(async () => {
    const known = await api.put<LegalBases>(`/api/legal-bases/${entry.id}`, v.parse(LegalBasisEntry, entry))
    toast(t.matters.savedBasis)
    onSaved(known)
  })
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change })
  return (
    <form
      ref={form}
      class="basis-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (v.is(LegalBasisEntry, entry)) saving.submit()
        else setAttempts(attempts + 1)
      }}
    >
      <RadioGroup
        legend={t.matters.instrument}
        value={draft.instrument}
        error={wrong.get('instrument')}
        options={instruments.map((value) => ({ value, label: t.matters.instruments[value] }))}
        onChange={(instrument) => set({ instrument })}
      />
      <TextField
        label={t.matters.law}
        required
        value={draft.law}
        error={wrong.get('law')}
        onInput={(law) => set({ law })}
      />
      <TextField
        label={t.matters.article}
        hint={t.matters.articleHint}
        required
        value={draft.article}
        error={wrong.get('article')}
        onInput={(article) => set({ article })}
      />
      <TextArea
        label={t.matters.articleWords}
        required
        max={2000}
        rows={5}
        value={draft.words}
        error={wrong.get('words')}
        onInput={(words) => set({ words })}
      />
      <TextField
        label={t.matters.itemCodes}
        hint={t.matters.itemCodesHint}
        value={draft.codes}
        error={wrong.has('item_codes') ? t.matters.itemCodesWrong : undefined}
        onInput={(next) => set({ codes: next })}
      />
      {saving.problem !== undefined && <ErrorState problem={saving.problem} onRetry={saving.submit} />}
      <ButtonRow>
        <Button size="large" onClick={onCancel}>
          {t.kit.cancel}
        </Button>
        <Button kind="primary" size="large" type="submit" busy={saving.busy}>
          {t.matters.saveBasis}
        </Button>
      </ButtonRow>
    </form>
  )
}
