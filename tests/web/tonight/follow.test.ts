import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Tonight } from '../../../src/tonight/schema.ts'
import { ApiProblem } from '../../../web/api.ts'
import { followTonight, type Following } from '../../../web/tonight/follow.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  following.stop()
  vi.useRealTimers()
})

let following: Following

/** A browser and an office that do what the test says. */
function stage() {
  const streams: { url: string; readyState: number; tell: (type: string, id?: string, data?: unknown) => void }[] = []
  const listeners = new Map<string, () => void>()
  const target = {
    addEventListener: (type: string, react: () => void) => void listeners.set(type, react),
    removeEventListener: (type: string) => void listeners.delete(type),
  }
  const page = { hidden: false, ...target }
  const office = { cursor: '-:1', reads: 0, refuses: null as Error | null }
  following = followTonight({
    page: page as unknown as Document,
    wide: target as unknown as Window,
    get: async () => {
      office.reads += 1
      if (office.refuses !== null) throw office.refuses
      return { cursor: office.cursor, as_of: String(office.reads) } as Tonight
    },
    open: (url) => {
      const reactions = new Map<string, (event: Event) => void>()
      const made = {
        url,
        readyState: 1,
        addEventListener: (type: string, react: (event: Event) => void) => void reactions.set(type, react),
        close: () => void (made.readyState = 2),
        tell: (type: string, lastEventId = '', data: unknown = null) =>
          reactions.get(type)?.({ lastEventId, data: JSON.stringify(data) } as unknown as Event),
      }
      streams.push(made)
      return made
    },
  })
  return { streams, page, office, fire: (type: string) => listeners.get(type)?.() }
}

const settle = () => vi.advanceTimersByTimeAsync(0)

test('it goes on from the answer, and many news at once are one reading', async () => {
  const { streams, office } = stage()
  expect(following.link.value).toBe('starting')
  await settle()
  expect(streams.map(({ url }) => url)).toEqual(['/api/live?after=-%3A1'])
  streams[0]?.tell('open')
  expect(following.link.value).toBe('live')
  for (let n = 2; n < 30; n++) streams[0]?.tell('news', `-:${n}`, [])
  await vi.advanceTimersByTimeAsync(2_000)
  expect(office.reads).toBe(2)
})

test('a broken stream is lost, and what was missed is read before it goes on', async () => {
  const { streams, office } = stage()
  await settle()
  const [first] = streams
  first?.tell('open')
  first?.tell('news', '-:5', [])
  await vi.advanceTimersByTimeAsync(1_500)
  first!.readyState = 2
  first?.tell('error')
  expect(following.link.value).toBe('lost')
  office.refuses = new ApiProblem('network', 0)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(following.link.value).toBe('lost')
  expect(following.answer.value).not.toBeNull()
  office.refuses = null
  office.cursor = '-:9'
  await vi.advanceTimersByTimeAsync(5_000)
  expect(streams.at(-1)?.url).toBe('/api/live?after=-%3A9')
  expect(following.link.value).toBe('lost')
  const before = office.reads
  streams.at(-1)?.tell('open')
  await settle()
  expect(following.link.value).toBe('live')
  expect(office.reads).toBe(before + 1)
})

test('a machine that slept shows nothing old as new', async () => {
  const { streams, office } = stage()
  await settle()
  streams[0]?.tell('open')
  office.refuses = new ApiProblem('network', 0)
  vi.setSystemTime(Date.now() + 3_600_000)
  await vi.advanceTimersByTimeAsync(5_000)
  expect(following.link.value).toBe('lost')
  expect(streams[0]?.readyState).toBe(2)
  office.refuses = null
  await vi.advanceTimersByTimeAsync(5_000)
  streams[1]?.tell('open')
  await settle()
  expect(following.link.value).toBe('live')
})

test('offline is lost at once; back on line it begins anew', async () => {
  const { streams, fire } = stage()
  await settle()
  streams[0]?.tell('open')
  fire('offline')
  expect(following.link.value).toBe('lost')
  fire('online')
  await settle()
  streams[1]?.tell('open')
  await settle()
  expect(following.link.value).toBe('live')
})

test('a page that nobody sees has no stream, and catches up when it is looked at', async () => {
  const { streams, page, office, fire } = stage()
  await settle()
  streams[0]?.tell('open')
  page.hidden = true
  fire('visibilitychange')
  expect(streams[0]?.readyState).toBe(2)
  await vi.advanceTimersByTimeAsync(600_000)
  expect(office.reads).toBe(1)
  page.hidden = false
  fire('visibilitychange')
  await settle()
  expect(office.reads).toBe(2)
  expect(streams).toHaveLength(2)
})

test('a stream that died without a word is found out within a minute and begun anew', async () => {
  const { streams, office } = stage()
  await settle()
  streams[0]?.tell('open')
  streams[0]?.tell('position', '-:1', { complete: true })
  await vi.advanceTimersByTimeAsync(70_000)
  expect(streams).toHaveLength(1)
  office.cursor = '-:9'
  await vi.advanceTimersByTimeAsync(70_000)
  expect(streams).toHaveLength(2)
  expect(following.answer.value?.cursor).toBe('-:9')
})

test('a session that is over ends it, and nothing is asked any more', async () => {
  const { streams, office } = stage()
  await settle()
  streams[0]?.tell('open')
  office.refuses = new ApiProblem('sign_in_required', 401)
  streams[0]?.tell('news', '-:2', [])
  await vi.advanceTimersByTimeAsync(1_500)
  expect(following.link.value).toBe('ended')
  const { reads } = office
  await vi.advanceTimersByTimeAsync(600_000)
  expect(office.reads).toBe(reads)
})

test('stopped while an answer is on its way, it opens no stream and asks nothing more', async () => {
  const { streams, office } = stage()
  following.stop()
  await settle()
  expect(streams).toEqual([])
  following.retry()
  await vi.advanceTimersByTimeAsync(600_000)
  expect(office.reads).toBe(1)
})

test('stopped while the office is asked again, it lets go of its stream for good', async () => {
  const { streams, page, fire } = stage()
  await settle()
  page.hidden = true
  fire('visibilitychange')
  page.hidden = false
  fire('visibilitychange')
  following.stop()
  await vi.advanceTimersByTimeAsync(600_000)
  expect(streams.map(({ readyState }) => readyState)).toEqual([2])
})
