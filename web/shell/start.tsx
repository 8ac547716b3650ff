import { effect } from '@preact/signals'
import { render } from 'preact'
import { setLanguage, storedLanguage } from '../i18n/index.ts'
import { sendWaiting } from '../offline/keep.ts'
import { App } from './app.tsx'
import { askWho } from './arrival.ts'
import { furtherFrom, needFurther } from './further.tsx'
import type { PageRoute } from './routes.tsx'
import { watchForUpdates } from './update.ts'
import { loadMe, who } from './who.ts'

/** Whether an address is that of a route, whatever stands for its parameters. */
const isThis = (path: string, address: string) => {
  const [steps, here] = [path.split('/'), address.split('/')]
  return steps.length === here.length && steps.every((step, index) => step.startsWith(':') || step === here[index])
}

/**
 * Shows the app in #app: language first, so that nothing appears in the wrong one, while the server is being asked.
 * `console` fetches the pages that a phone does not need.
 */
export async function start(routes: readonly PageRoute[], console: Parameters<typeof furtherFrom>[0]) {
  const root = document.getElementById('app')
  if (!root) throw new Error('index.html has no #app')
  furtherFrom(console)
  void askWho()
  await setLanguage(storedLanguage())
  // The page of this address comes while the server is being asked who this is.
  const here = ({ path }: PageRoute) => isThis(path, location.pathname)
  const known = routes.find(here)
  if (known || location.pathname === '/') known?.ahead()
  else void needFurther().then((more) => more.find(here)?.ahead())
  render(<App routes={routes} />, root)
  watchForUpdates()
  effect(() => {
    if (who.value !== null) void sendWaiting()
  })
  // Rights may have changed while this device was away; what is on screen stays.
  addEventListener('online', () => void loadMe().catch(() => undefined))
}
