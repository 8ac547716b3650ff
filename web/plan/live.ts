import type { InspectionLogged, MarketStore } from './store.ts'

/** The part of EventSource that is used, so that a test can stand in for the server. */
export interface EventStream {
  readonly readyState: number
  addEventListener(type: string, react: (event: Event) => void): void
  close(): void
}

const closed = 2
const retry_ms = 5_000

/**
 * Keeps a market's store in step with the server until the answer is called. The browser reconnects by itself and asks
 * for what it missed (Last-Event-ID); where it gives up, as after a 503, this tries again. After every connection the
 * map is fetched anew: cheap by its ETag, and it covers what happened before the first event.
 */
export function followMarket(
  store: MarketStore,
  open: (url: string) => EventStream = (url) => new EventSource(url),
): () => void {
  let stream: EventStream
  let timer: ReturnType<typeof setTimeout> | undefined

  function connect() {
    stream = open(`/api/markets/${store.id}/live`)
    stream.addEventListener('open', () => {
      store.setLive('live')
      void store.load()
    })
    stream.addEventListener('error', () => {
      store.setLive('lost')
      if (stream.readyState === closed) timer = setTimeout(connect, retry_ms)
    })
    stream.addEventListener('inspection.logged', (event) => {
      store.applyEvent(JSON.parse((event as MessageEvent<string>).data) as InspectionLogged)
    })
    for (const kind of ['plan.published', 'assignment.changed']) {
      stream.addEventListener(kind, () => void store.load())
    }
  }

  connect()
  return () => {
    clearTimeout(timer)
    stream.close()
    store.setLive('off')
  }
}
