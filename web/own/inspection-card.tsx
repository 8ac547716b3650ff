import type { OwnAction, OwnInspection } from '../../src/own/schema.ts'
import { formatDateTime, formatShortDateTime, localName, t } from '../i18n/index.ts'
import { Icon, StatusMark } from '../kit/index.ts'
import { actionNotes, actionWords, subjectWords } from './words.ts'

function Action({ action, inspection }: { action: OwnAction; inspection: OwnInspection }) {
  const words = actionWords(action, inspection)
  const notes = actionNotes(action).map((note) => (
    <span key={note} class="own-card__note">
      {note}
    </span>
  ))
  if (action.overturned === null)
    return (
      <li>
        {words}
        {notes}
      </li>
    )
  const day = formatShortDateTime(action.overturned.at, inspection.time_zone)
  return (
    <li>
      <s>{words}</s>
      {notes}
      <span class="own-card__note">{t.own.overturned(day, action.overturned.reason)}</span>
    </li>
  )
}

/** One look at the vendor's trade in plain words: when, where, what was found, what was done, who led. */
export function InspectionCard({ inspection }: { inspection: OwnInspection }) {
  const { findings, set_aside, outcome } = inspection
  const good = outcome === 'in_order'
  const words = good ? t.own.inOrder : t.own.found(findings.length)
  return (
    <article class={set_aside === null ? 'own-card' : 'own-card own-card_aside'}>
      <p class="own-card__head">
        <StatusMark tone={set_aside !== null ? 'plain' : good ? 'good' : 'attention'} word={words} />
      </p>
      <p class="own-card__when">{formatDateTime(inspection.at, inspection.time_zone)}</p>
      <p>{subjectWords(inspection)}</p>
      {set_aside !== null && <p class="own-card__note">{t.own.setAside[set_aside]}</p>}
      {inspection.corrects && <p class="own-card__note">{t.own.corrects}</p>}
      {findings.map((finding) => (
        <div class="own-finding" key={finding.id}>
          <p class="own-finding__name">{localName(finding)}</p>
          <ul>
            {finding.actions.length === 0 && <li>{t.own.nothingDone}</li>}
            {finding.actions.map((action) => (
              <Action key={action.id} action={action} inspection={inspection} />
            ))}
          </ul>
          <a
            class="own-finding__more"
            href={`/own/matters/${finding.id}`}
            aria-label={t.own.detailsOf(localName(finding))}
          >
            {t.own.details}
            <Icon name="next" />
          </a>
        </div>
      ))}
      <p class="own-card__lead">{t.own.lead(inspection.lead_name)}</p>
    </article>
  )
}
