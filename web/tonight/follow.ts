import { computed, type ReadonlySignal, signal } from '@preact/signals'
import { newsMessage, positionMessage } from '../../src/live/schema.ts'
import type { Tonight } from '../../src/tonight/schema.ts'
import { api, ApiProblem } from '../api.ts'
import type { EventStream, Visibility } from '../plan/live.ts'

/** How the board stands to the office: `lost` shows what was known last, `ended` that the session is over. */
export type Link = 'starting' | 'live' | 'lost' | 'ended'

export interface Following {
  answer: ReadonlySignal<Tonight | null>
  /** What the last reading was refused with. */
  problem: ReadonlySignal<unknown>
  link: ReadonlySignal<Link>
  retry: () => void
  stop: () => void
}

/** What a test puts in the browser's place. `now` in milliseconds. */
export interface World {
  open?: (url: string) => EventStream
  get?: (path: string) => Promise<Tonight>
  page?: Visibility
  wide?: Pick<Window, 'addEventListener' | 'removeEventListener'>
  now?: () => number
}

const closed = 2
/** News within so long is one reading; a busy evening is read once a second. */
const gatherMs = 300
const pauseMs = 1_000
const tickMs = 5_000
/** A tick that comes so late slept with its machine. */
const sleptMs = 20_000
/** Clocks run out and phones report without an event. */
const anewMs = 60_000

/**
 * Reads the board, and again whenever the district's stream tells of something, until it is stopped. It never shows old
 * figures as new: a stream that breaks, a reading that fails and a machine that slept make the link `lost`, and what was
 * missed is read once it is back. A page that nobody sees lets go of its stream.
 */
export function followTonight(world: World = {}): Following {
  const { open = (url) => new EventSource(url), get = api.get<Tonight>, page = document, wide = window } = world
  const now = world.now ?? Date.now
  const answer = signal<Tonight | null>(null)
  const problem = signal<unknown>(undefined)
  const stream = signal<'waiting' | 'open' | 'broken'>('waiting')
  const ended = signal(false)
  const link = computed<Link>(() => {
    if (ended.value) return 'ended'
    if (stream.value === 'broken' || problem.value !== undefined) return 'lost'
    return answer.value === null ? 'starting' : 'live'
  })
  let source: EventStream | undefined
  /** Where the stream stands; the first answer's end before it was opened. */
  let cursor: string | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let reading = false
  let again = false
  let readAt = -Infinity
  let tickedAt = now()
  let stopped = false

  function rest() {
    source?.close()
    source = undefined
  }

  function connect() {
    rest()
    const current = open(`/api/live?after=${encodeURIComponent(cursor ?? '')}`)
    source = current
    current.addEventListener('open', () => {
      const wasBroken = stream.peek() === 'broken'
      stream.value = 'open'
      if (wasBroken) void load()
    })
    current.addEventListener('error', () => {
      if (source === current) stream.value = 'broken'
    })
    current.addEventListener(positionMessage, (event) => {
      const { data, lastEventId } = event as MessageEvent<string>
      cursor = lastEventId
      if (!(JSON.parse(data) as { complete: boolean }).complete) void load()
    })
    current.addEventListener(newsMessage, (event) => {
      cursor = (event as MessageEvent<string>).lastEventId
      timer ??= setTimeout(() => void load(), Math.max(gatherMs, readAt + pauseMs - now()))
    })
  }

  /** Reads once more where it is asked to while an answer is on its way that may be older. */
  async function load() {
    clearTimeout(timer)
    timer = undefined
    again = true
    if (reading || stopped) return
    reading = true
    while (again && !ended.peek() && !stopped) {
      again = false
      try {
        answer.value = await get('/api/tonight')
        // The page has gone meanwhile: nobody would close a stream that it opens now.
        if (stopped) return
        problem.value = undefined
        cursor ??= answer.value.cursor
        if (source === undefined && !page.hidden) connect()
      } catch (error) {
        problem.value = error
        if (error instanceof ApiProblem && (error.status === 401 || error.status === 403)) end()
      }
      readAt = now()
    }
    reading = false
  }

  function end() {
    ended.value = true
    rest()
  }

  /** Reads what is true now and begins the stream anew from there: a night's events are not told one by one. */
  function begin() {
    if (ended.peek()) return
    rest()
    cursor = undefined
    void load()
  }

  function onVisibility() {
    if (!page.hidden) return begin()
    rest()
    stream.value = 'waiting'
  }

  const onOnline = () => begin()
  const onOffline = () => (stream.value = 'broken')

  function tick() {
    const late = now() - tickedAt > sleptMs
    tickedAt = now()
    if (page.hidden || ended.peek()) return
    if (late) {
      stream.value = 'broken'
      begin()
    } else if (stream.peek() === 'broken' && source?.readyState === closed) {
      begin()
    } else if (problem.peek() !== undefined) {
      void load()
    } else if (now() - readAt > anewMs) {
      const heard = cursor
      void load().then(() => {
        // The office is further on than the stream has told: it died without a word.
        if (cursor === heard && stream.peek() === 'open' && answer.peek()?.cursor !== heard) begin()
      })
    }
  }

  const ticking = setInterval(tick, tickMs)
  page.addEventListener('visibilitychange', onVisibility)
  wide.addEventListener('online', onOnline)
  wide.addEventListener('offline', onOffline)
  void load()

  return {
    answer,
    problem,
    link,
    retry: begin,
    stop() {
      stopped = true
      clearTimeout(timer)
      clearInterval(ticking)
      rest()
      page.removeEventListener('visibilitychange', onVisibility)
      wide.removeEventListener('online', onOnline)
      wide.removeEventListener('offline', onOffline)
    },
  }
}
