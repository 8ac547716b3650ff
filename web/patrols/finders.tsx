import { useState } from 'preact/hooks'
import { t } from '../i18n/index.ts'
import { Button, later } from '../kit/index.ts'
import type { MarketStore } from '../plan/store.ts'

const NumberPad = later(() => import('./finder.tsx').then((chunk) => chunk.NumberPad))
const Scanner = later(() => import('./finder.tsx').then((chunk) => chunk.Scanner))

/** Ways to a stall that need no typing: its number on large keys, or the code on its card. */
export function Finders({ store, onPicked }: { store: MarketStore; onPicked: () => void }) {
  const [open, setOpen] = useState<'number' | 'code' | null>(null)
  const given = {
    places: store.places.value,
    onClose: () => setOpen(null),
    onPick: ({ id }: { id: string }) => {
      setOpen(null)
      store.search('')
      store.select(id)
      onPicked()
    },
  }
  return (
    <div class="finders">
      <Button size="large" label={t.walk.byNumber} onClick={() => setOpen('number')}>
        {t.walk.byNumberShort}
      </Button>
      <Button size="large" label={t.walk.scan} onClick={() => setOpen('code')}>
        {t.walk.scanShort}
      </Button>
      {open === 'number' && <NumberPad {...given} />}
      {open === 'code' && <Scanner {...given} />}
    </div>
  )
}
