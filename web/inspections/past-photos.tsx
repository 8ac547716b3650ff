import { lacksAfterPhoto } from '../../src/inspections/rules-photos.ts'
import type { PhotoKind } from '../../src/inspections/rules-kinds.ts'
import type { FindingRead, Inspection, PhotoRead } from '../../src/inspections/schema.ts'
import { formatShortDateTime, localName, t } from '../i18n/index.ts'
import { Icon, StatusMark } from '../kit/index.ts'
import './past-photos.css'

interface PhotosProps {
  inspection: Pick<Inspection, 'photos' | 'market' | 'subject'>
  /** Of which finding; null for those of the place as a whole. */
  finding: FindingRead | null
}

function Photo({ photo, alt }: { photo: PhotoRead; alt: string }) {
  if (!photo.received) {
    return (
      <p class="past-photos__missing">
        <Icon name="sync" />
        {t.inspections.photoMissing}
      </p>
    )
  }
  const address = `/api/photos/${photo.sha256}`
  return (
    <a href={address} target="_blank" rel="noreferrer">
      <img src={`${address}?size=small`} alt={alt} loading="lazy" />
    </a>
  )
}

/** Photos that a record declares, before and after side by side; what is not here, or was not taken, is said in its place. */
export function PastPhotos({ inspection, finding }: PhotosProps) {
  const photos = inspection.photos.filter(({ finding_id }) => finding_id === (finding?.id ?? null))
  const lacking = finding !== null && lacksAfterPhoto(finding, photos)
  if (photos.length === 0) {
    return lacking ? <StatusMark tone="attention" word={t.inspections.lacksAfter} /> : null
  }
  const pair = lacking || photos.some(({ kind }) => kind === 'after')
  const name =
    finding === null ? inspection.subject.number : localName({ name: finding.item_name, name_en: finding.item_name_en })
  const group = (kind: PhotoKind) => (
    <div class="past-photos__group">
      {pair && <p>{t.inspections.photoKinds[kind]}</p>}
      <ul role="list">
        {photos
          .filter((photo) => photo.kind === kind)
          .map((photo, index) => (
            <li key={photo.sha256}>
              {photo.item !== null && (
                <p>{`${photo.item.number}. ${finding?.actions.find(({ id }) => id === photo.item?.action_id)?.items?.[photo.item.number - 1] ?? ''}`}</p>
              )}
              <Photo
                photo={photo}
                alt={t.inspections.photoTaken(
                  t.inspections.photoAlt(name, t.inspections.photoKinds[kind], index + 1),
                  formatShortDateTime(photo.taken_at, inspection.market.time_zone),
                )}
              />
            </li>
          ))}
      </ul>
      {kind === 'after' && lacking && <StatusMark tone="attention" word={t.inspections.lacksAfter} />}
    </div>
  )
  return (
    <div class={pair ? 'past-photos past-photos_pair' : 'past-photos'}>
      {group('before')}
      {pair && group('after')}
    </div>
  )
}
