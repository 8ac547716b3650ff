import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { placeOfCode } from '../../src/plan/rules-code.ts'
import { spokenNumber } from '../../src/plan/rules-search.ts'
import type { Place } from '../../src/plan/schema.ts'
import { t } from '../i18n/index.ts'
import { Button, Dialog } from '../kit/index.ts'
import { holderWord } from '../plan/legend.tsx'
import './finder.css'
import { watchCodes } from './scan.ts'

interface FinderProps {
  places: readonly Place[]
  onPick: (place: Place) => void
  onClose: () => void
}

const most = 6

/** What stands before the digits of stall numbers: the rows, to be tapped instead of typed. */
const rowsOf = (places: readonly Place[]) => [
  ...new Set(places.flatMap(({ number }) => /^\D+/.exec(number)?.[0].replace(/[\s\p{Pd}]+$/u, '') ?? [])),
]

/** What a keyboard types goes to the pad, wherever the focus is; Enter is a button's own where one has the focus. */
function useKeyboard(onKey: (key: string) => boolean) {
  const typed = useRef<HTMLParagraphElement>(null)
  useEffect(() => typed.current?.focus(), [])
  // Before the next key, which may come at once.
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { key, target } = event
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      if (key === 'Enter' && target instanceof HTMLButtonElement) return
      if (!onKey(key)) return
      event.preventDefault()
      typed.current?.focus()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  })
  return typed
}

/**
 * A stall by its number, on keys large enough for gloves or a desk's own: a row, then digits; what fits stands there to
 * be tapped, and Enter takes the first.
 */
export function NumberPad({ places, onPick, onClose }: FinderProps) {
  const [row, setRow] = useState('')
  const [digits, setDigits] = useState('')
  const rows = rowsOf(places)
  const typed = spokenNumber(`${row}${digits.replace(/^0+(?=\d)/, '')}`)
  const fits = (place: Place) => {
    const own = spokenNumber(place.number)
    return row === '' ? (/\d+$/.exec(own)?.[0] ?? '').startsWith(typed) : own.startsWith(typed)
  }
  const hits = row === '' && digits === '' ? [] : places.filter(fits)
  // The very number first: 7 before 70.
  hits.sort((a, b) => spokenNumber(a.number).length - spokenNumber(b.number).length || a.position - b.position)
  const add = (digit: string) => setDigits((before) => `${before}${digit}`.slice(-5))
  const erase = () => {
    if (digits === '') setRow('')
    else setDigits(digits.slice(0, -1))
  }
  const shown = useKeyboard((key) => {
    const [hit] = hits
    const named = rows.find((each) => each.toLowerCase() === key.toLowerCase())
    if (/^\d$/.test(key)) add(key)
    else if (key === 'Backspace') erase()
    else if (key === 'Enter' && hit) onPick(hit)
    else if (named !== undefined) setRow(named)
    else return false
    return true
  })
  return (
    <Dialog
      open
      title={t.walk.byNumber}
      onClose={onClose}
      actions={
        <Button size="large" onClick={onClose}>
          {t.kit.cancel}
        </Button>
      }
    >
      <p class="pad__typed" role="status" ref={shown} tabIndex={-1}>
        {row}
        {digits === '' ? (row === '' ? t.walk.tapNumber : '') : digits}
      </p>
      <div class="pad__hits">
        {hits.slice(0, most).map((place) => (
          <Button key={place.id} size="large" block onClick={() => onPick(place)}>
            {place.number} <small>{holderWord(place)}</small>
          </Button>
        ))}
        {hits.length > most && <p>{t.walk.moreHits(hits.length - most)}</p>}
        {hits.length === 0 && (row !== '' || digits !== '') && <p>{t.walk.noSuchNumber}</p>}
      </div>
      {rows.length > 1 && (
        <div class="pad__rows" role="group" aria-label={t.walk.rows}>
          {rows.map((each) => (
            <button
              key={each}
              type="button"
              class="pad__key"
              aria-pressed={row === each}
              onClick={() => setRow(row === each ? '' : each)}
            >
              {each}
            </button>
          ))}
        </div>
      )}
      <div class="pad__keys">
        {['1', '2', '3', '4', '5', '6', '7', '8', '9', '', '0'].map((key) =>
          key === '' ? (
            <span key="none" />
          ) : (
            <button key={key} type="button" class="pad__key" onClick={() => add(key)}>
              {key}
            </button>
          ),
        )}
        <button type="button" class="pad__key" aria-label={t.walk.eraseDigit} onClick={erase}>
          ⌫
        </button>
      </div>
    </Dialog>
  )
}

/** A stall by the code on its card, through the rear camera. */
export function Scanner({ places, onPick, onClose }: FinderProps) {
  const video = useRef<HTMLVideoElement>(null)
  const [state, setState] = useState<'opening' | 'looking' | 'foreign' | 'refused'>('opening')
  useEffect(() => {
    if (!video.current) return
    return watchCodes(video.current, {
      onOpen: () => setState('looking'),
      onRefused: () => setState('refused'),
      onCode(text) {
        const place = placeOfCode(text, places)
        if (place) onPick(place)
        else setState('foreign')
        return place !== null
      },
    })
  }, [])
  return (
    <Dialog
      open
      title={t.walk.scan}
      onClose={onClose}
      actions={
        <Button size="large" onClick={onClose}>
          {t.kit.cancel}
        </Button>
      }
    >
      {state !== 'refused' && (
        <video ref={video} class="scan__picture" playsInline muted aria-label={t.walk.scanPicture} />
      )}
      <p role="status">{t.walk.scanState[state]}</p>
    </Dialog>
  )
}
