import { t } from '../i18n/index.ts'
import { Icon } from '../kit/index.ts'

/** Photos as small pictures that open whole; one that is on its way is said to be. */
export function ShownPhotos({
  photos,
  alt,
}: {
  photos: readonly { sha256: string; received: boolean; item?: string | null }[]
  alt: (n: number) => string
}) {
  if (photos.length === 0) return null
  return (
    <ul class="own-photos" role="list">
      {photos.map(({ sha256, received, item }, index) => (
        <li key={`${sha256} ${item ?? ''}`}>
          {received ? (
            <a href={`/api/own/photos/${sha256}`} target="_blank" rel="noreferrer">
              <img src={`/api/own/photos/${sha256}?size=small`} alt={item ?? alt(index + 1)} loading="lazy" />
            </a>
          ) : (
            <p class="own-photos__missing">
              <Icon name="sync" />
              {t.matter.photoMissing}
            </p>
          )}
          {item && <span>{item}</span>}
        </li>
      ))}
    </ul>
  )
}
