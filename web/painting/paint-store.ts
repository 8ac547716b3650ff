import { computed, signal } from '@preact/signals'
import { afterMarks, nextToPaint, type LocalMark } from '../../src/painting/rules-walk.ts'
import type { PaintMark, PaintRound, PaintStall } from '../../src/painting/schema.ts'
import { spokenNumber } from '../../src/plan/rules-search.ts'
import { newId } from '../../src/shared/ids.ts'
import { remembered } from '../offline/answers.ts'
import type { KeptPhoto } from '../offline/database.ts'
import { confirmed, keep, readOutbox, waiting } from '../offline/outbox.ts'
import { who } from '../shell/who.ts'

const freshId = () => newId(new Date(), (length) => crypto.getRandomValues(new Uint8Array(length)))

/** A mark of this phone with what the lists say of it. */
export interface ShownMark extends LocalMark {
  market: string
  number: string
}

/** Marks of this phone that are not at the office yet, as they were kept. */
const kept = (market: string): ShownMark[] =>
  waiting.value.flatMap((entry) => {
    const mark = entry.shown as ShownMark
    return entry.kind === 'paint.mark' && entry.state === 'kept' && mark.market === market ? [mark] : []
  })

/** The state of one market's paint walk; forgotten with the page, but for what the phone keeps. */
export function createPaintStore(market: string) {
  const path = `/api/markets/${market}/painting`
  const round = signal<PaintRound | null>(null)
  const problem = signal<unknown>(undefined)
  /** When the office said so, where that was an earlier time than now. */
  const since = signal<string | null>(null)
  /** Marks that the round on screen counts already. */
  const told = signal<ReadonlySet<string>>(new Set())
  /** Marks of this visit, oldest first. */
  const made = signal<readonly ShownMark[]>([])
  const selectedId = signal<string | null>(null)
  const query = signal('')

  const marks = computed(() => {
    const mine = new Set(made.value.map(({ id }) => id))
    const open = made.value.filter(({ id }) => !told.value.has(id))
    return [...kept(market).filter(({ id }) => !mine.has(id)), ...open]
  })
  const stalls = computed(() => afterMarks(round.value?.stalls ?? [], marks.value))
  const selected = computed(() => stalls.value.find(({ stall_id }) => stall_id === selectedId.value) ?? null)
  const hits = computed(() => {
    const typed = spokenNumber(query.value)
    return typed === '' ? null : stalls.value.filter(({ number }) => spokenNumber(number).includes(typed))
  })
  /** What can be taken back: the marks of this visit that still stand, newest first. */
  const done = computed(() => {
    const back = new Set(made.value.map(({ withdraws }) => withdraws))
    return made.value.filter(({ id, kind }) => kind !== 'withdrawn' && !back.has(id)).toReversed()
  })

  /** Reads the round anew; what this visit marked and the answer already tells is not laid over it again. */
  async function load(signal?: AbortSignal) {
    const began = performance.now()
    try {
      await readOutbox().catch(() => undefined)
      const { value, at, fresh } = await remembered<PaintRound>(path, signal)
      const known = ({ id }: ShownMark) => (confirmed.peek().get(id) ?? Infinity) < began
      if (fresh)
        told.value = new Set(
          made
            .peek()
            .filter(known)
            .map(({ id }) => id),
        )
      round.value = value
      since.value = fresh ? null : at
      problem.value = undefined
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
    const person_id = who.peek()?.id ?? ''
    await keep(
      { id, kind: 'paint.mark', path: `${path}/marks/${id}`, body, label: number, person_id, after: withdraws, shown },
      photo === null ? [] : [photo],
    )
    made.value = [...made.peek(), shown]
  }

  return {
    market,
    round,
    problem,
    since,
    stalls,
    selected,
    query,
    hits,
    done,
    load,
    select(id: string | null) {
      selectedId.value = id
    },
    /** One on or back in walking order; stays at the ends. */
    step(by: 1 | -1) {
      const at = stalls.peek().findIndex(({ stall_id }) => stall_id === selectedId.peek())
      const next = stalls.peek()[at + by]
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
      return keepMark({ id: freshId(), market, number, stall_id, kind, withdraws: null, before }, note, photo)
    },
    /** Takes a mark of this visit back, by a mark of its own. */
    undo: (mark: ShownMark) => keepMark({ ...mark, id: freshId(), kind: 'withdrawn', withdraws: mark.id }, null, null),
  }
}
export type PaintStore = ReturnType<typeof createPaintStore>
