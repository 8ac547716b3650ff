import { useEffect, useState } from 'preact/hooks'
import type { ActionRead, FindingRead, Inspection, Inspections } from '../../src/inspections/schema.ts'
import type { ActionKind, HelpKind, SpareReason } from '../../src/enforcement/rules-kinds.ts'
import { isEnforcing } from '../../src/enforcement/rules.ts'
import { perhapsTwice } from '../../src/inspections/rules-twice.ts'
import { api, ApiProblem, withQuery } from '../api.ts'
import { formatShortDateTime, listed, localName, squadOf, t } from '../i18n/index.ts'
import { Button, EmptyState, later, Pager, Show, StatusMark, useLoad, useStateOf } from '../kit/index.ts'
import { can, who } from '../shell/who.ts'
import { HistoryKept } from './history-kept.tsx'
import './inspections.css'

/** For supervisors only; the officers' walk comes without it. */
const OverturnDialog = later(() => import('./overturn-dialog.tsx').then((chunk) => chunk.OverturnDialog))

/** Where a record has photos; fetched while the records are. */
const PastPhotos = later(() => import('./past-photos.tsx').then((chunk) => chunk.PastPhotos))

/** A finding's papers, for whoever opens them. */
const FindingDocuments = later(
  () => import('../documents/finding-documents.tsx').then((chunk) => chunk.FindingDocuments),
  ['documents'],
)

/** Where a vendor said something to it. */
const PastReplies = later(() => import('./past-replies.tsx').then((chunk) => chunk.PastReplies), ['reviews'])

/** Whose inspections: one place's, vendor's, patrol's, or an evening's of a market. */
export type HistorySubject =
  { kind: 'stall' | 'shop' | 'vendor' | 'patrol'; id: string } | { kind: 'evening'; market: string; evening: string }

/** An action in words with what was ordered, paid, handed over: "当场罚款 50 元 · 文书 12". */
export function actionWords(action: ActionRead, timeZone: string): string {
  const kind = action.kind as ActionKind
  const words = t.enforcement
  const parts = [
    words.kinds[kind],
    action.help_kind && words.helpKinds[action.help_kind as HelpKind],
    action.minutes !== null && words.minutesOf(action.minutes),
    action.amount_yuan !== null && words.yuanOf(action.amount_yuan),
    action.deadline_at && words.until(formatShortDateTime(action.deadline_at, timeZone)),
    action.authority && words.toAuthority(words.authorities[action.authority]),
    action.items && listed(action.items),
    action.document_number && words.documentOf(action.document_number),
    action.approved_by && words.approvedOf(action.approved_by.name),
    action.reason &&
      (kind === 'spared' ? (words.spareReasons[action.reason as SpareReason] ?? action.reason) : action.reason),
  ]
  return parts.filter((part) => typeof part === 'string' && part !== '').join(' · ')
}

function Action(props: { action: ActionRead; timeZone: string; onOverturn: (() => void) | null }) {
  const { action, timeZone, onOverturn } = props
  const severe = isEnforcing(action.kind as ActionKind)
  const wordOf = (word: ActionRead['officers'][number]['word']) =>
    word === null ? t.enforcement.noWord : t.enforcement.word[word]
  const names = listed(action.officers.map(({ name, word }) => (severe ? `${name}（${wordOf(word)}）` : name)))
  return (
    <li class={action.overturned ? 'past-action past-action_overturned' : 'past-action'}>
      <p>
        <span class={severe ? 'past-action__severe' : undefined}>{actionWords(action, timeZone)}</span>{' '}
        <span class="past-action__by">{t.enforcement.by(names)}</span>
      </p>
      {action.overturned && (
        <p class="past-action__overturned">
          <StatusMark tone="plain" word={t.inspections.overturned} />{' '}
          {t.inspections.overturnedBy(
            action.overturned.decided_by,
            formatShortDateTime(action.overturned.at, timeZone),
            action.overturned.reason,
          )}
        </p>
      )}
      {onOverturn && (
        <Button size="small" label={t.inspections.overturnLabel(actionWords(action, timeZone))} onClick={onOverturn}>
          {t.inspections.overturn}
        </Button>
      )}
    </li>
  )
}

