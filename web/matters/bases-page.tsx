import './matters.css'
import { useState } from 'preact/hooks'
import { instruments, type LegalBases, type LegalBasis } from '../../src/matters/schema.ts'
import { api } from '../api.ts'
import { formatDateTime, listed, t } from '../i18n/index.ts'
import { Button, ConfirmDialog, EmptyState, ErrorState, later, Show, toast, useLoad, useSubmit } from '../kit/index.ts'
import { Page } from '../shell/page.tsx'
import { can, timeZone } from '../shell/who.ts'

/** For supervisors only, and seldom. */
const BasisForm = later(() => import('./basis-form.tsx').then((chunk) => chunk.BasisForm))

const nameOf = ({ law, article }: LegalBasis) => `《${law}》${article}`

function Basis({ basis, onEnd }: { basis: LegalBasis; onEnd: (() => void) | null }) {
  const { item_codes, words, ended_at } = basis
  return (
    <li class={ended_at === null ? 'basis' : 'basis basis_ended'}>
      <h3 class="basis__name">{nameOf(basis)}</h3>
      <blockquote class="basis__words">{words}</blockquote>
      <p class="basis__items">
        {item_codes.length === 0 ? t.matters.allItems : t.matters.forItems(listed(item_codes))}
        {ended_at !== null && ` · ${t.matters.endedOn(formatDateTime(ended_at, timeZone.value))}`}
      </p>
      {onEnd && (
        <Button size="small" label={t.matters.endBasisLabel(nameOf(basis))} onClick={onEnd}>
          {t.matters.endBasis}
        </Button>
      )}
    </li>
  )
}

function Ending({
  basis,
  onClose,
  onDone,
}: {
  basis: LegalBasis
  onClose: () => void
  onDone: (l: LegalBases) => void
}) {
  const ending = useSubmit(async () => {
    onDone(await api.post<LegalBases>(`/api/legal-bases/${basis.id}/end`))
    toast(t.matters.endedBasis)
  })
  return (
    <ConfirmDialog
      open
      danger
      title={t.matters.endBasisTitle(nameOf(basis))}
      confirm={t.matters.endBasis}
      busy={ending.busy}
      onClose={onClose}
      onConfirm={ending.submit}
    >
      <p>{t.matters.endBasisHint}</p>
      {ending.problem !== undefined && <ErrorState problem={ending.problem} />}
    </ConfirmDialog>
  )
}

function Lists({ known, onEnd }: { known: LegalBases; onEnd: (basis: LegalBasis) => void }) {
  const standing = known.bases.filter(({ ended_at }) => ended_at === null)
  const ended = known.bases.filter(({ ended_at }) => ended_at !== null)
  const list = (title: string, bases: LegalBasis[], none?: string) => (
    <section key={title} class="bases">
      <h2>{title}</h2>
      {bases.length === 0 && none !== undefined && <EmptyState>{none}</EmptyState>}
      <ul role="list">
        {bases.map((basis) => (
          <Basis
            key={basis.id}
            basis={basis}
            onEnd={can('legal_basis.edit') && basis.ended_at === null ? () => onEnd(basis) : null}
          />
        ))}
      </ul>
    </section>
  )
  return (
    <>
      {instruments.map((instrument) =>
        list(
          t.matters.instruments[instrument],
          standing.filter((basis) => basis.instrument === instrument),
          t.matters.noBases[instrument],
        ),
      )}
      {ended.length > 0 && list(t.matters.endedBases, ended)}
    </>
  )
}

/** The articles that the district acts on: to read for all staff, to enter and end for supervisors. */
export default function BasesPage() {
  const loaded = useLoad((signal) => api.get<LegalBases>('/api/legal-bases', signal), [])
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<LegalBasis | null>(null)
  return (
    <Page
      title={t.matters.basesTitle}
      back="/matters"
      actions={
        can('legal_basis.edit') && !adding ? (
          <Button size="small" icon="plus" onClick={() => setAdding(true)}>
            {t.matters.addBasis}
          </Button>
        ) : undefined
      }
    >
      <p class="matters__hint">{t.matters.basesHint}</p>
      {adding && (
        <BasisForm
          onCancel={() => setAdding(false)}
          onSaved={(known) => {
            loaded.set(known)
            setAdding(false)
          }}
        />
      )}
      <Show of={loaded}>{(known) => <Lists known={known} onEnd={setEnding} />}</Show>
      {ending && (
        <Ending
          basis={ending}
          onClose={() => setEnding(null)}
          onDone={(known) => {
            loaded.set(known)
            setEnding(null)
          }}
        />
      )}
    </Page>
  )
}
