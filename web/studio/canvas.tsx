import { effect } from '@preact/signals'
import { useEffect, useRef, useState } from 'preact/hooks'
import { language, t } from '../i18n/index.ts'
import { ErrorState, Loading } from '../kit/index.ts'
import type { Drawn, PlanEditor, Underlay } from '../map/editor.ts'
import { mapLabels } from '../plan/map-labels.ts'
import { remakeRings } from './reshape.ts'
import { withDrawn } from './kinds.ts'
import type { RowPlan } from './row-plan.ts'
import type { SchematicPlan } from './schematic-plan.ts'
import type { Studio } from './store.ts'

interface CanvasProps {
  studio: Studio
  /** Rows in preparation, of which the one that is shown takes a baseline. */
  rows: readonly (RowPlan | SchematicPlan)[]
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
    if (tool === 'baseline') return rows.find(({ shown }) => shown.peek())?.lay(points[0]!, points[1]!)
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

  // Signals and not renders: the very next click already belongs to the tool that was just pressed.
  useEffect(() => {
    if (editor === null) return
    const stops = [
      effect(() => editor.show(studio.document.value)),
      effect(() => editor.choose(studio.chosen.value)),
      effect(() => editor.use(studio.tool.value)),
      effect(() => editor.snap(studio.snaps.value)),
      effect(() => editor.ghosts(rows.flatMap(({ ghosts }) => ghosts.value.map((stall) => stall.outline)))),
      effect(() => {
        const [found, focus] = [studio.found.value, studio.focus.value]
        const check = focus === null ? undefined : found[focus]
        const about = check === undefined ? [] : [...check.stalls, ...(check.feature === null ? [] : [check.feature])]
        editor.checks(found, about)
        if (check !== undefined) editor.look(check.at)
      }),
    ]
    return () => stops.forEach((stop) => stop())
  }, [editor, studio, ...rows])
  useEffect(() => editor?.underlay(underlay), [editor, underlay])

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