function Finding(props: {
  finding: FindingRead
  inspection: Inspection
  onOverturn: ((action: ActionRead) => void) | null
}) {
  const { finding, inspection, onOverturn } = props
  const timeZone = inspection.market.time_zone
  const [papers, setPapers] = useState(false)
  const item = localName({ name: finding.item_name, name_en: finding.item_name_en })
  const mayOverturn = (action: ActionRead) =>
    onOverturn && !action.overturned && !action.officers.some((officer) => officer.id === who.value?.id)
  return (
    <li class="past-finding">
      <p class="past-finding__item">
        {item}
        {finding.severity === 4 && <StatusMark tone="danger" word={t.inspections.danger} />}
      </p>
      {finding.help_first && <p>{t.enforcement.helpFirst[finding.help_first]}</p>}
      {finding.note && <p>{t.inspections.noteLine(finding.note)}</p>}
      <ul role="list">
        {finding.actions.map((action) => (
          <Action
            key={action.id}
            action={action}
            timeZone={timeZone}
            onOverturn={mayOverturn(action) ? () => onOverturn?.(action) : null}
          />
        ))}
      </ul>
      <PastPhotos inspection={inspection} finding={finding} />
      {(finding.replies.length > 0 || finding.review !== null) && <PastReplies finding={finding} timeZone={timeZone} />}
      <a class="past__correct" href={`/matters/${finding.id}`} aria-label={`${t.inspections.matter} ${item}`}>
        {t.inspections.matter}
      </a>
      {can('document.issue') && (
        <Button size="small" label={`${t.inspections.documents} ${item}`} onClick={() => setPapers(true)}>
          {t.inspections.documents}
        </Button>
      )}
      {papers && <FindingDocuments finding={finding.id} item={item} onClose={() => setPapers(false)} />}
    </li>
  )
}

/** The amendment's line below an entry that no longer stands. */
function Amended({ inspection }: { inspection: Inspection }) {
  const { amended_by: by, market } = inspection
  if (!by) return null
  const at = formatShortDateTime(by.at, market.time_zone)
  const words = by.outcome === 'void' ? t.inspections.voidedNote : t.inspections.amendedNote
  return <p class="past__amended">{words(by.officer_name, at)}</p>
}

const mayAmend = (inspection: Inspection) =>
  can('inspection.amend') &&
  !inspection.amended_by &&
  inspection.outcome !== 'void' &&
  (who.value?.role === 'supervisor' || [inspection.officer.id, inspection.patrol.lead.id].includes(who.value?.id ?? ''))

