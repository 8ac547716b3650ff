// Keeps the app's own files on the phone so that it opens without a signal. Answers GET only and never touches a write:
// a service worker in the way of PUT or POST is how photos and bodies get lost.

interface LastingEvent extends Event {
  waitUntil: (work: Promise<unknown>) => void
}

/** What this file uses of a service worker's global scope; TypeScript's own list of it excludes the page's. */
interface Scope {
  __WB_MANIFEST: { url: string; revision: string | null }[]
  location: Location
  skipWaiting: () => Promise<void>
  addEventListener: ((type: 'install' | 'activate', listener: (event: LastingEvent) => void) => void) &
    ((type: 'message', listener: (event: MessageEvent) => void) => void) &
    ((type: 'fetch', listener: (event: FetchEvent) => void) => void)
}

interface FetchEvent extends LastingEvent {
  request: Request
  respondWith: (response: Promise<Response>) => void
}

const scope = self as unknown as Scope
const files = (self as unknown as Scope).__WB_MANIFEST
const cacheName = 'shell'

/** Hashed names never change; the others carry their revision in the key, so that an old one is not taken for new. */
const keyOf = ({ url, revision }: (typeof files)[number]) => {
  const key = new URL(url, scope.location.origin)
  if (revision) key.searchParams.set('revision', revision)
  return key.href
}
const keys = new Map(files.map((file) => [new URL(file.url, scope.location.origin).pathname, keyOf(file)]))

async function keep() {
  const cache = await caches.open(cacheName)
  await Promise.all(
    files.map(async (file) => {
      const key = keyOf(file)
      if (await cache.match(key)) return
      const response = await fetch(file.url, { cache: file.revision ? 'reload' : 'default' })
      if (!response.ok) throw new Error(`${file.url}: ${response.status}`)
      await cache.put(key, response)
    }),
  )
}

async function forgetOld() {
  const cache = await caches.open(cacheName)
  const wanted = new Set(keys.values())
  await Promise.all((await cache.keys()).filter(({ url }) => !wanted.has(url)).map((old) => cache.delete(old)))
}

async function answer(request: Request, key: string) {
  const kept = await (await caches.open(cacheName)).match(key)
  return kept ?? fetch(request)
}

scope.addEventListener('install', (event) => event.waitUntil(keep()))
scope.addEventListener('activate', (event) => event.waitUntil(forgetOld()))
scope.addEventListener('message', (event) => {
  if (event.data === 'take-over') void scope.skipWaiting()
})

scope.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== scope.location.origin || pathname.startsWith('/api/')) return
  const key = keys.get(request.mode === 'navigate' ? '/index.html' : pathname)
  if (key) event.respondWith(answer(request, key))
})
