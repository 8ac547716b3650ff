import { useEffect, useState } from 'preact/hooks'
import { t } from '../i18n/index.ts'
import { Icon } from '../kit/index.ts'
import { database } from '../offline/database.ts'
import type { DraftPhoto } from './capture.ts'

/** A photo of a form as a small picture: from this phone, or from the office where the record that is corrected has it. */
export function KeptThumb({ photo, alt }: { photo: Pick<DraftPhoto, 'sha256' | 'here'>; alt: string }) {
  const { sha256, here } = photo
  const [address, setAddress] = useState<string | null | undefined>(
    here ? undefined : `/api/photos/${sha256}?size=small`,
  )
  useEffect(() => {
    if (!here) return
    let gone = false
    let made: string | null = null
    database()
      .then((db) => db.get('photo', sha256))
      .then((kept) => {
        if (gone) return
        made = kept ? URL.createObjectURL(new Blob([kept.bytes], { type: 'image/jpeg' })) : null
        setAddress(made)
      })
      .catch(() => setAddress(null))
    return () => {
      gone = true
      if (made !== null) URL.revokeObjectURL(made)
    }
  }, [sha256, here])
  if (address === null) {
    return (
      <p class="photo-gone" role="alert">
        <Icon name="alert" />
        {t.photos.cleared}
      </p>
    )
  }
  return address === undefined ? <p class="photo-gone">{alt}</p> : <img class="photo-thumb" src={address} alt={alt} />
}
