import { useLocation, useRoute } from 'preact-iso'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { amendReasons, type AmendReason } from '../../src/inspections/rules-kinds.ts'
import type { Capture, Checklist, Inspection, Subject } from '../../src/inspections/schema.ts'
import type { Round } from '../../src/patrols/schema.ts'
import { api } from '../api.ts'
import { t } from '../i18n/index.ts'
import {
  Button,
  ButtonRow,
  EmptyState,
  ErrorState,
  later,
  RadioGroup,
  Show,
  toast,
  useLoad,
  useSubmit,
} from '../kit/index.ts'
import { freshId } from '../offline/id.ts'
import { loadChecklist } from '../patrols/store.ts'
import { Page } from '../shell/page.tsx'
import { can } from '../shell/who.ts'
import { captureOf, type Draft } from './capture.ts'
import { factsOf } from './draft.ts'
import './inspections.css'
import { send } from './sending.ts'

/** What was recorded comes with its words, as the page asks for it. */
const PastInspection = later(
  () => import('./past-inspection.tsx').then((chunk) => chunk.PastInspection),
  ['enforcement'],
)

/** Only a correction that finds something needs the form. */
const CaptureForm = later(() => import('./capture-form.tsx').then((chunk) => chunk.CaptureForm))

interface Known {
  inspection: Inspection
  round: Round
  checklist: Checklist
}

/** The subject of an inspection as an amendment must repeat it. */
const subjectOf = ({ subject, vendor }: Inspection): Subject =>
  subject.kind === 'place' || subject.id === null
    ? { kind: 'place', place: subject.number, at: subject.at, vendor_id: vendor?.id ?? null }
    : { kind: subject.kind, id: subject.id }

const pageOf = (inspection: Inspection) =>
  can('patrol.run')
    ? `/patrols/${inspection.patrol.id}`
    : `/markets/${inspection.market.id}${inspection.subject.id ? `?place=${inspection.subject.id}` : ''}`

function Amendment({ inspection, round, checklist }: Known) {
  const { route } = useLocation()
  const [why, setWhy] = useState<AmendReason | null>(null)
  const [outcome, setOutcome] = useState<'in_order' | 'findings' | null>(null)
  const subject = subjectOf(inspection)
  const [id] = useState(freshId)
  const draft = useMemo<Draft>(
    () => ({
      id,
      subject,
      findings: [],
      note: '',
      amends: inspection.id,
      amend_reason: why,
      earlier: inspection.photos.flatMap(({ sha256, finding_id, kind, taken_at }) => {
        const finding = inspection.findings.find((each) => each.id === finding_id)
        return finding ? [{ sha256, kind, claimed_at: taken_at, item_code: finding.item_code }] : []
      }),
    }),
    [id, why, inspection.id],
  )
  const back = pageOf(inspection)
  const number = inspection.subject.number
  const deliver = useSubmit(async () => {
    const capture: Capture = captureOf(draft, round, new Date())
    const sent = why === 'correction' ? capture : { ...capture, outcome: 'void' as const }
    const became = await send(inspection.market.id, sent, number)
    if (became === 'kept') toast(t.patrols.onPhone(number))
    else if (became === 'held') toast(t.patrols.held(number))
    else toast(why === 'correction' ? t.inspections.corrected : t.inspections.voided)
    route(back, true)
  })
  useEffect(CaptureForm.ahead, [])
  if (inspection.amended_by) return <EmptyState title={t.inspections.alreadyAmended} />
  return (
    <>
      <RadioGroup<AmendReason>
        legend={t.inspections.amendWhy}
        value={why}
        options={amendReasons.map((value) => ({
          value,
          label: t.inspections.amendReasons[value],
          hint: t.inspections.amendHints[value],
        }))}
        onChange={setWhy}
      />
      {why === 'correction' && (
        <RadioGroup
          legend={t.inspections.newOutcome}
          value={outcome}
          options={(['in_order', 'findings'] as const).map((value) => ({ value, label: t.inspections.outcome[value] }))}
          onChange={setOutcome}
        />
      )}
      {deliver.problem !== undefined && <ErrorState problem={deliver.problem} />}
      {((why !== null && why !== 'correction') || (why === 'correction' && outcome === 'in_order')) && (
        <ButtonRow fixed>
          <Button
            size="large"
            kind={why === 'correction' ? 'primary' : 'danger'}
            block
            busy={deliver.busy}
            onClick={deliver.submit}
          >
            {why === 'correction' ? t.inspections.saveCorrection : t.inspections.doVoid}
          </Button>
        </ButtonRow>
      )}
      {why === 'correction' && outcome === 'findings' && (
        <CaptureForm
          name={`amend-${inspection.id}`}
          initial={draft}
          number={number}
          round={round}
          checklist={checklist}
          facts={{ ...factsOf(round, subject, null), penalised: [], firsts: [] }}
          saveWord={t.inspections.saveCorrection}
          back={back}
          onSaved={(_, isHeld) => {
            toast(isHeld ? t.patrols.held(number) : t.inspections.corrected)
            route(back, true)
          }}
        />
      )}
    </>
  )
}

/** Correct an entry or take it out; the old one stays and says so (rule R13). */
export default function CorrectPage() {
  const { params } = useRoute()
  const id = params['inspection'] ?? ''
  const known = useLoad<Known>(
    async (signal) => {
      const inspection = await api.get<Inspection>(`/api/inspections/${id}`, signal)
      return {
        inspection,
        round: await api.get<Round>(`/api/patrols/${inspection.patrol.id}/round`, signal),
        checklist: await loadChecklist(signal),
      }
    },
    [id],
  )
  const title = known.data ? t.inspections.correctTitle(known.data.inspection.subject.number) : t.inspections.correct
  return (
    <Page title={title} {...(known.data && { back: pageOf(known.data.inspection) })}>
      <Show of={known}>
        {(all) => (
          <>
            <ul class="history__list" role="list">
              <PastInspection inspection={all.inspection} correcting onOverturn={null} />
            </ul>
            <Amendment {...all} />
          </>
        )}
      </Show>
    </Page>
  )
}
