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
  onWorking,
}: {
  name: string
  photos: readonly string[]
  /** What becomes of the photos as they are by then: keeping one takes a moment. */
  onChange: (change: (now: string[]) => string[]) => void
  /** A photo is being made smaller and kept; the form waits for it before it is sent. */
  onWorking: (more: boolean) => void
}) {
  const input = useRef<HTMLInputElement>(null)
  const [said, setSaid] = useState<string | null>(null)
  const [making, setMaking] = useState(0)
  if (!photosWork) return null
  const work = (more: boolean) => {
    setMaking((count) => count + (more ? 1 : -1))
    onWorking(more)
  }
  const take = async (file: File) => {
    setSaid(null)
    work(true)
    try {
      const photo = await photoOf(file).catch(() => null)
      if (photo === null) return setSaid(t.photos.failed)
      await keepForDraft(photo)
      onChange((now) => [...new Set([...now, photo.sha256])])
    } catch {
      setSaid(t.photos.notKept)
    } finally {
      work(false)
    }
  }
  const remove = (sha256: string) => {
    onChange((now) => now.filter((each) => each !== sha256))
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
      {photos.length + making < photosOfThing && (
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
      {(making > 0 || said !== null) && <p role="status">{making > 0 ? t.photos.working : said}</p>}
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
