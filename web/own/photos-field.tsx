import type { Signal } from '@preact/signals'
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
  /** What becomes of the photos as they are by then: keeping one takes a moment. */
  onChange: (change: (now: string[]) => string[]) => void
  /** Photos that are being made smaller and kept; the form waits for them before it is sent. */
  working: Signal<number>
}

/** Up to three photos, each on this phone's disk before it is shown; the phone's own camera or its album takes them. */
export function PhotosField({ photos, onChange, working }: PhotosFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  const [said, setSaid] = useState<string | null>(null)
  if (!photosWork) return null
  const take = async (file: File) => {
    setSaid(null)
    working.value += 1
    try {
      const photo = await photoOf(file).catch(() => null)
      if (photo === null) return setSaid(t.matter.photo.failed)
      await keepForDraft(photo)
      onChange((now) => [...new Set([...now, photo.sha256])])
    } catch {
      setSaid(t.matter.photo.unkept)
    } finally {
      working.value -= 1
    }
  }
  const remove = (name: string) => {
    onChange((now) => now.filter((each) => each !== name))
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
      {photos.length + working.value < most.photos ? (
        <Button size="large" block icon="camera" onClick={() => input.current?.click()}>
          {photos.length === 0 ? t.matter.photo.add : t.matter.photo.another}
        </Button>
      ) : (
        <p>{t.matter.photo.full(most.photos)}</p>
      )}
      {(working.value > 0 || said !== null) && <p role="status">{working.value > 0 ? t.matter.photo.working : said}</p>}
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
