import { useEffect, useLayoutEffect, useState } from 'preact/hooks'
import type { FirstPenalty } from '../../src/enforcement/schema.ts'
import { photoLimits } from '../../src/inspections/rules-kinds.ts'
import type { Checklist, FindingEntry, Item } from '../../src/inspections/schema.ts'
import type { Round } from '../../src/patrols/schema.ts'
import { ApiProblem } from '../api.ts'
import { localName, t } from '../i18n/index.ts'
import { Button, ButtonRow, ErrorState, later } from '../kit/index.ts'
import { freshId } from '../offline/id.ts'
import { held } from '../offline/outbox.ts'
import { lastChoice, rememberChoice } from '../patrols/store.ts'
import { who } from '../shell/who.ts'
import { captureOf, photosOf, type Draft, type DraftPhoto } from './capture.ts'
import { anticipate, type PlaceFacts } from './draft.ts'
import { forgetOldDrafts, keepDraft, keyOf, restored } from './kept-drafts.ts'
import { ItemPicker } from './item-picker.tsx'
import { usedNow } from './items.ts'
import './inspections.css'
import { received, send, waiting } from './sending.ts'

interface FormProps {
  /** Under which name this form is kept on the phone until the office has it. */
  name: string
  initial: Draft
  number: string
  round: Round
  checklist: Checklist
  facts: PlaceFacts
  saveWord?: string
  /** Where the walk goes on. */
  back: string
  /** The office has it: how many findings, and whether a supervisor has to decide on it. */
  onSaved: (findings: number, isHeld: boolean) => void
}

/** What filling in, or the steps of a penalty, will still ask for. */
const fillable = [
  ...['action_missing', 'action_incomplete', 'help_first_unanswered'],
  ...['notice_first', 'statement_first', 'order_first'],
]

/** Comes while the item is chosen. */
const FindingEditor = later(() => import('./finding-editor.tsx').then((chunk) => chunk.FindingEditor), ['enforcement'])

/** What the rules say to a form comes with the words for it. */
const FormProblems = later(() => import('./form-problems.tsx').then((chunk) => chunk.FormProblems), ['enforcement'])

/** Photos come after what was done is chosen. */
const FindingPhotos = later(() => import('./finding-photos.tsx').then((chunk) => chunk.FindingPhotos), ['photos'])

/** What was ordered here before, where a look is due; looked up while the form is filled in. */
const Rechecks = later(() => import('./rechecks.tsx').then((chunk) => chunk.Rechecks), ['rechecks'])

/** Photos that a form gave up go from the phone; where that fails, they are swept up later. */
const dropPhotos = (names: readonly string[]) =>
  void import('../offline/draft-photos.ts').then((chunk) => chunk.dropPhotos(names)).catch(() => undefined)

/** Comes while the form is filled in: it may be shown without a signal. */
const Kept = later(() => import('./kept.tsx').then((chunk) => chunk.Kept))

