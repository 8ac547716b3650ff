import { useState } from 'preact/hooks'
import { paperWords } from '../../src/documents/rules-paper.ts'
import { signingWays, type SigningRole } from '../../src/documents/rules-kinds.ts'
import type { Document, SignatureEntry } from '../../src/documents/schema.ts'
import { api } from '../api.ts'
import { t } from '../i18n/index.ts'
import { Button, Dialog, ErrorState, RadioGroup, SelectField, TextField, toast, useSubmit } from '../kit/index.ts'
import { freshId } from '../offline/id.ts'
import { who } from '../shell/who.ts'
import { Drawing } from './drawing.tsx'
import './sign-form.css'

interface Draft {
  role: SigningRole
  signer: string
  way: (typeof signingWays)[number]
  lines: readonly (readonly number[])[]
  note: string
  witness: string
}

type Wrong = Partial<Record<'signer' | 'note' | 'witness' | 'lines', string>>

const named = (document: Document, role: SigningRole): string => {
  const { party } = document.facts
  if (role === 'party') return typeof party === 'string' ? party.replace(/（.*$/, '') : ''
  const me = who.peek()?.name ?? ''
  return role === 'officer' && !document.signatures.some(({ signer }) => signer === me) ? me : ''
}

function wrongIn({ signer, way, lines, note, witness }: Draft): Wrong {
  return {
    ...(signer.trim() === '' && { signer: t.documents.fillSigner }),
    ...(way === 'screen' && lines.length === 0 && { lines: t.documents.drawFirst }),
    ...(way === 'refused' && note.trim() === '' && { note: t.documents.fill }),
    ...(way === 'refused' && witness.trim() === '' && { witness: t.documents.fillWitness }),
  }
}

function entryOf(id: string, { role, signer, way, lines, note, witness }: Draft): SignatureEntry {
  const of = { id, signer: signer.trim() }
  if (way === 'refused') return { ...of, role: 'party', way, note: note.trim(), witness: witness.trim() }
  return way === 'paper' ? { ...of, role, way } : { ...of, role, way, strokes: lines.map((line) => [...line]) }
}

/** Who signs and how: drawn here, on paper by hand, or a refusal with its witness. */
export function SignForm(props: {
  document: Document
  roles: readonly SigningRole[]
  onClose: () => void
  onSigned: (document: Document) => void
}) {
  const { document, roles } = props
  const [id] = useState(freshId)
  const [told, setTold] = useState(false)
  const first = roles[0] ?? 'party'
  const [draft, setDraft] = useState<Draft>({
    ...{ role: first, signer: named(document, first), way: 'screen', lines: [] },
    ...{ note: paperWords.refusal, witness: '' },
  })
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change })
  const wrong = wrongIn(draft)
  const said = told ? wrong : {}
  const saving = useSubmit(async () => {
    props.onSigned(await api.post<Document>(`/api/documents/${document.id}/signatures`, entryOf(id, draft)))
    toast(t.documents.signed)
  })
  const ways = signingWays.filter((way) => way !== 'refused' || draft.role === 'party')
  return (
    <Dialog
      open
      title={t.documents.sign}
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={props.onClose}>{t.kit.cancel}</Button>
          <Button
            kind="primary"
            busy={saving.busy}
            onClick={() => {
              setTold(true)
              if (Object.keys(wrong).length === 0) saving.submit()
            }}
          >
            {t.documents.saveSignature}
          </Button>
        </>
      }
    >
      <SelectField<SigningRole>
        label={t.documents.signAs}
        required
        value={draft.role}
        options={roles.map((value) => ({ value, label: t.documents.role[value] }))}
        onChange={(role) =>
          set({
            ...{ role, signer: named(document, role), lines: [] },
            way: draft.way === 'refused' ? 'screen' : draft.way,
          })
        }
      />
      <TextField
        label={t.documents.signer}
        required
        value={draft.signer}
        error={said.signer}
        onInput={(signer) => set({ signer })}
      />
      <RadioGroup
        legend={t.documents.way}
        value={draft.way}
        options={ways.map((value) => ({
          ...{ value, label: t.documents.ways[value] },
          ...(value === 'paper' && { hint: t.documents.paperHint }),
        }))}
        onChange={(way) => set({ way })}
      />
      {draft.way === 'screen' && (
        <Drawing lines={draft.lines} onDraw={(lines) => setDraft((now) => ({ ...now, lines }))} />
      )}
      {draft.way === 'refused' && (
        <>
          <TextField
            label={t.documents.refusedNote}
            required
            value={draft.note}
            error={said.note}
            onInput={(note) => set({ note })}
          />
          <TextField
            label={t.documents.witness}
            required
            value={draft.witness}
            error={said.witness}
            onInput={(witness) => set({ witness })}
          />
        </>
      )}
      {said.lines && (
        <p class="field__error" role="alert">
          {said.lines}
        </p>
      )}
      {saving.problem !== undefined && <ErrorState problem={saving.problem} />}
    </Dialog>
  )
}
