import type { Matter, TimelineEntry } from '../../src/matters/schema.ts'
import type { ActionKind } from '../../src/enforcement/rules-kinds.ts'
import { formatDateTime, listed, t } from '../i18n/index.ts'
import { DefinitionList } from '../kit/index.ts'
import { saidPairs, type Names } from './said.ts'
import { StepPhotos } from './step-photos.tsx'

function titleOf({ what, name, procedure }: TimelineEntry): string {
  const action = (kind: string | null) => t.enforcement.kinds[kind as ActionKind] ?? kind
  switch (what) {
    case 'found':
      return t.matters.found
    case 'action':
      return action(name)
    case 'overturned':
      return t.matters.overturnedOf(action(name))
    default:
      return t.matters.steps[`${procedure ?? 'matter'}.${name}`] ?? name ?? ''
  }
}

const whoOf = ({ actor, inspection_id, what }: TimelineEntry) =>
  [
    // Several officers come in one string, divided as in Chinese.
    actor.kind === 'system' ? t.matters.system : actor.name && listed(actor.name.split('、')),
    what === 'step' && inspection_id !== null && t.matters.bySight,
  ]
    .filter(Boolean)
    .join(' · ')

function Entry({ entry, names, timeZone }: { entry: TimelineEntry; names: Names; timeZone: string }) {
  const { said, what } = entry
  const pairs = saidPairs(said, names, timeZone)
  const paper = said['document_id']
  return (
    <li class={`timeline__entry timeline__entry_${what}`}>
      <h3 class="timeline__title">{titleOf(entry)}</h3>
      <p class="timeline__by">
        <time dateTime={entry.at}>{formatDateTime(entry.at, timeZone)}</time> · {whoOf(entry)}
      </p>
      {pairs.length > 0 && <DefinitionList items={pairs.map(([name, words]) => [t.matters.fields[name], words])} />}
      <StepPhotos photos={entry.photos} />
      {typeof paper === 'string' && (
        <a class="timeline__paper" href={`/documents/${paper}`}>
          {t.matters.document}
        </a>
      )}
    </li>
  )
}

/** All that happened, oldest first: what, when, by whom, and what was said with it. */
export function Timeline(props: { entries: readonly TimelineEntry[]; names: Names; matter: Matter }) {
  return (
    <ol class="timeline" role="list">
      {props.entries.map((entry, index) => (
        <Entry key={index} entry={entry} names={props.names} timeZone={props.matter.market.time_zone} />
      ))}
    </ol>
  )
}
