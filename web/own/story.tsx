import type { SpareReason } from '../../src/enforcement/rules-kinds.ts'
import type { OwnMatter, OwnStep } from '../../src/own/schema-matter.ts'
import { formatShortDateTime, listed, t } from '../i18n/index.ts'
import { ShownPhotos } from './shown-photos.tsx'
import { actionNotes, actionWords } from './words.ts'

interface Line {
  key: string
  at: string
  words: string
  mine: boolean
  more: string[]
  said: string | null
  photos: OwnStep['photos']
}

const stepName = ({ what, step, procedure }: OwnStep) => {
  if (what === 'found' || step === null) return t.matter.seen
  const names = procedure === null ? t.matter.steps : t.matter.procedureSteps[procedure]
  return names[step] ?? step
}

/** What a step said besides its words: until when, which penalty, which things. */
function told({ told: said }: OwnStep, zone: string): string[] {
  const { deadline_at, penalty, amount_yuan, authority, items, days, spare_reason } = said
  const authorities = t.enforcement.authorities as Record<string, string>
  return [
    penalty &&
      t.matter.penaltyTold(t.matter.notice.kinds[penalty] ?? penalty, amount_yuan ? t.matter.yuan(amount_yuan) : ''),
    deadline_at && t.matter.deadlineTold(formatShortDateTime(deadline_at, zone)),
    days && t.matter.daysTold(days),
    authority && t.matter.authorityTold(authorities[authority] ?? authority),
    items && items.length > 0 && t.matter.itemsTold(listed(items)),
    spare_reason && t.enforcement.spareReasons[spare_reason as SpareReason],
  ].filter((part): part is string => typeof part === 'string')
}

function linesOf(matter: OwnMatter): Line[] {
  const plain = { mine: false, more: [], said: null, photos: [] }
  const zone = matter.time_zone
  const steps = matter.steps.map((step): Line => {
    const { id, at, mine, photos } = step
    const key = step.what === 'found' ? 'found' : id
    return { key, at, mine, photos, words: stepName(step), more: told(step, zone), said: step.told.words ?? null }
  })
  const actions = matter.actions.flatMap((action): Line[] => {
    const words = actionWords(action, matter)
    const { overturned } = action
    return [
      { ...plain, key: action.id, at: action.at, words, more: actionNotes(action) },
      ...(overturned
        ? [
            {
              ...plain,
              key: `${action.id}-set-aside`,
              at: overturned.at,
              words: t.own.overturned(words, overturned.reason),
            },
          ]
        : []),
    ]
  })
  // Of the same moment, what was found comes first and what follows from it after.
  return [...steps.slice(0, 1), ...actions, ...steps.slice(1)].sort((a, b) => a.at.localeCompare(b.at))
}

/** Everything that happened to a matter, oldest first, in plain words. */
export function Story({ matter }: { matter: OwnMatter }) {
  return (
    <section class="own-section" aria-labelledby="story">
      <h2 id="story">{t.matter.story}</h2>
      <ol class="own-story" role="list">
        {linesOf(matter).map(({ key, at, words, mine, more, said, photos }) => (
          <li key={key} class={mine ? 'own-story__line own-story__line_mine' : 'own-story__line'}>
            <time dateTime={at}>{formatShortDateTime(at, matter.time_zone)}</time>
            <p class="own-story__words">{words}</p>
            {more.map((each) => (
              <p key={each}>{each}</p>
            ))}
            {said !== null && <p class="own-quote">{said}</p>}
            <ShownPhotos photos={photos} alt={t.matter.photo.mine} />
          </li>
        ))}
      </ol>
    </section>
  )
}
