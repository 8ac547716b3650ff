import { computed, signal } from '@preact/signals'
import { unpackPlaces } from '../../src/plan/rules-pack.ts'
import type { CoordinateReading } from '../../src/plan/rules-kinds.ts'
import type { FeatureProblem, PlanPreview, PublishedPlan } from '../../src/plan/schema-import.ts'
import type { Place } from '../../src/plan/schema.ts'
import { api, ApiProblem } from '../api.ts'
import { askBeside, mostFileBytes } from './beside.ts'
import type { ImportRead } from './import-read.ts'

export type Becomes = PlanPreview['becomes'][number]
export type ImportStep = 'reading' | 'checking' | 'publishing'
export interface PreviewPlace {
  place: Place
  becomes: Becomes
}

export type ReadImport = (file: File, signal: AbortSignal) => Promise<ImportRead>

/** Off the page's thread, which parsing fifty megabytes would freeze for seconds. */
const readBeside: ReadImport = (file, signal) =>
  askBeside(new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module' }), file, signal)

/** One import from the file to the published plan; forgotten with the page. */
export function createImportStore(market: string, read: ReadImport = readBeside) {
  const path = `/api/markets/${market}/plans`
  const file = signal<{ name: string; geojson: unknown } | null>(null)
  const refusal = signal<FeatureProblem | null>(null)
  const coordinates = signal<CoordinateReading | null>(null)
  const axis = signal<number | null>(null)
  const validFrom = signal('')
  const reason = signal('')
  const preview = signal<PlanPreview | null>(null)
  const published = signal<PublishedPlan | null>(null)
  const selectedId = signal<string | null>(null)
  const busy = signal<ImportStep | null>(null)
  const problem = signal<unknown>(undefined)

  const places = computed<PreviewPlace[]>(() => {
    const { value: answer } = preview
    if (answer === null) return []
    return unpackPlaces(answer.places).map((place, i) => ({ place, becomes: answer.becomes[i] ?? 'kept' }))
  })
  const selected = computed(() => places.value.find(({ place }) => place.id === selectedId.value) ?? null)
  /** What is wrong with the selected one. */
  const selectedProblems = computed<FeatureProblem[]>(
    () => preview.value?.problems.filter(({ place }) => place !== null && place === selectedId.value) ?? [],
  )
  const count = (...wanted: Becomes[]) => places.value.filter(({ becomes }) => wanted.includes(becomes)).length

  const body = () => ({
    geojson: file.value?.geojson ?? null,
    coordinates: coordinates.value,
    valid_from: validFrom.value,
    axis_bearing: axis.value,
  })

  let abort = new AbortController()
  async function during(what: ImportStep, work: (signal: AbortSignal) => Promise<void>) {
    if (busy.value !== null) return
    busy.value = what
    problem.value = undefined
    abort = new AbortController()
    try {
      await work(abort.signal)
    } catch (error) {
      if (!abort.signal.aborted) problem.value = error
    } finally {
      busy.value = null
    }
  }

  const ask = async (signal: AbortSignal) => {
    busy.value = 'checking'
    preview.value = await api.post<PlanPreview>(`${path}/preview`, body(), signal)
    if (selected.value === null) selectedId.value = null
  }

  function forget() {
    file.value = null
    refusal.value = null
    coordinates.value = null
    preview.value = null
    published.value = null
    selectedId.value = null
  }

  return {
    file,
    /** Why the file is not sent at all. */
    refusal,
    /** How its coordinates are to be read; null while nobody has said so. */
    coordinates,
    /** Where it lands, when that has to be answered first. */
    doubt: computed(() => preview.value?.landing ?? null),
    /** What the file would do, once it is clear how it is meant. */
    checked: computed(() => (preview.value?.landing === null ? preview.value : null)),
    axis,
    validFrom,
    /** Why it is published although the plan checks find errors; asked for only then. */
    reason,
    wantsReason: computed(() => (preview.value?.errors ?? 0) > 0 && reason.value.trim() === ''),
    preview,
    published,
    places,
    selected,
    selectedProblems,
    busy,
    problem,
    /** Features that would be imported although others have problems. */
    good: computed(() => count('added', 'changed', 'unchanged')),
    changes: computed(() => count('added', 'changed')),
    select: (id: string | null) => void (selectedId.value = id),
    /** Reads a file and has it checked. */
    choose: (chosen: File) =>
      during('reading', async (signal) => {
        forget()
        if (chosen.size > mostFileBytes) throw new ApiProblem('body_too_large', 413)
        const found = await read(chosen, signal)
        if ('refusal' in found) {
          refusal.value = found.refusal
          return
        }
        file.value = { name: chosen.name, geojson: found.geojson }
        await ask(signal)
      }),
    check: () => during('checking', ask),
    /** Answers how the coordinates are meant, and looks again. */
    readAs: (reading: CoordinateReading) =>
      during('checking', async (signal) => {
        const before = coordinates.value
        coordinates.value = reading
        try {
          await ask(signal)
        } catch (error) {
          // What is published is what was looked at.
          coordinates.value = before
          throw error
        }
      }),
    /** Gives up what is being read or checked. */
    cancel: () => abort.abort(),
    publish: (good_only: boolean) =>
      during('publishing', async () => {
        const expected_version = preview.value?.version ?? 0
        published.value = await api.post<PublishedPlan>(path, {
          ...body(),
          good_only,
          expected_version,
          checks_reason: reason.value.trim() || null,
        })
      }),
    startOver: () => {
      forget()
      reason.value = ''
      problem.value = undefined
    },
  }
}
export type ImportStore = ReturnType<typeof createImportStore>
