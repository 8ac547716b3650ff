import { effect } from '@preact/signals'
import type { EventKind } from '../../src/events/rules.ts'
import type { LiveEvent, PositionMessage } from '../../src/live/schema.ts'
import type { InspectionLogged, MarketStore } from './store.ts'

/** The part of a document that tells whether anybody can see the page. */
export type Visibility = Pick<Document, 'hidden' | 'addEventListener' | 'removeEventListener'>

/** The part of EventSource that is used, so that a test can stand in for the server. */
export interface EventStream {
  readonly readyState: number
  addEventListener(type: string, react: (event: Event) => void): void
  close(): void
}

const closed = 2
const retryMs = 5_000

const restyling: EventKind[] = ['inspection.logged', 'inspection.amended']
const redrawing: EventKind[] = [
  'plan.published',
  'market.saved',
  'assignment.given',
  'assignment.ended',
  'assignment.moved',
  'action.overturned',
]

/**
 * Keeps a market's store in step with the server until the answer is called. It starts where the map's answer ends, so
 * nothing falls between the two. The browser reconnects by itself and asks for what it missed (Last-Event-ID); where it
 * gives up, as after a 503, this tries again. After each break the map is fetched anew: cheap by its ETag, and an evening
 * may have turned. A page that nobody sees lets go of its stream, because a browser has only six connections for all
 * pages of a site over HTTP/1.1, and catches up when it is looked at again.
 */
export function followMarket(
  store: MarketStore,
  open: (url: string) => EventStream = (url) => new EventSource(url),
  page: Visibility = document,
): () => void {
  let stream: EventStream | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let position = 0

  function heard(event: Event): LiveEvent {
    const { data, lastEventId } = event as MessageEvent<string>
    position = Number(lastEventId)
    return JSON.parse(data) as LiveEvent
  }

  function connect() {
    const current = open(`/api/markets/${store.id}/live?after=${position}`)
    stream = current
    current.addEventListener('open', () => {
      if (store.live.peek() === 'lost') void store.load()
      store.setLive('live')
    })
    current.addEventListener('error', () => {
      store.setLive('lost')
      if (current.readyState === closed) timer = setTimeout(connect, retryMs)
    })
    current.addEventListener('position', (event) => {
      const { complete } = JSON.parse((event as MessageEvent<string>).data) as PositionMessage
      if (!complete) void store.load()
    })
    for (const kind of restyling) {
      current.addEventListener(kind, (event) => {
        const { evening, body } = heard(event)
        if (evening === store.answer.peek()?.market.evening) store.applyEvent(body as unknown as InspectionLogged)
        else void store.load()
      })
    }
    for (const kind of redrawing) {
      current.addEventListener(kind, (event) => {
        heard(event)
        void store.load()
      })
    }
  }

  function rest() {
    clearTimeout(timer)
    stream?.close()
  }

  function onVisibility() {
    if (stream === undefined) return
    rest()
    if (page.hidden) store.setLive('lost')
    else connect()
  }
  page.addEventListener('visibilitychange', onVisibility)

  const unwatch = effect(() => {
    const answer = store.answer.value
    if (stream !== undefined || answer === null || !('cursor' in answer)) return
    position = answer.cursor
    connect()
  })
  return () => {
    unwatch()
    page.removeEventListener('visibilitychange', onVisibility)
    rest()
    store.setLive('off')
  }
}
