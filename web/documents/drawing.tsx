import { useRef, useState } from 'preact/hooks'
import { t } from '../i18n/index.ts'
import { Button, ButtonRow } from '../kit/index.ts'
import { pointIn, withPoint, type Lines } from './lines.ts'
import { Strokes } from './strokes.tsx'

/** A box to sign in with finger, pen or mouse, with undo, redo and a fresh start. What is drawn is what is printed. */
export function Drawing({ lines, onDraw }: { lines: Lines; onDraw: (lines: Lines) => void }) {
  const frame = useRef<HTMLDivElement>(null)
  const drawing = useRef<number | null>(null)
  // Moves come faster than renders: each goes on from the last, not from what is on screen.
  const latest = useRef(lines)
  latest.current = lines
  const [undone, setUndone] = useState<Lines>([])
  const add = (event: PointerEvent, begins: boolean) => {
    if (!frame.current) return
    const rect = frame.current.getBoundingClientRect()
    latest.current = withPoint(latest.current, pointIn(rect, event.clientX, event.clientY), begins)
    onDraw(latest.current)
  }
  const end = (event: PointerEvent) => {
    if (drawing.current === event.pointerId) drawing.current = null
  }
  const last = lines.at(-1)
  const again = undone.at(-1)
  return (
    <div class="drawing">
      <div
        ref={frame}
        class="drawing__box"
        onPointerDown={(event) => {
          if (drawing.current !== null || event.button !== 0) return
          drawing.current = event.pointerId
          event.currentTarget.setPointerCapture(event.pointerId)
          setUndone([])
          add(event, true)
        }}
        onPointerMove={(event) => {
          if (drawing.current === event.pointerId) add(event, false)
        }}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <Strokes lines={lines} label={t.documents.drawn(lines.length)} />
      </div>
      <p role="status" class="drawing__said">
        {t.documents.drawHere} · {t.documents.drawn(lines.length)}
      </p>
      <ButtonRow>
        <Button
          size="small"
          disabled={!last}
          onClick={() => {
            if (last) setUndone([...undone, last])
            onDraw(lines.slice(0, -1))
          }}
        >
          {t.documents.undo}
        </Button>
        <Button
          size="small"
          disabled={!again}
          onClick={() => {
            if (again) onDraw([...lines, again])
            setUndone(undone.slice(0, -1))
          }}
        >
          {t.documents.redo}
        </Button>
        <Button
          size="small"
          disabled={!last}
          onClick={() => {
            setUndone([])
            onDraw([])
          }}
        >
          {t.documents.clear}
        </Button>
      </ButtonRow>
    </div>
  )
}
