import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../i18n/index.ts'
import { Button, TextField, useStateOf } from '../kit/index.ts'
import type { KeptPhoto } from '../offline/database.ts'
import { photoOf, photosWork } from '../offline/photo.ts'
import type { PaintStall } from '../../src/painting/schema.ts'
import type { PaintStore } from './paint-store.ts'

interface Taken {
  state: 'working' | 'here' | 'failed'
  /** What is kept with the stall's next mark; null when the file was no picture. */
  photo: Promise<KeptPhoto | null>
  /** Of the small picture on the bar, once it is here. */
  address?: string
}

/**
 * The photo for each stall's next mark, by the camera's file input, since a page cannot count on more. Kept by stall: who
 * walks on while a photo is made smaller finds it where it was taken, and a mark waits for its photo.
 */
function usePhotos(stall: string) {
  const [all, setAll] = useState<ReadonlyMap<string, Taken>>(new Map())
  const known = useRef(all)
  known.current = all
  useEffect(() => () => known.current.forEach(({ address }) => address && URL.revokeObjectURL(address)), [])
  const set = (id: string, taken: Taken | null) =>
    setAll((before) => {
      const next = new Map(before)
      if (taken === null) next.delete(id)
      else next.set(id, taken)
      return next
    })
  return {
    taken: all.get(stall),
    take(file: File | undefined) {
      if (!file) return
      const photo = photoOf(file).catch(() => null)
      set(stall, { state: 'working', photo })
      void photo.then((made) => {
        if (made === null) return set(stall, { state: 'failed', photo })
        const address = URL.createObjectURL(new Blob([made.bytes], { type: 'image/jpeg' }))
        set(stall, { state: 'here', photo, address })
      })
    },
    drop: (id: string) => set(id, null),
  }
}

/** The bar by the thumb: back and on, a photo, worn, painted; what was just done, and taking it back. */
export function PaintBar({ store, stall }: { store: PaintStore; stall: PaintStall }) {
  const [opened] = useState(() => Date.now())
  const last = store.done.value.find(({ made_at }) => made_at >= opened)
  const [said, setSaid] = useState<'none' | 'lost' | 'all'>('none')
  // What was begun for one stall shall not be said of the next.
  const [worn, setWorn] = useStateOf(stall.stall_id, false)
  const [note, setNote] = useStateOf(stall.stall_id, '')
  /** What is under way: a stall by its id, a mark that is taken back by its own. */
  const running = useRef(new Set<string>())
  const [busy, setBusy] = useState<ReadonlySet<string>>(running.current)
  const input = useRef<HTMLInputElement>(null)
  const photos = usePhotos(stall.stall_id)
  const { taken } = photos

  const once = (of: string, work: () => Promise<void>) => {
    if (running.current.has(of)) return
    const tell = () => setBusy(new Set(running.current))
    running.current.add(of)
    tell()
    work()
      .then(
        () => setSaid('none'),
        () => setSaid('lost'),
      )
      .finally(() => {
        running.current.delete(of)
        tell()
      })
  }
  const mark = (kind: 'painted' | 'worn') =>
    once(stall.stall_id, async () => {
      const words = note.trim()
      await store.mark(kind, stall, kind === 'worn' && words !== '' ? words : null, (await taken?.photo) ?? null)
      photos.drop(stall.stall_id)
      // Who walked on while a photo was made smaller is not led past the stall they stand at.
      if (store.selected.peek()?.stall_id === stall.stall_id) store.goOn()
    })
  // Keeping takes no time that anybody sees; only a photo does.
  const isBusy = busy.has(stall.stall_id) && taken?.state === 'working'

  return (
    <div class="thumb-bar">
      <div class={said === 'lost' ? 'paint-bar__said paint-bar__said_lost' : 'paint-bar__said'} role="status">
        {said === 'lost' ? (
          <p>{t.painting.notKept}</p>
        ) : (
          last && (
            <>
              <p>{last.kind === 'worn' ? t.painting.saidWorn(last.number) : t.painting.saidPainted(last.number)}</p>
              <Button
                size="small"
                label={t.painting.undoOf(last.number)}
                onClick={() => once(last.id, () => store.undo(last))}
              >
                {t.kit.undo}
              </Button>
            </>
          )
        )}
      </div>
      {taken?.address !== undefined && (
        <div class="paint-bar__photo">
          <img src={taken.address} alt={t.painting.photoOf(stall.number)} />
          <p>{t.painting.photoWaits}</p>
          <Button size="small" onClick={() => photos.drop(stall.stall_id)}>
            {t.painting.photoDrop}
          </Button>
        </div>
      )}
      {taken !== undefined && taken.state !== 'here' && (
        <p role="status">{taken.state === 'working' ? t.painting.photoWorking : t.painting.photoFailed}</p>
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
          <Button size="large" type="submit" block busy={isBusy}>
            {t.painting.sayWorn(stall.number)}
          </Button>
        </form>
      )}
      <div class="paint-bar__three">
        <Button size="large" icon="back" disabled={!store.canStep(-1)} onClick={() => store.step(-1)}>
          {t.painting.previous}
        </Button>
        <Button size="large" icon="alert" pressed={worn} onClick={() => setWorn(!worn)}>
          {t.painting.worn}
        </Button>
        <Button size="large" icon="next" disabled={!store.canStep(1)} onClick={() => store.step(1)}>
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
                photos.take(event.currentTarget.files?.[0])
                event.currentTarget.value = ''
              }}
            />
            <Button size="large" icon="camera" onClick={() => input.current?.click()}>
              {t.painting.photo}
            </Button>
          </>
        )}
        <Button size="large" kind="primary" icon="check" busy={isBusy} onClick={() => mark('painted')}>
          {stall.state === 'painted' ? t.painting.paintedAgain : t.painting.painted}
        </Button>
      </div>
    </div>
  )
}
