import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { packPlaces } from '../../../src/plan/rules-pack.ts'
import type { Place } from '../../../src/plan/schema.ts'
import { type EventStream, followMarket } from '../../../web/plan/live.ts'
import { createMarketStore, type MarketStore } from '../../../web/plan/store.ts'
import { syntheticPlaces } from '../map/harness/layout.ts'

let places: Place[]
let cursor: number
let areas: number
let version: number
let fetches: (() => void)[]
let waiting: boolean

const answer = (area = 1) => ({
  market: { id: 'pingan', evening: '2026-11-23' },
  plan: { version, valid_from: '2026-11-01' },
  cursor,
  areas,
  places: packPlaces('stall', areas === 1 ? places : places.slice((area - 1) * 5, area * 5)),
})

/** A server whose answers can be held back until the test lets them go; they are made when asked for. */
beforeEach(() => {
  places = syntheticPlaces(12, 37, 2, 'staff')
  cursor = 5
  areas = 1
  version = 1
  fetches = []
  waiting = false
  vi.stubGlobal('fetch', (url: string) => {
    const response = Response.json(answer(Number(/area=(\d+)/.exec(url)?.[1] ?? 1)))
    if (!waiting) {
      fetches.push(() => undefined)
      return Promise.resolve(response)
    }
    return new Promise<Response>((resolve) => fetches.push(() => resolve(response)))
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const statusOf = (store: MarketStore, id: string) => store.places.value.find((place) => place.id === id)?.status
const change = (id: string, status: Place['status']) => {
  places = places.map((place) => (place.id === id ? { ...place, status } : place))
}

describe('a market on screen', () => {
  test('what did not change stays the same object, so that only the rest is drawn again', async () => {
    const store = createMarketStore('pingan', 'staff')
    await store.load()
    const before = store.places.value
    change('stall-3', 'closed')
    await store.load()
    expect(store.places.value.filter((place, i) => place !== before[i]).map((place) => place.id)).toEqual(['stall-3'])
  })

  test('a very large market comes area by area, each shown as it comes, the walk unbroken', async () => {
    areas = 3
    const store = createMarketStore('pingan', 'staff')
    waiting = true
    const loading = store.load()
    const seen: [number, unknown][] = []
    for (let area = 1; area <= 3; area++) {
      await vi.waitUntil(() => fetches.length === area)
      fetches[area - 1]!()
      await vi.waitUntil(() => store.places.value.length >= Math.min(12, area * 5))
      seen.push([store.places.value.length, store.coming.value])
    }
    await loading
    expect(seen).toEqual([
      [5, { here: 1, of: 3 }],
      [10, { here: 2, of: 3 }],
      [12, null],
    ])
    expect(store.places.value.map(({ id }) => id)).toEqual(places.map(({ id }) => id))
    waiting = false
    const before = store.places.value
    change('stall-7', 'closed')
    await store.load()
    expect(store.places.value.filter((place, i) => place !== before[i]).map(({ id }) => id)).toEqual(['stall-7'])
  })

  test('when the plan changes between two areas it begins again with the newer one', async () => {
    areas = 3
    const store = createMarketStore('pingan', 'staff')
    waiting = true
    const loading = store.load()
    await vi.waitUntil(() => fetches.length === 1)
    fetches[0]!()
    version = 2
    areas = 1
    places = places.slice(0, 6)
    await vi.waitUntil(() => fetches.length === 2)
    waiting = false
    fetches[1]!()
    await loading
    expect(store.places.value).toHaveLength(6)
    expect(store.answer.value?.plan?.version).toBe(2)
  })

  test('an event restyles one place, one for no place none', async () => {
    const store = createMarketStore('pingan', 'staff')
    await store.load()
    store.applyEvent({ subject_id: 'stall-2', status: 'enforced' })
    store.applyEvent({ subject_id: null, status: null })
    store.applyEvent({ subject_id: 'elsewhere', status: 'seen' })
    expect(statusOf(store, 'stall-2')).toBe('enforced')
    expect(store.counts.value.get('enforced')).toBe(places.filter((place) => place.status === 'enforced').length + 1)
  })

  test('an answer that was on its way does not undo an event heard meanwhile', async () => {
    const store = createMarketStore('pingan', 'staff')
    await store.load()
    waiting = true
    const loading = store.load()
    store.applyEvent({ subject_id: 'stall-2', status: 'closed' })
    fetches.at(-1)!()
    await loading
    expect(statusOf(store, 'stall-2')).toBe('closed')
  })

  test('asked to load while loading, it loads once more', async () => {
    const store = createMarketStore('pingan', 'staff')
    waiting = true
    const loading = store.load()
    change('stall-1', 'closed')
    void store.load()
    void store.load()
    expect(fetches).toHaveLength(1)
    fetches[0]!()
    await vi.waitFor(() => expect(fetches).toHaveLength(2))
    fetches[1]!()
    await loading
    expect(statusOf(store, 'stall-1')).toBe('closed')
  })

  test('a problem is kept beside what was there', async () => {
    const store = createMarketStore('pingan', 'staff')
    await store.load()
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')))
    await store.load()
    expect(store.problem.value).toMatchObject({ code: 'network' })
    expect(store.places.value).toHaveLength(12)
  })

  test('previous and next follow the walking order and stop at its ends', async () => {
    const store = createMarketStore('pingan', 'staff')
    await store.load()
    store.step(1)
    expect(store.selected.value?.id).toBe('stall-0')
    expect(store.canStep(-1)).toBe(false)
    store.step(1)
    store.step(1)
    expect(store.selected.value?.id).toBe('stall-2')
    store.select('stall-11')
    expect(store.canStep(1)).toBe(false)
    store.step(1)
    expect(store.selected.value?.id).toBe('stall-11')
  })

  test('the legend keeps what is pressed; the walk goes on among those, also from one that is left out', async () => {
    places = places.map((place, i) => ({ ...place, status: i % 3 === 0 ? 'vacant' : 'assigned' }))
    const store = createMarketStore('pingan', 'staff')
    await store.load()
    store.toggle('vacant')
    expect(store.listed.value.map((place) => place.id)).toEqual(['stall-0', 'stall-3', 'stall-6', 'stall-9'])
    store.select('stall-4')
    store.step(1)
    expect(store.selected.value?.id).toBe('stall-6')
    store.toggle('vacant')
    expect(store.kept.value).toBeNull()
  })

  test('a search with one answer selects it, with several lists them', async () => {
    const store = createMarketStore('pingan', 'staff')
    await store.load()
    store.search('ａ3')
    expect(store.selected.value?.number).toBe('A-003')
    store.search('4')
    expect(store.listed.value.map((place) => place.number)).toEqual(['A-004', 'B-004'])
    expect(store.selected.value?.number).toBe('A-003')
    store.search('')
    expect(store.hits.value).toBeNull()
  })
})

/** A stand-in for the browser's EventSource, driven by the test. */
class Stream extends EventTarget implements EventStream {
  readyState = 1
  closed = false
  readonly url: string
  constructor(url: string) {
    super()
    this.url = url
  }
  close() {
    this.closed = true
  }
  say(type: string, data: unknown = {}, lastEventId = '') {
    this.dispatchEvent(Object.assign(new Event(type), { data: JSON.stringify(data), lastEventId }))
  }
}

describe('following a market', () => {
  const logged = (subject_id: string, status: string, evening = '2026-11-23') => ({
    evening,
    body: { subject_id, status },
  })

  async function following() {
    const store = createMarketStore('pingan', 'staff')
    const streams: Stream[] = []
    const page = Object.assign(new EventTarget(), { hidden: false })
    const open = (url: string) => {
      streams.push(new Stream(url))
      return streams.at(-1)!
    }
    const stop = followMarket(store, open, page)
    expect(streams).toEqual([])
    await store.load()
    const show = (shown: boolean) => {
      page.hidden = !shown
      page.dispatchEvent(new Event('visibilitychange'))
    }
    return { store, streams, stop, show }
  }

  test('begins where the map ends', async () => {
    const { streams, stop } = await following()
    expect(streams.map((stream) => stream.url)).toEqual(['/api/markets/pingan/live?after=5'])
    stop()
    expect(streams[0]!.closed).toBe(true)
  })

  test('a page that nobody sees lets go, and catches up from what it heard last when it is looked at again', async () => {
    const { store, streams, show, stop } = await following()
    streams[0]!.say('open')
    streams[0]!.say('inspection.logged', logged('stall-2', 'enforced'), '6')
    show(false)
    expect(streams[0]!.closed).toBe(true)
    expect(store.live.value).toBe('lost')
    show(true)
    expect(streams.map((stream) => stream.url).slice(1)).toEqual(['/api/markets/pingan/live?after=6'])
    const before = fetches.length
    streams[1]!.say('open')
    expect(store.live.value).toBe('live')
    expect(fetches).toHaveLength(before + 1)
    stop()
    show(true)
    expect(streams).toHaveLength(2)
  })

  test('an inspection restyles its stall, one of another evening asks for the map', async () => {
    const { store, streams } = await following()
    streams[0]!.say('open')
    expect(store.live.value).toBe('live')
    streams[0]!.say('inspection.logged', logged('stall-2', 'enforced'), '6')
    expect(statusOf(store, 'stall-2')).toBe('enforced')
    expect(fetches).toHaveLength(1)
    streams[0]!.say('inspection.logged', logged('stall-2', 'seen', '2026-11-24'), '7')
    expect(fetches).toHaveLength(2)
    expect(statusOf(store, 'stall-2')).toBe('enforced')
  })

  test('a new plan or assignment asks for the map, and so does a log that begins anew', async () => {
    const { streams, store } = await following()
    streams[0]!.say('plan.published', {}, '6')
    await store.load()
    const asked = fetches.length
    streams[0]!.say('position', { position: 1, complete: false }, '1')
    expect(fetches.length).toBe(asked + 1)
  })

  test('a break is told, and mended by fetching anew', async () => {
    const { store, streams } = await following()
    streams[0]!.say('open')
    streams[0]!.say('error')
    expect(store.live.value).toBe('lost')
    change('stall-1', 'closed')
    streams[0]!.say('open')
    expect(store.live.value).toBe('live')
    await vi.waitFor(() => expect(statusOf(store, 'stall-1')).toBe('closed'))
    expect(streams).toHaveLength(1)
  })

  test('where the browser gives up, it goes on from the last event', async () => {
    const { streams, stop } = await following()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    streams[0]!.say('inspection.logged', logged('stall-2', 'enforced'), '9')
    streams[0]!.readyState = 2
    streams[0]!.say('error')
    vi.advanceTimersByTime(5_000)
    expect(streams.map((stream) => stream.url.split('=')[1])).toEqual(['5', '9'])
    streams[1]!.readyState = 2
    streams[1]!.say('error')
    stop()
    vi.advanceTimersByTime(60_000)
    expect(streams).toHaveLength(2)
  })
})