/** One inspection whole: outcome, findings, actions, who, and what became of it. */
export function PastInspection(props: {
  inspection: Inspection
  /** Says where it was, in lists over several places. */
  placed?: boolean
  /** Already on the page that corrects it. */
  correcting?: boolean
  /** Another officer's look that may tell of the same. */
  twin?: Inspection | undefined
  onOverturn: ((action: ActionRead) => void) | null
}) {
  const { inspection, placed, twin, onOverturn } = props
  const { outcome, market, patrol, amended_by } = inspection
  const stands = !amended_by && outcome !== 'void'
  const word = amended_by ? t.inspections.amendedBy[amended_by.reason] : t.inspections.outcome[outcome]
  return (
    <li class={stands ? 'past' : 'past past_gone'}>
      <div class="past__head">
        <p class="past__when">
          {placed && <strong>{inspection.subject.number} </strong>}
          <time dateTime={inspection.at}>{formatShortDateTime(inspection.at, market.time_zone)}</time>
        </p>
        <StatusMark tone={!stands ? 'plain' : outcome === 'in_order' ? 'good' : 'attention'} word={word} />
      </div>
      {inspection.amends && (
        <p class="past__by">{outcome === 'void' ? t.inspections.voiding : t.inspections.correction}</p>
      )}
      {inspection.findings.length > 0 && (
        <ul role="list" class="past__findings">
          {inspection.findings.map((finding) => (
            <Finding
              key={finding.id}
              finding={finding}
              inspection={inspection}
              onOverturn={stands && can('action.overturn') ? onOverturn : null}
            />
          ))}
        </ul>
      )}
      {inspection.note && <p>{t.inspections.noteLine(inspection.note)}</p>}
      {inspection.photos.length > 0 && <PastPhotos inspection={inspection} finding={null} />}
      <p class="past__by">
        {[t.inspections.by(squadOf(patrol), inspection.officer.name), placed && inspection.vendor?.name]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {twin && (
        <p class="past__by">
          <StatusMark tone="attention" word={t.inspections.perhapsTwice} />{' '}
          {t.inspections.perhapsTwiceOf(twin.officer.name, formatShortDateTime(twin.at, market.time_zone))}
        </p>
      )}
      <Amended inspection={inspection} />
      {!props.correcting && mayAmend(inspection) && (
        <a class="past__correct" href={`/inspections/${inspection.id}/correct`}>
          {t.inspections.correct}
        </a>
      )}
    </li>
  )
}

function pathOf(subject: HistorySubject, before: string | null): string {
  if (subject.kind === 'evening') {
    return withQuery('/api/inspections', { market: subject.market, evening: subject.evening, before })
  }
  return withQuery('/api/inspections', { [subject.kind]: subject.id, before })
}

/** Being without signal is nothing that failed: it is said calmly, and passes by itself. */
const nullWithoutSignal = (error: unknown) => {
  if (error instanceof ApiProblem && error.code === 'network') return null
  throw error
}

/** How long somebody stays at a place before its history is asked for: who steps past needs none. */
const stepping_ms = 300

/**
 * Inspections of a place, vendor, patrol or evening, newest first, further ones on request. Supervisors set actions aside
 * and whoever may corrects entries from here. `stamp`: anything that changes when a new entry is known to have come;
 * `short`: how many to show before somebody asks for more; `market`: where a phone without signal may know something.
 */
export function History(props: { subject: HistorySubject; stamp?: unknown; short?: number; market?: string }) {
  const { subject, stamp, short, market } = props
  const key = subject.kind === 'evening' ? `${subject.market} ${subject.evening}` : subject.id
  const [unfolded, setUnfolded] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(undefined)
  const [overturning, setOverturning] = useState<{ action: ActionRead; timeZone: string } | null>(null)
  const first = useLoad(
    async (signal) => {
      if (short !== undefined) await new Promise((resolve) => setTimeout(resolve, stepping_ms))
      return api.get<Inspections>(pathOf(subject, null), signal).catch(nullWithoutSignal)
    },
    [subject.kind, key, stamp],
  )
  const [more, setMore] = useStateOf<Inspections | null>(first.data, null)
  useEffect(() => {
    if (can('action.overturn')) OverturnDialog.ahead()
    PastPhotos.ahead()
  }, [])

  const onMore = (before: string, shown: Inspection[]) => {
    setBusy(true)
    setProblem(undefined)
    api
      .get<Inspections>(pathOf(subject, before))
      .then((page) => setMore({ inspections: [...shown, ...page.inspections], next: page.next }))
      .catch((error: unknown) => setProblem(error))
      .finally(() => setBusy(false))
  }

  return (
    <section class="history" aria-label={t.inspections.history}>
      <h2 class="weui-cells__title">{t.inspections.history}</h2>
      <Show of={first}>
        {(page) => {
          if (page === null) return <HistoryKept market={market} place={key} onAgain={first.reload} />
          const { inspections, next } = more ?? page
          const twins = perhapsTwice(inspections)
          const folded = short !== undefined && !unfolded && inspections.length > short
          if (inspections.length === 0) {
            return <EmptyState title={t.inspections.noHistory}>{t.inspections.noHistoryHint}</EmptyState>
          }
          return (
            <>
              <ul class="history__list" role="list">
                {inspections.slice(0, folded ? short : undefined).map((inspection) => (
                  <PastInspection
                    key={inspection.id}
                    inspection={inspection}
                    placed={subject.kind !== 'stall' && subject.kind !== 'shop'}
                    twin={twins.get(inspection.id)}
                    onOverturn={(action) => setOverturning({ action, timeZone: inspection.market.time_zone })}
                  />
                ))}
              </ul>
              {folded && (
                <Button block onClick={() => setUnfolded(true)}>
                  {t.kit.more}
                </Button>
              )}
              {next !== null && !folded && (
                <Pager
                  shown={inspections.length}
                  hasMore
                  busy={busy}
                  problem={problem}
                  onMore={() => onMore(next, inspections)}
                />
              )}
            </>
          )
        }}
      </Show>
      {overturning && (
        <OverturnDialog
          action={overturning.action}
          words={actionWords(overturning.action, overturning.timeZone)}
          onClose={() => setOverturning(null)}
          onDone={first.reload}
        />
      )}
    </section>
  )
}
