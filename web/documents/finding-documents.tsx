import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import { writableFacts, type FactName, type WritableFact } from '../../src/documents/rules-kinds.ts'
import { paperWords } from '../../src/documents/rules-paper.ts'
import type { Document, FindingDocuments as Known } from '../../src/documents/schema.ts'
import { api } from '../api.ts'
import { listed, t } from '../i18n/index.ts'
import {
  Button,
  ButtonRow,
  Cell,
  Dialog,
  ErrorState,
  List,
  Show,
  TextArea,
  toast,
  useLoad,
  useSubmit,
} from '../kit/index.ts'
import { freshId } from '../offline/id.ts'
import { can } from '../shell/who.ts'
import { DocumentCells, titleOf } from './document-cells.tsx'

type Due = Known['kinds'][number]

const isWritable = (name: FactName): name is WritableFact => (writableFacts as readonly string[]).includes(name)
const inSettings = new Set<FactName>([
  'authority',
  'short',
  'address',
  'phone',
  'bank',
  'account',
  'reconsideration',
  'court',
])
const namesOf = (names: readonly FactName[]) => listed(names.map((name) => t.documents.facts[name]))

/** What neither the records nor the settings say and nobody may write here. */
function Lacking({ missing }: { missing: readonly FactName[] }) {
  const settings = missing.filter((name) => inSettings.has(name))
  const record = missing.filter((name) => !inSettings.has(name) && !isWritable(name))
  return (
    <>
      {settings.length > 0 && <p>{t.documents.settingsMissing(namesOf(settings))}</p>}
      {settings.length > 0 && can('document.edit') && <a href="/documents/settings">{t.documents.toSettings}</a>}
      {record.length > 0 && <p>{t.documents.recordMissing(namesOf(record))}</p>}
    </>
  )
}

/** What the officer writes before one document is issued. */
function IssueForm({ due, finding, onBack }: { due: Due; finding: string; onBack: () => void }) {
  const { route } = useLocation()
  const [id] = useState(freshId)
  const [words, setWords] = useState<Partial<Record<WritableFact, string>>>({})
  const [reason, setReason] = useState('')
  const [told, setTold] = useState(false)
  const asked = due.missing.filter(isWritable)
  const blocked = due.missing.length > asked.length
  const again = due.issued !== null
  const empty = (name: WritableFact) => (words[name] ?? '').trim() === ''
  const wrong = asked.some(empty) || (again && reason.trim() === '')
  const issuing = useSubmit(async () => {
    const said = Object.fromEntries(asked.map((name) => [name, (words[name] ?? '').trim()]))
    const request = { id, kind: due.kind, words: said, reason: again ? reason.trim() : null }
    const issued = await api.post<Document>(`/api/findings/${finding}/documents`, request)
    toast(t.documents.issued)
    route(`/documents/${issued.id}`)
  })
  return (
    <>
      <h3>{again ? t.documents.again(titleOf(due)) : t.documents.issue(titleOf(due))}</h3>
      {due.pad_number !== null && <p>{t.documents.padNumber(due.pad_number)}</p>}
      <Lacking missing={due.missing} />
      {!blocked &&
        asked.map((name) => (
          <TextArea
            key={name}
            label={t.documents.labels[name]}
            hint={t.documents.write}
            required
            max={500}
            value={words[name] ?? ''}
            error={told && empty(name) ? t.documents.fill : undefined}
            onInput={(text) => setWords({ ...words, [name]: text })}
          />
        ))}
      {!blocked && asked.includes('statement') && (
        <Button onClick={() => setWords({ ...words, statement: paperWords.noStatement })}>
          {t.documents.useNoStatement}
        </Button>
      )}
      {!blocked && again && (
        <TextArea
          label={t.documents.reason}
          hint={t.documents.reasonHint}
          required
          max={200}
          value={reason}
          error={told && reason.trim() === '' ? t.documents.fillReason : undefined}
          onInput={setReason}
        />
      )}
      {issuing.problem !== undefined && <ErrorState problem={issuing.problem} />}
      <ButtonRow>
        <Button onClick={onBack}>{t.kit.back}</Button>
        {!blocked && (
          <Button
            kind="primary"
            busy={issuing.busy}
            onClick={() => {
              setTold(true)
              if (!wrong) issuing.submit()
            }}
          >
            {again ? t.documents.again(titleOf(due)) : t.documents.issue(titleOf(due))}
          </Button>
        )}
      </ButtonRow>
    </>
  )
}

function Overview({ known, onIssue }: { known: Known; onIssue: (due: Due) => void }) {
  const { documents, kinds, may_issue } = known
  return (
    <>
      {documents.length === 0 ? (
        <p>{t.documents.none}</p>
      ) : (
        <List>
          <DocumentCells documents={documents} />
        </List>
      )}
      {kinds.length === 0 && <p>{t.documents.notDue}</p>}
      {kinds.length > 0 && !may_issue && <p>{t.documents.mayNot}</p>}
      {may_issue && kinds.length > 0 && (
        <List>
          {kinds.map((due) => (
            <Cell
              key={due.kind}
              icon="plus"
              title={due.issued === null ? t.documents.issue(titleOf(due)) : t.documents.again(titleOf(due))}
              {...(due.pad_number !== null && { description: t.documents.padNumber(due.pad_number) })}
              onClick={() => onIssue(due)}
            />
          ))}
        </List>
      )}
    </>
  )
}

/** The documents of a finding: those there are, and those that follow from what was done. */
export function FindingDocuments(props: { finding: string; item: string; onClose: () => void }) {
  const { finding, item, onClose } = props
  const [due, setDue] = useState<Due | null>(null)
  const known = useLoad((signal) => api.get<Known>(`/api/findings/${finding}/documents`, signal), [finding])
  return (
    <Dialog open title={t.documents.titleOf(item)} onClose={onClose}>
      {due === null ? (
        <Show of={known}>{(found) => <Overview known={found} onIssue={setDue} />}</Show>
      ) : (
        <IssueForm due={due} finding={finding} onBack={() => setDue(null)} />
      )}
    </Dialog>
  )
}
