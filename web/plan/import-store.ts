import { computed, signal } from '@preact/signals'
import { unpackPlaces } from '../../src/plan/rules-pack.ts'
import type { FeatureProblem, Place, PlanPreview, PublishedPlan } from '../../src/plan/schema.ts'
import { api, ApiProblem } from '../api.ts'

export type Becomes = PlanPreview['becomes'][number]
export interface PreviewPlace {
  place: Place
  becomes: Becomes
}

/** The server takes no more; told before a phone reads it all. */
const mostBytes = 20 * 1024 * 1024

/** Text that is no JSON is handed on as null, so that the server names it like every other problem. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return null
  }
}

/** One import from the file to the published plan; forgotten with the page. */
export function createImportStore(market: string) {
  const path = `/api/markets/${market}/plans`
  const file = signal<{ name: string; geojson: unknown } | null>(null)
  const axis = signal<number | null>(null)
  const validFrom = signal('')
  const reason = signal('')
  const preview = signal<PlanPreview | null>(null)
  const published = signal<PublishedPlan | null>(null)
  const selectedId = signal<string | null>(null)
  const busy = signal<'checking' | 'publishing' | null>(null)
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

  const body = () => ({ geojson: file.value?.geojson ?? null, valid_from: validFrom.value, axis_bearing: axis.value })

  async function during(what: 'checking' | 'publishing', work: () => Promise<void>) {
    if (busy.value !== null) return
    busy.value = what
    problem.value = undefined
    try {
      await work()
    } catch (error) {
      problem.value = error
    } finally {
      busy.value = null
    }
  }

  const ask = async () => {
    preview.value = await api.post<PlanPreview>(`${path}/preview`, body())
    if (selected.value === null) selectedId.value = null
  }

  return {
    file,
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
      during('checking', async () => {
        published.value = null
        preview.value = null
        selectedId.value = null
        file.value = null
        if (chosen.size > mostBytes) throw new ApiProblem('body_too_large', 413)
        file.value = { name: chosen.name, geojson: parsed(await chosen.text()) }
        await ask()
      }),
    check: () => during('checking', ask),
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
      file.value = null
      preview.value = null
      published.value = null
      selectedId.value = null
      reason.value = ''
      problem.value = undefined
    },
  }
}
export type ImportStore = ReturnType<typeof createImportStore>
