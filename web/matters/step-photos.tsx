import type { TimelineEntry } from '../../src/matters/schema.ts'
import { t } from '../i18n/index.ts'
import { Icon } from '../kit/index.ts'

/** Photos of a step as small pictures that open whole, under what they show; one that is on its way is said to be. */
export function StepPhotos({ photos }: Pick<TimelineEntry, 'photos'>) {
  if (photos.length === 0) return null
  return (
    <ul class="step-photos" role="list">
      {photos.map(({ sha256, item, received }, index) => {
        const alt = item ?? t.matters.photoN(index + 1)
        const address = `/api/photos/${sha256}`
        return (
          <li key={`${sha256} ${item}`}>
            {received ? (
              <a href={address} target="_blank" rel="noreferrer">
                <img src={`${address}?size=small`} alt={alt} loading="lazy" />
              </a>
            ) : (
              <p class="step-photos__missing">
                <Icon name="sync" />
                {t.matters.photoOnWay}
              </p>
            )}
            {item !== null && <span>{item}</span>}
          </li>
        )
      })}
    </ul>
  )
}
