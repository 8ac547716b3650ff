import { computed, effect, signal } from '@preact/signals'
import type { CheckSettings } from '../../src/checks/rules-kinds.ts'
import type { Market } from '../../src/markets/schema.ts'
import { marketPlane } from '../../src/plan/rules-plane.ts'
import type { PlanDocument } from '../../src/plan/schema.ts'
import { changesOf } from '../../src/studio/rules-changes.ts'
import { act, begin, redo, undo } from '../../src/studio/rules-undo.ts'
import type { PlanVersion } from '../../src/studio/schema.ts'
import type { CheckRunner } from '../checks/runner.ts'
import type { EditorTool } from '../map/editor.ts'
import type { drafts } from './drafts.ts'
import type { DrawnKind } from './kinds.ts'

const checkAfterMs = 250
const keepAfterMs = 600

export interface StudioGiven {
  market: Market
  version: PlanVersion
  settings: CheckSettings
  runner: CheckRunner
  drafts: typeof drafts
  newId: () => string
  now: () => Date
}

/** A plan being edited: its timeline, what is chosen, what is drawn next. Forgotten with the page; the draft stays. */
export function createStudio({ market, version, settings, runner, drafts, newId, now }: StudioGiven) {
  const base = signal(version)
  const time = signal(begin<PlanDocument>(version.document))
  const chosen = signal<readonly string[]>([])
  const chosenBy = signal<'drawing' | 'list'>('list')
  const tool = signal<EditorTool>('select')
  const kind = signal<DrawnKind>('stall')
  const snaps = signal(true)
  const focus = signal<number | null>(null)
  /** Whether this device holds everything that is not published. */
  const kept = signal<'keeping' | 'kept' | 'lost'>('kept')
  const place = signal({
    center: [market.center_lng, market.center_lat] as [number, number],
    axis_bearing: market.axis_bearing,
  })
  const plane = computed(() => marketPlane(place.value.center, place.value.axis_bearing))
  const document = computed(() => time.value.present)
  const changes = computed(() => changesOf(base.value.document, document.value))
  const unsaved = computed(() => changes.value.count)

  function change(next: PlanDocument) {
    time.value = act(time.value, next)
    const there = idsOf(next)
    if (chosen.value.some((id) => !there.has(id))) chosen.value = chosen.value.filter((id) => there.has(id))
  }

  function step(by: typeof undo) {
    time.value = by(time.value)
    const there = idsOf(document.value)
    chosen.value = chosen.value.filter((id) => there.has(id))
  }

  let checking: ReturnType<typeof setTimeout> | undefined
  const unwatchChecks = effect(() => {
    const [plan, at] = [document.value, place.value]
    clearTimeout(checking)
    checking = setTimeout(() => runner.check(plan, at, settings), checkAfterMs)
  })
  let keeping: ReturnType<typeof setTimeout> | undefined
  /** Writes what was changed last; undefined while this device already holds it. */
  let keep: (() => void) | undefined
  let opening = true
  const unwatchDraft = effect(() => {
    const [plan, from, count] = [document.value, base.value, changes.value.count]
    // As it opens nothing was changed, and the draft of an earlier visit may still be offered.
    if (opening) return void (opening = false)
    clearTimeout(keeping)
    kept.value = 'keeping'
    keep = () => {
      keep = undefined
      const draft = {
        market: market.id,
        base_version: from.version,
        base: from.document,
        document: plan,
        saved_at: now().toISOString(),
      }
      const written: Promise<unknown> = count === 0 ? drafts.drop(market.id) : drafts.keep(draft)
      written.then(
        () => document.peek() === plan && (kept.value = 'kept'),
        () => (kept.value = 'lost'),
      )
    }
    keeping = setTimeout(keep, keepAfterMs)
  })

  return {
    market,
    newId,
    base,
    place,
    plane,
    document,
    changes,
    unsaved,
    chosen,
    chosenBy,
    tool,
    kind,
    snaps,
    focus,
    kept,
    found: runner.found,
    checkProgress: runner.progress,
    canUndo: computed(() => time.value.past.length > 0),
    canRedo: computed(() => time.value.future.length > 0),
    /** One step on the timeline. */
    change,
    undo: () => step(undo),
    redo: () => step(redo),
    /** Chooses; `by` says where, because what is chosen on the drawing is asked about, and in the list one goes on. */
    choose(ids: readonly string[], more = false, by: 'drawing' | 'list' = 'drawing') {
      const before = new Set(more ? chosen.value : [])
      for (const id of ids) if (!before.delete(id)) before.add(id)
      chosenBy.value = by
      chosen.value = [...before]
    },
    use(next: EditorTool, drawn?: DrawnKind) {
      tool.value = next
      if (drawn !== undefined) kind.value = drawn
    },
    /** Goes on from another version, or from the one just published, with this as what is drawn now. */
    restart(from: PlanVersion, drawn: PlanDocument = from.document) {
      base.value = from
      time.value = drawn === from.document ? begin(drawn) : act(begin(from.document), drawn)
      chosen.value = []
    },
    /** The page goes: what was changed last is kept at once. */
    stop() {
      clearTimeout(checking)
      clearTimeout(keeping)
      unwatchChecks()
      unwatchDraft()
      keep?.()
      runner.stop()
    },
  }
}
export type Studio = ReturnType<typeof createStudio>

/** The ids of everything a document draws. */
export const idsOf = ({ stalls, zones, features }: PlanDocument) =>
  new Set([...stalls.map(({ stall_id }) => stall_id), ...zones.map(({ id }) => id), ...features.map(({ id }) => id)])
