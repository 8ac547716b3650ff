import { signal } from '@preact/signals'

interface InstallPromptEvent extends Event {
  prompt: () => Promise<unknown>
}

/** A new version that is downloaded and waits for the user's word; it never takes over by itself. */
export const waiting = signal<ServiceWorker | null>(null)
/** The browser's offer to install, once it made one. */
export const installOffer = signal<InstallPromptEvent | null>(null)
export const online = signal(navigator.onLine)

/** Lets the waiting version take over and reloads this page once it did. */
export function update() {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  waiting.value?.postMessage('take-over')
}

/** Asks the browser to install the app, once: an offer that was used is gone. */
export async function install() {
  const offer = installOffer.value
  installOffer.value = null
  await offer?.prompt()
}

const hour_ms = 3_600_000

async function register() {
  const registration = await navigator.serviceWorker.register('/sw.js')
  const note = () => {
    // Without a controller this is the first version ever: nothing to tell.
    if (registration.waiting && navigator.serviceWorker.controller) waiting.value = registration.waiting
  }
  note()
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', note))
  setInterval(() => void registration.update().catch(() => undefined), hour_ms)
}

/** Registers the service worker (in builds only) and notes connection, install offer and new versions from here on. */
export function watchForUpdates() {
  addEventListener('online', () => (online.value = true))
  addEventListener('offline', () => (online.value = false))
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    installOffer.value = event as InstallPromptEvent
  })
  if (import.meta.env.PROD && 'serviceWorker' in navigator) void register().catch(console.warn)
}
