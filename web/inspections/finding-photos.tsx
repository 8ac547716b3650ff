import { useEffect, useRef, useState } from 'preact/hooks'
import { photoLimits, type PhotoKind } from '../../src/inspections/rules-kinds.ts'
import type { FindingEntry, PhotoEntry } from '../../src/inspections/schema.ts'
import { listed, t } from '../i18n/index.ts'
import { Button, later, SelectField } from '../kit/index.ts'
import { keepForDraft } from '../offline/draft-photos.ts'
import { photoOf, photosWork } from '../offline/photo.ts'
import type { DraftPhoto } from './capture.ts'
import './finding-photos.css'
import { KeptThumb } from './kept-thumb.tsx'
import { showing, shows, thingsOf } from './things.ts'

/** Comes when somebody takes a photo. */
const Camera = later(() => import('./camera.tsx').then((chunk) => chunk.Camera))

/** Whether a page's own camera is worth trying: not where there is none, nor once it was refused. */
let filming = (navigator as { mediaDevices?: MediaDevices }).mediaDevices !== undefined

interface PhotosProps {
  /** What the finding is called, for those who hear the page. */
  name: string
  photos: readonly DraftPhoto[]
  /** It was put right on the spot, so a photo of after is asked for. */
  fixed: boolean
  /** How many the record may still take. */
  room: number
  /** Before a camera opens: phones with little memory end the page behind it. */
  onBegin: () => void
  /** A photo is being made smaller and kept; the form waits for it before it is saved. */
  onWorking: (working: boolean) => void
  onTaken: (photo: Omit<PhotoEntry, 'finding_id'>) => void
  onRemove: (photo: DraftPhoto) => void
  /** What is listed of the finding, so that a photo may say which of it it shows. */
  finding: FindingEntry
  onPhoto: (old: DraftPhoto, photo: DraftPhoto) => void
}

/** When a file's picture was taken: its own time where that is past, for it may be an older picture. */
function takenAt(source: File | HTMLVideoElement): string {
  const now = Date.now()
  const at = source instanceof File && source.lastModified > 946684800000 ? source.lastModified : now
  return new Date(Math.min(at, now)).toISOString()
}

/** Things without a photo of their own: said, never a reason to refuse. */
const lackingItems = ({ finding, photos }: Pick<PhotosProps, 'finding' | 'photos'>) =>
  thingsOf(finding)
    .filter((thing) => !photos.some((photo) => shows(photo, thing)))
    .map(({ name }) => name)

function Group(props: PhotosProps & { kind: PhotoKind; pair: boolean; said: string | null; onOpen: () => void }) {
  const { kind, pair, said, name, photos } = props
  const own = photos.filter((photo) => photo.kind === kind)
  const things = thingsOf(props.finding)
  const full = props.room <= 0 || photos.length >= photoLimits.finding
  const title = pair ? t.inspections.photoKinds[kind] : t.photos.title
  const first = kind === 'after' ? t.photos.takeAfter : t.photos.take
  const word = own.length === 0 ? first : t.photos.takeAnother
  const label = t.photos.takeFor(word, own.length > 0 && pair ? title : null, name)
  return (
    <div class="finding-photos__group" role="group" aria-label={title}>
      <h3 class="weui-cells__title">{title}</h3>
      <ul role="list">
        {own.map((photo, index) => {
          const alt = t.inspections.photoAlt(name, t.inspections.photoKinds[kind], index + 1)
          return (
            <li key={photo.sha256}>
              <KeptThumb photo={photo} alt={alt} />
              {things.length > 0 && kind === 'before' && (
                <SelectField
                  label={t.photos.ofItem}
                  value={String(things.findIndex((thing) => shows(photo, thing)))}
                  options={[
                    { value: '-1', label: t.photos.ofAll },
                    ...things.map(({ number, name: thing }, at) => ({
                      value: String(at),
                      label: `${number}. ${thing}`,
                    })),
                  ]}
                  onChange={(at) => props.onPhoto(photo, showing(photo, things[Number(at)]))}
                />
              )}
              <Button label={t.photos.removeOf(alt)} onClick={() => props.onRemove(photo)}>
                {t.photos.remove}
              </Button>
            </li>
          )
        })}
      </ul>
      <Button size="large" block icon="camera" disabled={full} label={label} onClick={props.onOpen}>
        {word}
      </Button>
      {kind === 'before' && lackingItems(props).length > 0 && (
        <p class="finding-photos__ask">{t.photos.itemsWithout(listed(lackingItems(props)))}</p>
      )}
      {said !== null && <p role="status">{said}</p>}
    </div>
  )
}

/** Photos of one finding: of what was found and, where it was put right on the spot, of after, side by side. */
export function FindingPhotos(props: PhotosProps) {
  const { photos, fixed } = props
  const [open, setOpen] = useState<PhotoKind | null>(null)
  const [said, setSaid] = useState<{ kind: PhotoKind; words: string } | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const asked = useRef<PhotoKind>('before')
  // What was taken off the list since is shown by no photo.
  const things = thingsOf(props.finding)
  const stray = photos.find((photo) => photo.item && !things.some((thing) => shows(photo, thing)))
  useEffect(() => {
    if (stray) props.onPhoto(stray, showing(stray, undefined))
  }, [stray])
  if (!photosWork) return null

  const take = async (kind: PhotoKind, source: File | HTMLVideoElement) => {
    setSaid({ kind, words: t.photos.working })
    props.onWorking(true)
    try {
      const claimed_at = takenAt(source)
      const photo = await photoOf(source).catch(() => null)
      if (photo === null) return setSaid({ kind, words: t.photos.failed })
      await keepForDraft(photo)
      props.onTaken({ sha256: photo.sha256, kind, claimed_at })
      setSaid(null)
    } catch {
      setSaid({ kind, words: t.photos.notKept })
    } finally {
      props.onWorking(false)
    }
  }
  const begin = (kind: PhotoKind) => {
    props.onBegin()
    asked.current = kind
    if (filming) setOpen(kind)
    else input.current?.click()
  }
  const pair = fixed || photos.some(({ kind }) => kind === 'after')
  const group = (kind: PhotoKind) => (
    <Group
      {...props}
      kind={kind}
      pair={pair}
      said={said?.kind === kind ? said.words : null}
      onOpen={() => begin(kind)}
    />
  )
  return (
    <section class={pair ? 'finding-photos finding-photos_pair' : 'finding-photos'} aria-label={t.photos.title}>
      {fixed && !photos.some(({ kind }) => kind === 'after') && <p class="finding-photos__ask">{t.photos.askAfter}</p>}
      {group('before')}
      {pair && group('after')}
      {photos.length >= photoLimits.finding ? (
        <p class="finding-photos__ask">{t.photos.full(photoLimits.finding)}</p>
      ) : (
        props.room <= 0 && <p class="finding-photos__ask">{t.photos.fullRecord(photoLimits.record)}</p>
      )}
      <input
        ref={input}
        hidden
        type="file"
        accept="image/*"
        capture="environment"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          if (file) void take(asked.current, file)
          event.currentTarget.value = ''
        }}
      />
      {open !== null && (
        <Camera
          title={open === 'after' ? t.photos.takeAfter : t.photos.takeOf(props.name)}
          onShot={(video) => take(open, video)}
          onFailed={() => (filming = false)}
          onInstead={() => {
            setOpen(null)
            input.current?.click()
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  )
}
