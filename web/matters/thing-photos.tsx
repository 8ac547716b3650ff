import { useRef, useState } from 'preact/hooks'
import '../inspections/finding-photos.css'
import { KeptThumb } from '../inspections/kept-thumb.tsx'
import { t } from '../i18n/index.ts'
import { Button } from '../kit/index.ts'
import { dropPhotos, keepForDraft } from '../offline/draft-photos.ts'
import { photoOf, photosWork } from '../offline/photo.ts'
import { photosOfThing } from './things.ts'

/** Photos of one thing of a list, each on this device's disk before it is shown. */
export function ThingPhotos({
  name,
  photos,
  onChange,
}: {
  name: string
  photos: readonly string[]
  onChange: (photos: string[]) => void
}) {
  const input = useRef<HTMLInputElement>(null)
  const [said, setSaid] = useState<string | null>(null)
  if (!photosWork) return null
  const take = async (file: File) => {
    setSaid(t.photos.working)
    try {
      const photo = await photoOf(file).catch(() => null)
      if (photo === null) return setSaid(t.photos.failed)
      await keepForDraft(photo)
      if (!photos.includes(photo.sha256)) onChange([...photos, photo.sha256])
      setSaid(null)
    } catch {
      setSaid(t.photos.notKept)
    }
  }
  const remove = (sha256: string) => {
    onChange(photos.filter((each) => each !== sha256))
    void dropPhotos([sha256]).catch(() => undefined)
  }
  const word = photos.length === 0 ? t.photos.take : t.photos.takeAnother
  return (
    <div class="thing__photos">
      {photos.length > 0 && (
        <ul role="list">
          {photos.map((sha256, index) => {
            const alt = t.procedures.photoOf(name, index + 1)
            return (
              <li key={sha256}>
                <KeptThumb photo={{ sha256, here: true }} alt={alt} />
                <Button block size="large" label={t.photos.removeOf(alt)} onClick={() => remove(sha256)}>
                  {t.photos.remove}
                </Button>
              </li>
            )
          })}
        </ul>
      )}
      {photos.length < photosOfThing && (
        <Button
          size="large"
          block
          icon="camera"
          label={t.photos.takeFor(word, null, name)}
          onClick={() => input.current?.click()}
        >
          {word}
        </Button>
      )}
      {said !== null && <p role="status">{said}</p>}
      <input
        ref={input}
        hidden
        type="file"
        accept="image/*"
        capture="environment"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          if (file) void take(file)
          event.currentTarget.value = ''
        }}
      />
    </div>
  )
}
