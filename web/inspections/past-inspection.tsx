import { useState } from 'preact/hooks'
import type { ActionKind } from '../../src/enforcement/rules-kinds.ts'
import { isEnforcing } from '../../src/enforcement/rules.ts'
import type { ActionRead, FindingRead, Inspection } from '../../src/inspections/schema.ts'
import { formatShortDateTime, listed, localName, squadOf, t } from '../i18n/index.ts'
import { Button, later, StatusMark } from '../kit/index.ts'
import { can, who } from '../shell/who.ts'
import { actionWords } from './action-words.ts'
import './inspections.css'

/** Where a record has photos; fetched while the records are. */
export const PastPhotos = later(() => import('./past-photos.tsx').then((chunk) => chunk.PastPhotos))

/** A finding's papers, for whoever opens them. */
const FindingDocuments = later(
  () => import('../documents/finding-documents.tsx').then((chunk) => chunk.FindingDocuments),
  ['documents'],
)

/** Where a vendor said something to it. */
const PastReplies = later(() => import('./past-replies.tsx').then((chunk) => chunk.PastReplies), ['reviews'])

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
