import { useEffect, useRef, useState } from 'preact/hooks'
import { language, t } from '../i18n/index.ts'
import { ErrorState, Loading } from '../kit/index.ts'
import type { Drawn, PlanEditor, Underlay } from '../map/editor.ts'
import { mapLabels } from '../plan/map-labels.ts'
import { remakeRings } from './reshape.ts'
import { withDrawn } from './kinds.ts'
import type { RowPlan } from './row-plan.ts'
import type { Studio } from './store.ts'

interface CanvasProps {
  studio: Studio
  rows: RowPlan
  underlay: Underlay | null
  /** A tap while the underlay's points are placed. */
  onPlace: (point: readonly [number, number]) => void
}

/** The drawing surface, kept in step with the studio; silent to readers, whose list does the same. */
export function StudioCanvas({ studio, rows, underlay, onPlace }: CanvasProps) {
  const element = useRef<HTMLDivElement>(null)
  const [editor, setEditor] = useState<PlanEditor | null>(null)
  const [problem, setProblem] = useState<unknown>(undefined)
  const [attempt, setAttempt] = useState(0)
  const place = useRef(onPlace)
  place.current = onPlace
  const { value: at } = studio.place

  function drawn({ tool, coordinates, points }: Drawn) {
    if (tool === 'place') return place.current(points[0]!)
    if (tool === 'baseline') return rows.lay(points[0]!, points[1]!)
    const names = { stall: t.studio.newStall, zone: t.studio.newZone }
    const made = withDrawn(
      studio.document.value,
      studio.plane.value,
      studio.kind.value,
      coordinates,
      names,
      studio.newId,
    )
    studio.change(made.document)
    studio.choose([made.id])
    studio.use('select')
  }

  useEffect(() => {
    let made: PlanEditor | null = null
    let gone = false
    import('../map/editor.ts').then(
      ({ createPlanEditor }) => {
        if (gone || element.current === null) return
        made = createPlanEditor(element.current, {
          document: studio.document.peek(),
          ...at,
          labels: { ...mapLabels(), measure: t.studio.measure },
          onChoose: (ids, more) => studio.choose(ids, more),
          onReshape: (things) => studio.change(remakeRings(studio.document.value, studio.plane.value, things)),
          onDraw: drawn,
        })
        setProblem(undefined)
        setEditor(made)
      },
      (error: unknown) => !gone && setProblem(error),
    )
    return () => {
      gone = true
      made?.destroy()
      setEditor(null)
    }
  }, [studio, at, language.value, attempt])

  const { value: document } = studio.document
  const { value: chosen } = studio.chosen
  const { value: tool } = studio.tool
  const { value: snaps } = studio.snaps
  const { value: found } = studio.found
  const { value: focus } = studio.focus
  const { value: ghosts } = rows.ghosts
  useEffect(() => editor?.show(document), [editor, document])
  useEffect(() => editor?.choose(chosen), [editor, chosen])
  useEffect(() => editor?.use(tool), [editor, tool])
  useEffect(() => editor?.snap(snaps), [editor, snaps])
  useEffect(() => editor?.ghosts(ghosts.map((stall) => stall.outline)), [editor, ghosts])
  useEffect(() => editor?.underlay(underlay), [editor, underlay])
  useEffect(() => {
    const check = focus === null ? undefined : found[focus]
    editor?.checks(
      found,
      check === undefined ? [] : [...check.stalls, ...(check.feature === null ? [] : [check.feature])],
    )
    if (check !== undefined) editor?.look(check.at)
  }, [editor, found, focus])

  return (
    <div class="studio__canvas">
      <div class="studio__map" ref={element} />
      {editor === null && (
        <div class="studio__words">
          {problem === undefined ? (
            <Loading words={t.studio.opening} />
          ) : (
            <ErrorState problem={problem} onRetry={() => setAttempt(attempt + 1)} />
          )}
        </div>
      )}
    </div>
  )
}