/** Findings of one look: choose, say what was done, save. Kept on the phone at every change until the office has it. */
export function CaptureForm(props: FormProps) {
  const { name, initial, round, checklist, number } = props
  const me = who.value?.id ?? ''
  const [begun] = useState(() => restored(name, initial))
  const [draft, setDraft] = useState(begun.draft)
  const [note, setNote] = useState(begun.restored)
  const [picked, setPicked] = useState<string | null>(null)
  const [picking, setPicking] = useState<number | null>(begun.draft.findings.length === 0 ? 0 : null)
  const [unkept, setUnkept] = useState(false)
  const [told, setTold] = useState(false)
  const [busy, setBusy] = useState(false)
  const [working, setWorking] = useState(0)
  const [problem, setProblem] = useState<unknown>(undefined)
  // A penalty of tonight that only the office knew of: it told as it refused a second one without a reason.
  const [firstsTold, setFirstsTold] = useState<FirstPenalty[]>([])
  const facts = {
    ...props.facts,
    penalised: [...props.facts.penalised, ...firstsTold.map(({ item_code }) => item_code)],
    firsts: [...props.facts.firsts, ...firstsTold],
  }
  const kept = waiting.value.find((entry) => entry.id === draft.id && entry.state !== 'refused')

  useEffect(FindingEditor.ahead, [])
  useEffect(FormProblems.ahead, [])
  useEffect(FindingPhotos.ahead, [])
  useEffect(Kept.ahead, [])
  useEffect(() => forgetOldDrafts(new Date()), [])
  // Before the next frame: the phone may end the page as soon as a camera opens.
  useLayoutEffect(() => setUnkept(!keepDraft(name, draft)), [name, draft])

  // It may arrive by itself, when the signal comes back, while this page waits.
  const arrived = received.value.includes(draft.id)
  useEffect(() => {
    if (arrived && !busy) done()
  }, [arrived, busy])

  const itemOf = (code: string) => checklist.items.find((item) => item.code === code)
  const nameOf = (finding: number) => localName(itemOf(draft.findings[finding]?.item_code ?? '') ?? { name: '' })
  const capture = captureOf(draft, round, new Date())
  const problems = anticipate(capture, round, checklist, facts, me, new Date())
  // What is still being filled in is no problem yet; what cannot become right by filling in is told at once.
  const shown = told ? problems : problems.filter(({ code }) => !fillable.includes(code))

  const photos = photosOf(draft)
  /** Findings anew, with photos that come along; those of findings that are gone go too. */
  const setFindings = (findings: FindingEntry[], more: DraftPhoto[] = []) => {
    const next = photosOf({ findings, photos: [...photos, ...more] })
    dropPhotos(photos.filter((photo) => photo.here && !next.includes(photo)).map(({ sha256 }) => sha256))
    setDraft({ ...draft, findings, photos: next })
  }
  const setFinding = (index: number, finding: FindingEntry) => {
    setProblem(undefined)
    setDraft({ ...draft, findings: draft.findings.map((each, at) => (at === index ? finding : each)) })
  }
  const pick = (item: Item) => {
    const index = picking ?? draft.findings.length
    const fresh: FindingEntry = { id: freshId(), item_code: item.code, note: null, help_first: null, actions: [] }
    const findings = [...draft.findings]
    findings[index] = fresh
    const earlier = (draft.earlier ?? []).filter(({ item_code }) => item_code === item.code)
    const again = earlier.map(({ sha256, kind, claimed_at }) => ({
      sha256,
      kind,
      claimed_at,
      finding_id: fresh.id,
      here: false,
    }))
    setFindings(findings, again)
    rememberChoice('items', usedNow(lastChoice<string[]>('items') ?? [], item.code))
    setPicking(null)
    setPicked(fresh.id)
    scrollTo(0, 0)
  }
  // What the form says meanwhile stays: keeping a photo takes a moment.
  const addPhoto = (photo: DraftPhoto) =>
    setDraft((before) => {
      const rest = photosOf(before)
      const twice = rest.some(
        ({ sha256, kind, finding_id }) =>
          sha256 === photo.sha256 && kind === photo.kind && finding_id === photo.finding_id,
      )
      return twice ? before : { ...before, photos: [...rest, photo] }
    })
  const removePhoto = (photo: DraftPhoto) => {
    const rest = photos.filter((each) => each !== photo)
    if (photo.here && !rest.some(({ sha256 }) => sha256 === photo.sha256)) dropPhotos([photo.sha256])
    setDraft({ ...draft, photos: rest })
  }
  const startOver = () => {
    localStorage.removeItem(keyOf(name))
    dropPhotos(photos.flatMap(({ sha256, here }) => (here ? [sha256] : [])))
    setDraft({ ...initial, id: freshId(), findings: [] })
    setNote(false)
    setTold(false)
    setPicking(0)
  }
  const done = () => {
    localStorage.removeItem(keyOf(name))
    props.onSaved(
      draft.findings.length,
      held.value.some((entry) => entry.id === draft.id),
    )
  }
  const deliver = (sent = capture) => {
    setBusy(true)
    setProblem(undefined)
    const here = photos.flatMap((photo) => (photo.here ? [photo.sha256] : []))
    send(round.market.id, sent, number, here)
      .catch((error: unknown) => {
        setProblem(error)
        const first = error instanceof ApiProblem && (error.detail?.['first'] as FirstPenalty | undefined)
        if (first) setFirstsTold((before) => [...before, first])
      })
      .finally(() => setBusy(false))
  }
  const save = () => {
    setTold(true)
    if (problems.length === 0) deliver()
    else requestAnimationFrame(() => document.querySelector('.form-problems')?.scrollIntoView({ block: 'center' }))
  }

  if (kept && !busy) {
    return <Kept id={draft.id} back={props.back} onRetry={() => deliver(kept.body)} />
  }
  if (picking !== null) {
    return (
      <>
        {draft.findings.length > 0 && (
          <ButtonRow>
            <Button onClick={() => setPicking(null)}>{t.kit.cancel}</Button>
          </ButtonRow>
        )}
        <ItemPicker
          items={checklist.items}
          category={facts.category}
          frequent={lastChoice<string[]>('items') ?? []}
          onPick={pick}
        />
      </>
    )
  }
  return (
    <div class="capture-form">
      {note && (
        <p class="capture-form__restored" role="status">
          {t.inspections.restored}
          <Button size="small" onClick={startOver}>
            {t.inspections.startOver}
          </Button>
        </p>
      )}
      {unkept && (
        <p class="capture-form__restored" role="status">
          {t.inspections.draftUnkept}
        </p>
      )}
      {draft.findings.map((finding, index) => {
        const item = itemOf(finding.item_code)
        if (!item) return null
        return (
          <FindingEditor
            key={finding.id}
            finding={finding}
            picked={finding.id === picked}
            item={item}
            place={draft.subject.kind === 'place' ? null : draft.subject.id}
            round={round}
            me={me}
            party={facts.party}
            penalised={facts.penalised.includes(item.code)}
            first={facts.firsts.find(({ item_code }) => item_code === item.code)}
            onChange={(next) => setFinding(index, next)}
            onChangeItem={() => setPicking(index)}
            onRemove={
              draft.findings.length < 2 ? null : () => setFindings(draft.findings.filter((_, at) => at !== index))
            }
            photos={
              <FindingPhotos
                name={localName(item)}
                photos={photos.filter(({ finding_id }) => finding_id === finding.id)}
                fixed={finding.actions.some(({ kind }) => kind === 'fix_now')}
                room={photoLimits.record - photos.length}
                onBegin={() => keepDraft(name, draft)}
                onWorking={(more) => setWorking((count) => count + (more ? 1 : -1))}
                onTaken={(photo) => addPhoto({ ...photo, finding_id: finding.id, here: true })}
                onRemove={removePhoto}
                finding={finding}
                onPhoto={(old, photo) =>
                  setDraft({ ...draft, photos: photos.map((one) => (one === old ? photo : one)) })
                }
              />
            }
          />
        )
      })}
      <Button icon="plus" block onClick={() => setPicking(draft.findings.length)}>
        {t.inspections.addFinding}
      </Button>
      {draft.subject.kind !== 'place' && draft.amends === null && (
        <Rechecks
          market={round.market.id}
          timeZone={round.market.time_zone}
          place={draft.subject.id}
          said={draft.rechecks ?? {}}
          onSay={(rechecks) => setDraft((before) => ({ ...before, rechecks }))}
        />
      )}
      {problem !== undefined && <ErrorState problem={problem} />}
      {shown.length > 0 && <FormProblems problems={shown} nameOf={nameOf} />}
      <ButtonRow fixed>
        <Button size="large" kind="primary" block busy={busy} disabled={working > 0} onClick={save}>
          {working > 0
            ? t.inspections.photosWorking
            : (props.saveWord ??
              (draft.findings.length > 1 ? t.inspections.saveN(draft.findings.length) : t.inspections.save))}
        </Button>
      </ButtonRow>
    </div>
  )
}
