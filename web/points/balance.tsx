import type { PointsEntry, VendorPoints } from '../../src/points/schema.ts'
import { formatDay, localName, t } from '../i18n/index.ts'
import { StatusMark } from '../kit/index.ts'
import './points.css'

export type MarketPoints = VendorPoints['markets'][number]

/** "记分 4 / 12" with a word for how near that is. */
export function Balance({ points, max_points, standing }: Pick<MarketPoints, 'points' | 'max_points' | 'standing'>) {
  return (
    <p class="points__balance">
      <strong>{t.points.of(points, max_points)}</strong>
      {standing === 'clear' ? (
        <StatusMark tone="good" word={t.points.clearWord} />
      ) : (
        <StatusMark
          tone={standing === 'full' ? 'danger' : 'attention'}
          word={standing === 'full' ? t.points.fullWord : t.points.nearWord}
        />
      )}
    </p>
  )
}

function Entry({ entry }: { entry: PointsEntry }) {
  const name = localName({ name: entry.item_name, name_en: entry.item_name_en })
  const when = entry.counts ? t.points.expires : t.points.expired
  return (
    <li class="points__entry">
      <strong>{t.points.entry(entry.points, name)}</strong>
      <span>
        {entry.in_review
          ? t.points.inReview(formatDay(entry.evening))
          : when(formatDay(entry.evening), formatDay(entry.expires_on))}
      </span>
    </li>
  )
}

/** Each entry and why; what is over is folded away, and stays to be read. */
export function Entries({ entries }: { entries: readonly PointsEntry[] }) {
  // What is being reviewed is frozen, not over: it stands with what counts and says so.
  const over = entries.filter((entry) => !entry.counts && !entry.in_review)
  const counting = entries.filter((entry) => entry.counts || entry.in_review)
  return (
    <>
      {counting.length > 0 && (
        <ul class="points__entries" role="list" aria-label={t.points.why}>
          {counting.map((entry) => (
            <Entry key={entry.action_id} entry={entry} />
          ))}
        </ul>
      )}
      {over.length > 0 && (
        <details class="points__over">
          <summary>{t.points.earlier(over.length)}</summary>
          <ul class="points__entries" role="list">
            {over.map((entry) => (
              <Entry key={entry.action_id} entry={entry} />
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
