import { computed, signal } from '@preact/signals'
import type { PlanePoint } from '../../src/plan/rules-plane.ts'
import { layOver } from '../../src/studio/rules-geojson.ts'
import {
  layAlong,
  lineLength,
  metresNeeded,
  type LayForm,
  type SchematicRow,
} from '../../src/studio/rules-schematic.ts'
import { centimetres, onPlane } from '../../src/studio/rules-frame.ts'
import type { Studio } from './store.ts'

type SideKey = 'width_m' | 'depth_m' | 'gap_m' | 'passage_m'
/** A form as it is typed: numbers may be missing. */
export type LayDraft = Omit<LayForm, SideKey> & Record<SideKey, number | null>

const blank: LayDraft = {
  line: [],
  side: 'left',
  width_m: 3,
  depth_m: 2.5,
  gap_m: 0,
  passage_m: 2,
  spread: false,
  direction: 'forward',
}

function layForm(draft: LayDraft): LayForm | null {
  const { width_m, depth_m, gap_m, passage_m, ...rest } = draft
  if (width_m === null || depth_m === null || gap_m === null || passage_m === null) return null
  if (width_m < 0.3 || depth_m < 0.3 || gap_m < 0 || passage_m < 0) return null
  return { ...rest, width_m, depth_m, gap_m, passage_m }
}

/** Rows of a file that have no position, laid along lines one after the other. */
export function createSchematicPlan(studio: Studio) {
  const waiting = signal<readonly SchematicRow[]>([])
  const of = signal(0)
  const draft = signal<LayDraft>(blank)
  const shown = signal(false)
  /** The line of the plan it is laid along; null for one that was drawn. */
  const along = signal<string | null>(null)
  const row = computed(() => waiting.value[0] ?? null)
  const form = computed(() => layForm(draft.value))
  const laid = computed(() =>
    row.value === null || form.value === null
      ? null
      : layAlong(row.value, form.value, studio.plane.value, studio.newId),
  )
  const forgetLine = () => {
    draft.value = { ...draft.value, line: [] }
    along.value = null
  }
  const next = () => {
    waiting.value = waiting.value.slice(1)
    forgetLine()
  }
  return {
    draft,
    along,
    form,
    row,
    shown,
    /** Which row it is, from 1, and of how many. */
    nth: computed(() => [of.value - waiting.value.length + 1, of.value] as const),
    /** What laying it would make; null while something is missing. */
    laid: computed(() => (laid.value === null || laid.value.stalls.length === 0 ? null : laid.value)),
    ghosts: computed(() => (shown.value ? (laid.value?.stalls ?? []) : [])),
    needed: computed(() => (row.value === null || form.value === null ? null : metresNeeded(row.value, form.value))),
    length: computed(() => lineLength(draft.value.line)),
    /** Lines of the plan that a row can be laid along. */
    lines: computed(() => studio.document.value.features.filter(({ shape }) => shape === 'line')),
    set: (patch: Partial<LayDraft>) => void (draft.value = { ...draft.value, ...patch }),
    begin(rows: readonly SchematicRow[]) {
      waiting.value = rows
      of.value = rows.length
      forgetLine()
    },
    lay(from: PlanePoint, to: PlanePoint) {
      const line = [from, to].map(([x, y]): PlanePoint => [centimetres(x), centimetres(y)])
      draft.value = { ...draft.value, line }
      along.value = null
      studio.use('select')
    },
    layAlongFeature(id: string) {
      const feature = studio.document.value.features.find((each) => each.id === id)
      if (feature === undefined) return forgetLine()
      draft.value = { ...draft.value, line: onPlane(studio.plane.value, feature.coordinates) }
      along.value = id
    },
    /** Puts the row on the plan as one step that undo takes back, and goes on to the next. */
    add() {
      if (laid.value === null || laid.value.stalls.length === 0) return
      const { stalls } = laid.value
      studio.change(layOver(studio.document.value, { stalls, zones: [], features: [] }))
      next()
    },
    skip: next,
    stop: () => void (waiting.value = []),
  }
}
export type SchematicPlan = ReturnType<typeof createSchematicPlan>
