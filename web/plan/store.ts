import { batch, computed, type ReadonlySignal, signal } from '@preact/signals'
import { unpackPlaces } from '../../src/plan/rules-pack.ts'
import { searchPlaces, type PhoneTails } from '../../src/plan/rules-search.ts'
import type { LngLat, Place, PublicMap, StaffMap, StaffStatus } from '../../src/plan/schema.ts'
import { api, withQuery } from '../api.ts'
import type { AnyStatus, Audience } from '../map/status.ts'

/** Answer of GET /api/markets/:market/map, or of its public twin. */
export type MapAnswer = StaffMap | PublicMap

/** What the live event 'inspection.logged' says of a place: its status after it, null for one on no plan. */
export interface InspectionLogged {
  subject_id: string | null
  status: StaffStatus | null
}

/** `off` until the first connection, and for the public, who look without it. */
export type LiveState = 'off' | 'live' | 'lost'

/** One market as map and list show it, selection, filter and search shared by both. */
export interface MarketStore {
  readonly id: string
  readonly audience: Audience
  answer: ReadonlySignal<MapAnswer | null>
  problem: ReadonlySignal<unknown>
  /** In walking order. */
  places: ReadonlySignal<readonly Place[]>
  counts: ReadonlySignal<ReadonlyMap<AnyStatus, number>>
  /** Statuses the legend keeps; null is all. */
  kept: ReadonlySignal<ReadonlySet<AnyStatus> | null>
  query: ReadonlySignal<string>
  /** What the search found; null while nothing is searched. */
  hits: ReadonlySignal<readonly Place[] | null>
  /** What the list shows and previous and next walk along: hits, or what the legend keeps. */
  listed: ReadonlySignal<readonly Place[]>
  selected: ReadonlySignal<Place | null>
  live: ReadonlySignal<LiveState>
  /** How many areas of a very large market have come; null once all are here. */
  coming: ReadonlySignal<{ here: number; of: number } | null>
  load(): Promise<void>
  applyEvent(body: InspectionLogged): void
  select(id: string | null): void
  /** One on (1) or back (−1) in walking order; stays at the ends. */
  step(by: 1 | -1): void
  canStep(by: 1 | -1): boolean
  toggle(status: AnyStatus): void
  search(query: string): void
  setLive(state: LiveState): void
}

const sameOutline = (a: readonly LngLat[], b: readonly LngLat[]) =>
  a.length === b.length && a.every((corner, i) => corner[0] === b[i]![0] && corner[1] === b[i]![1])

const same = (a: Place, b: Place) =>
  a.status === b.status &&
  a.holder === b.holder &&
  a.number === b.number &&
  a.row === b.row &&
  a.position === b.position &&
  a.category === b.category &&
  sameOutline(a.outline, b.outline)

/** Fresh places, keeping the old object where nothing changed, so that what draws them sees what did. */
function mergePlaces(old: readonly Place[], fresh: readonly Place[]): Place[] {
  const known = new Map(old.map((place) => [place.id, place]))
  return fresh.map((place) => {
    const before = known.get(place.id)
    return before !== undefined && same(before, place) ? before : place
  })
}

/** What a walk has besides: answers kept on the phone, and the ends of holders' phone numbers to search by. */
interface WalkParts {
  get?: typeof api.get
  tails?: PhoneTails
}

