import { batch, computed, signal } from '@preact/signals'
import { afterMarks, nextToPaint, type LocalMark } from '../../src/painting/rules-walk.ts'
import type { PaintMark, PaintRound, PaintStall } from '../../src/painting/schema.ts'
import { spokenNumber } from '../../src/plan/rules-search.ts'
import { remembered } from '../offline/answers.ts'
import type { KeptPhoto } from '../offline/database.ts'
import { freshId } from '../offline/id.ts'
import { own, readOutbox } from '../offline/outbox.ts'
import { keep } from '../offline/keep.ts'
import { who } from '../shell/who.ts'

/** A mark of this phone with what the lists say of it. */
export interface ShownMark extends LocalMark {
  market: string
  number: string
  /** When it was made, by this phone's clock, milliseconds. */
  made_at: number
}

/** The state of one market's paint walk; forgotten with the page, but for what the phone keeps. */
export function createPaintStore(market: string) {
  const path = `/api/markets/${market}/painting`
  const round = signal<PaintRound | null>(null)
  const problem = signal<unknown>(undefined)
  /** When the round on screen was asked for, ISO 8601, and whether that was on an earlier visit. */
  const asked = signal('')
  const stale = signal(false)
  const selectedId = signal<string | null>(null)
  const query = signal('')

  const marks = computed(() =>
    own.value.filter(({ kind, shown }) => kind === 'paint.mark' && (shown as ShownMark).market === market),
  )
  /** What this phone did and the round on screen does not tell yet, be it kept or confirmed since. */
  const untold = computed(() =>
    marks.value.filter(({ state, received_at }) =>
      received_at === null ? state !== 'refused' : received_at >= asked.value,
    ),
  )
  const stalls = computed(() =>
    afterMarks(
      round.value?.stalls ?? [],
      untold.value.map(({ shown }) => shown as ShownMark),
    ),
  )
  const selected = computed(() => stalls.value.find(({ stall_id }) => stall_id === selectedId.value) ?? null)
  const hits = computed(() => {
    const typed = spokenNumber(query.value)
    return typed === '' ? null : stalls.value.filter(({ number }) => spokenNumber(number).includes(typed))
  })
  /** What can be taken back: the marks of this phone that still stand, newest first. */
  const done = computed(() => {
    const standing = marks.value
      .filter(({ state, received_at }) => state !== 'refused' || received_at !== null)
      .map(({ shown }) => shown as ShownMark)
    const back = new Set(standing.map(({ withdraws }) => withdraws))
    return standing.filter(({ id, kind }) => kind !== 'withdrawn' && !back.has(id)).reverse()
  })

  /** Reads the round anew, or without signal the one of last time. */
  async function load(signal?: AbortSignal) {
    try {
      await readOutbox().catch(() => undefined)
      const { value, at, fresh } = await remembered<PaintRound>(path, signal)
      batch(() => {
        round.value = value
        asked.value = at
        stale.value = !fresh
        problem.value = undefined
      })
    } catch (error) {
      if (signal?.aborted !== true) problem.value = error
    }
  }

  async function keepMark(shown: ShownMark, note: string | null, photo: KeptPhoto | null) {
    const { id, stall_id, kind, withdraws, number } = shown
    const body: PaintMark = {
      id,
      stall_id,
      version: round.peek()?.plan?.version ?? 0,
      kind,
      note,
      photo: photo?.sha256 ?? null,
      withdraws,
      claimed_at: new Date().toISOString(),
    }
    const [person_id, person_name] = [who.peek()?.id ?? '', who.peek()?.name ?? '']
    const by = { person_id, person_name }
    await keep(
      { id, kind: 'paint.mark', path: `${path}/marks/${id}`, body, label: number, ...by, after: withdraws, shown },
      photo === null ? [] : [photo],
    )
  }

  const neighbour = (by: 1 | -1): PaintStall | undefined =>
    stalls.value[stalls.value.findIndex(({ stall_id }) => stall_id === selectedId.value) + by]

  return {
    market,
    round,
    problem,
    asked,
    stale,
    untold,
    stalls,
    selected,
    query,
    hits,
    done,
    load,
    select(id: string | null) {
      selectedId.value = id
    },
    canStep: (by: 1 | -1) => neighbour(by) !== undefined,
    /** One on or back in walking order; stays at the ends. */
    step(by: 1 | -1) {
      const next = neighbour(by)
      if (next) selectedId.value = next.stall_id
    },
    /** Goes to the next line that is to be painted; stays where there is none. */
    goOn() {
      const next = nextToPaint(stalls.peek(), selectedId.peek())
      if (next) selectedId.value = next.stall_id
    },
    /** Keeps on this phone that a line was painted or is worn; rejects when the phone could not keep it. */
    mark(
      kind: 'painted' | 'worn',
      { stall_id, number, state: before }: PaintStall,
      note: string | null,
      photo: KeptPhoto | null,
    ) {
      return keepMark(
        { id: freshId(), market, number, stall_id, kind, withdraws: null, before, made_at: Date.now() },
        note,
        photo,
      )
    },
    /** Takes a mark of this phone back, by a mark of its own. */
    undo: (mark: ShownMark) =>
      keepMark({ ...mark, id: freshId(), kind: 'withdrawn', withdraws: mark.id, made_at: Date.now() }, null, null),
  }
}
export type PaintStore = ReturnType<typeof createPaintStore>
