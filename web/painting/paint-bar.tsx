import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../i18n/index.ts'
import { Button, TextField } from '../kit/index.ts'
import type { KeptPhoto } from '../offline/database.ts'
import { photoOf, photosWork } from '../offline/photo.ts'
import type { PaintStore } from './paint-store.ts'

interface Taken {
  photo: KeptPhoto
  address: string
}

/** A photo for the next mark: the camera's file input, since a page cannot count on more. */
function usePhoto(stall: string | undefined) {
  const [taken, setTaken] = useState<Taken | null>(null)
  const [state, setState] = useState<'none' | 'working' | 'failed'>('none')
  const drop = () => {
    if (taken) URL.revokeObjectURL(taken.address)
    setTaken(null)
    setState('none')
  }
  useEffect(() => drop, [stall])
  const take = (file: File | undefined) => {
    if (!file) return
    setState('working')
    photoOf(file).then(
      (photo) => {
        setTaken({ photo, address: URL.createObjectURL(new Blob([photo.bytes], { type: 'image/jpeg' })) })
        setState('none')
      },
      () => setState('failed'),
    )
  }
  return { taken, state, take, drop }
}

/** The bar by the thumb: back and on, a photo, worn, painted; what was just done, and taking it back. */
export function PaintBar({ store }: { store: PaintStore }) {
  const stall = store.selected.value
  const [opened] = useState(() => Date.now())
  const last = store.done.value.find(({ made_at }) => made_at >= opened)
  const [said, setSaid] = useState<'none' | 'lost' | 'all'>('none')
  const [worn, setWorn] = useState(false)
  const [note, setNote] = useState('')
  const busy = useRef(false)
  const input = useRef<HTMLInputElement>(null)
  const photo = usePhoto(stall?.stall_id)
  if (!stall) return null

  const once = (work: () => Promise<void>) => {
    if (busy.current) return
    busy.current = true
    work()
      .then(
        () => setSaid('none'),
        () => setSaid('lost'),
      )
      .finally(() => (busy.current = false))
  }
  const mark = (kind: 'painted' | 'worn') =>
    once(async () => {
      const words = note.trim()
      await store.mark(kind, stall, kind === 'worn' && words !== '' ? words : null, photo.taken?.photo ?? null)
      photo.drop()
      setWorn(false)
      setNote('')
      store.goOn()
    })

  return (
    <div class="paint-bar">
      <div class={said === 'lost' ? 'paint-bar__said paint-bar__said_lost' : 'paint-bar__said'} role="status">
        {said === 'lost' ? (
          <p>{t.painting.notKept}</p>
        ) : (
          last && (
            <>
              <p>{last.kind === 'worn' ? t.painting.saidWorn(last.number) : t.painting.saidPainted(last.number)}</p>
              <Button size="small" label={t.painting.undoOf(last.number)} onClick={() => once(() => store.undo(last))}>
                {t.kit.undo}
              </Button>
            </>
          )
        )}
      </div>
      {photo.taken && (
        <div class="paint-bar__photo">
          <img src={photo.taken.address} alt={t.painting.photoOf(stall.number)} />
          <p>{t.painting.photoWaits}</p>
          <Button size="small" onClick={photo.drop}>
            {t.painting.photoDrop}
          </Button>
        </div>
      )}
      {photo.state !== 'none' && (
        <p role="status">{photo.state === 'working' ? t.painting.photoWorking : t.painting.photoFailed}</p>
      )}
      {worn && (
        <form
          class="paint-bar__worn"
          onSubmit={(event) => {
            event.preventDefault()
            mark('worn')
          }}
        >
          <TextField label={t.painting.wornNote} value={note} onInput={setNote} maxLength={200} />
          <Button size="large" type="submit" block>
            {t.painting.sayWorn(stall.number)}
          </Button>
        </form>
      )}
      <div class="paint-bar__three">
        <Button size="large" icon="back" onClick={() => store.step(-1)}>
          {t.painting.previous}
        </Button>
        <Button size="large" icon="alert" pressed={worn} onClick={() => setWorn(!worn)}>
          {t.painting.worn}
        </Button>
        <Button size="large" icon="next" onClick={() => store.step(1)}>
          {t.painting.next}
        </Button>
      </div>
      <div class="paint-bar__two">
        {photosWork && (
          <>
            <input
              ref={input}
              hidden
              type="file"
              accept="image/*"
              capture="environment"
              onChange={(event) => {
                photo.take(event.currentTarget.files?.[0])
                event.currentTarget.value = ''
              }}
            />
            <Button size="large" icon="camera" onClick={() => input.current?.click()}>
              {t.painting.photo}
            </Button>
          </>
        )}
        <Button size="large" kind="primary" icon="check" onClick={() => mark('painted')}>
          {stall.state === 'painted' ? t.painting.paintedAgain : t.painting.painted}
        </Button>
      </div>
    </div>
  )
}
