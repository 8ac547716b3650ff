import { computed, signal } from '@preact/signals'
import type { PlanePoint } from '../../src/plan/rules-plane.ts'
import { addStalls } from '../../src/studio/rules-actions.ts'
import { rowLength, rowOf, type RowForm } from '../../src/studio/rules-rows.ts'
import type { Studio } from './store.ts'

/** A row as it is typed: numbers may be missing. */
export type RowDraft = { [Key in keyof RowForm]: RowForm[Key] extends number ? number | null : RowForm[Key] } & {
  /** "4, 13": what is typed of numbers nobody shall have. */
  skipped: string
}

const blank: RowDraft = {
  from: [0, 0],
  to: [0, 0],
  side: 'left',
  width_m: 3,
  depth_m: 2.5,
  gap_m: 0,
  count: null,
  gap_every: 10,
  gap_every_m: 2,
  direction: 'forward',
  row_label: 'A',
  category_id: null,
  prefix: 'A-',
  first: 1,
  step: 1,
  padding: 3,
  skip: [],
  skipped: '',
}

/** "4、13 14" → [4, 13, 14]. */
export const skippedNumbers = (text: string): number[] =>
  [...text.normalize('NFKC').matchAll(/\d+/g)].map(([n]) => Number(n))

/** The form as the generator takes it; null while a number is missing or makes no sense. */
function rowForm(draft: RowDraft): RowForm | null {
  const { width_m, depth_m, gap_m, gap_every_m, first, step, padding, skipped, ...rest } = draft
  if (width_m === null || depth_m === null || gap_m === null || gap_every_m === null) return null
  if (first === null || step === null || padding === null) return null
  if (width_m < 0.3 || depth_m < 0.3 || gap_m < 0 || gap_every_m < 0 || step < 1 || padding < 1 || padding > 6)
    return null
  return { ...rest, width_m, depth_m, gap_m, gap_every_m, first, step, padding, skip: skippedNumbers(skipped) }
}

/** The first letter no row has yet: A to Z, then A2, B2 … */
export function nextRow(taken: ReadonlySet<string>): string {
  for (let round = 1; ; round++) {
    for (let letter = 0; letter < 26; letter++) {
      const label = String.fromCharCode(65 + letter) + (round === 1 ? '' : String(round))
      if (!taken.has(label)) return label
    }
  }
}

const named = (studio: Studio) => {
  const row_label = nextRow(new Set(studio.document.value.stalls.map((stall) => stall.row_label)))
  return { row_label, prefix: `${row_label}-` }
}

/** A row in preparation: the form, what it would make, and making it. */
export function createRowPlan(studio: Studio) {
  const draft = signal<RowDraft>({ ...blank, ...named(studio) })
  const shown = signal(false)
  const form = computed(() => rowForm(draft.value))
  const laid = computed(
    () => Math.hypot(draft.value.to[0] - draft.value.from[0], draft.value.to[1] - draft.value.from[1]) > 0.05,
  )
  const ghosts = computed(() =>
    shown.value && form.value !== null && laid.value ? rowOf(form.value, studio.plane.value, () => '') : [],
  )
  return {
    draft,
    form,
    laid,
    /** The stalls there would be, shown while the form is open. */
    ghosts,
    shown,
    length: computed(() => (form.value === null ? 0 : rowLength(form.value, ghosts.value.length))),
    set: (patch: Partial<RowDraft>) => void (draft.value = { ...draft.value, ...patch }),
    lay(from: PlanePoint, to: PlanePoint) {
      const round = ([x, y]: PlanePoint): PlanePoint => [Math.round(x * 100) / 100, Math.round(y * 100) / 100]
      draft.value = { ...draft.value, from: round(from), to: round(to) }
      studio.use('select')
    },
    /** Adds the row, chooses it, and makes ready for the next one. */
    add() {
      if (form.value === null) return
      const stalls = rowOf(form.value, studio.plane.value, studio.newId)
      studio.change(addStalls(studio.document.value, stalls))
      studio.choose(stalls.map((stall) => stall.stall_id))
      draft.value = { ...draft.value, ...named(studio), to: draft.value.from }
    },
  }
}
export type RowPlan = ReturnType<typeof createRowPlan>