/** The state of one market's page; forgotten with the page. */
export function createMarketStore(
  id: string,
  audience: Audience,
  { get = api.get, tails = {} }: WalkParts = {},
): MarketStore {
  const path = audience === 'staff' ? `/api/markets/${id}/map` : `/api/public/markets/${id}/map`
  const answer = signal<MapAnswer | null>(null)
  const problem = signal<unknown>(undefined)
  const places = signal<readonly Place[]>([])
  const kept = signal<ReadonlySet<AnyStatus> | null>(null)
  const query = signal('')
  const selectedId = signal<string | null>(null)
  const live = signal<LiveState>('off')
  const coming = signal<{ here: number; of: number } | null>(null)
  /** The places by area, each in walking order. */
  let parts: Place[][] = []
  /** What events said while an answer was on its way that may be older than they are. */
  let meanwhile: Map<string, AnyStatus> | null = null
  let loading: Promise<void> | null = null
  let again = false

  const counts = computed(() => {
    const by = new Map<AnyStatus, number>()
    for (const { status } of places.value) by.set(status, (by.get(status) ?? 0) + 1)
    return by
  })
  const hits = computed(() => (query.value.trim() === '' ? null : searchPlaces(query.value, places.value, tails)))
  const listed = computed(() => {
    const { value: only } = kept
    const found = hits.value ?? places.value
    return only === null ? found : found.filter((place) => only.has(place.status))
  })
  const selected = computed(() => places.value.find((place) => place.id === selectedId.value) ?? null)

  const setStatus = (of: ReadonlyMap<string, AnyStatus>, list: readonly Place[]) =>
    list.map((place) => {
      const status = of.get(place.id)
      return status === undefined || status === place.status ? place : { ...place, status }
    })

  async function show(fresh: MapAnswer, area: number, heard: ReadonlyMap<string, AnyStatus>) {
    const unpacked = unpackPlaces(fresh.places).sort((a, b) => a.position - b.position)
    // Unpacking and drawing are two tasks, so that a finger gets its turn between them.
    await new Promise((resolve) => setTimeout(resolve))
    batch(() => {
      parts[area - 1] = mergePlaces(parts[area - 1] ?? [], setStatus(heard, unpacked))
      if (area === fresh.areas) parts = parts.slice(0, fresh.areas)
      places.value = parts.flat()
      if (area === 1) answer.value = fresh
      coming.value = area < fresh.areas ? { here: area, of: fresh.areas } : null
      problem.value = undefined
    })
  }

  /** Reads the map anew, a very large one area by area, each shown as it comes. */
  async function fetchMap() {
    const heard = new Map<string, AnyStatus>()
    meanwhile = heard
    try {
      const first = await get<MapAnswer>(path)
      await show(first, 1, heard)
      for (let area = 2; area <= first.areas; area++) {
        const next = await get<MapAnswer>(withQuery(path, { area }))
        // Areas of two plans do not fit together: begin again with the newer one.
        if (next.plan?.version !== first.plan?.version || next.areas !== first.areas) {
          again = true
          return
        }
        await show(next, area, heard)
      }
    } catch (error) {
      problem.value = error
    } finally {
      meanwhile = null
    }
  }

  /** Where the selected one stands in the walk; where it is filtered out, between its neighbours. */
  function neighbour(by: 1 | -1): Place | undefined {
    const from = selected.value
    let next: Place | undefined
    for (const place of listed.value) {
      const ahead = from === null || by * (place.position - from.position) > 0
      if (ahead && (next === undefined || by * (place.position - next.position) < 0)) next = place
    }
    return next
  }

  return {
    id,
    audience,
    answer,
    problem,
    places,
    counts,
    kept,
    query,
    hits,
    listed,
    selected,
    live,
    coming,
    async load() {
      // an answer already on its way may have been read before the change that made us ask
      if (loading !== null) {
        again = true
        return loading
      }
      loading = (async () => {
        do {
          again = false
          await fetchMap()
        } while (again)
      })()
      await loading.finally(() => (loading = null))
    },
    applyEvent({ subject_id, status }) {
      if (subject_id === null || status === null) return
      meanwhile?.set(subject_id, status)
      const one = new Map([[subject_id, status]])
      parts = parts.map((part) => setStatus(one, part))
      places.value = parts.flat()
    },
    select(next) {
      selectedId.value = next
    },
    step(by) {
      const next = neighbour(by)
      if (next !== undefined) selectedId.value = next.id
    },
    canStep: (by) => neighbour(by) !== undefined,
    toggle(status) {
      const next = new Set(kept.value)
      if (!next.delete(status)) next.add(status)
      kept.value = next.size === 0 ? null : next
    },
    search(next) {
      query.value = next
      const found = hits.value
      if (found?.length === 1) selectedId.value = found[0]!.id
    },
    setLive(state) {
      live.value = state
    },
  }
}
