import { useRef, useState } from 'preact/hooks'
import { most } from '../../src/reviews/rules-kinds.ts'
import { t } from '../i18n/index.ts'
import '../inspections/finding-photos.css'
import { KeptThumb } from '../inspections/kept-thumb.tsx'
import { Button } from '../kit/index.ts'
import { dropPhotos, keepForDraft } from '../offline/draft-photos.ts'
import { photoOf, photosWork } from '../offline/photo.ts'

interface PhotosFieldProps {
  photos: readonly string[]
  onChange: (photos: string[]) => void
}

/** Up to three photos, each on this phone's disk before it is shown; the phone's own camera or its album takes them. */
export function PhotosField({ photos, onChange }: PhotosFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  const [said, setSaid] = useState<string | null>(null)
  if (!photosWork) return null
  const take = async (file: File) => {
    setSaid(t.matter.photo.working)
    try {
      const photo = await photoOf(file).catch(() => null)
      if (photo === null) return setSaid(t.matter.photo.failed)
      await keepForDraft(photo)
      if (!photos.includes(photo.sha256)) onChange([...photos, photo.sha256])
      setSaid(null)
    } catch {
      setSaid(t.matter.photo.unkept)
    }
  }
  const remove = (name: string) => {
    onChange(photos.filter((each) => each !== name))
    void dropPhotos([name]).catch(() => undefined)
  }
  return (
    <div class="own-photos-field">
      {photos.length > 0 && (
        <ul class="own-photos" role="list">
          {photos.map((sha256, index) => (
            <li key={sha256}>
              <KeptThumb photo={{ sha256, here: true }} alt={t.matter.photo.mine(index + 1)} />
              <Button block label={t.matter.photo.removeOf(index + 1)} onClick={() => remove(sha256)}>
                {t.matter.photo.remove}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {photos.length < most.photos ? (
        <Button size="large" block icon="camera" onClick={() => input.current?.click()}>
          {photos.length === 0 ? t.matter.photo.add : t.matter.photo.another}
        </Button>
      ) : (
        <p>{t.matter.photo.full(most.photos)}</p>
      )}
      {said !== null && <p role="status">{said}</p>}
      <input
        ref={input}
        hidden
        type="file"
        accept="image/*"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          if (file) void take(file)
          event.currentTarget.value = ''
        }}
      />
    </div>
  )
}
