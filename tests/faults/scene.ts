import type { Chance } from '../../src/sample/rules-chance.ts'
import { cast } from '../support/cast.ts'
import type { Desk } from './desk.ts'
import type { Office } from './office.ts'
import type { Phone } from './phone.ts'
import { isRun, type Proxy, type Rule } from './proxy.ts'

/** Everything an experiment may break, and where it plays. */
export interface Scene {
  office: Office
  proxy: Proxy
  phone: Phone
  /** Whose phone it is. */
  officer: string
  /** One more phone, of another officer of the patrol, at the first stall of the walk. */
  another: () => Promise<Phone>
  /** Who decides at the office, on a connection of their own. */
  supervisor: Desk
  chance: Chance
  patrol: string
  /** The address of the patrol's walk. */
  walk: string
}

/** One fault of shared/offline.md: what is done to phone, connection and office while an officer goes on working. */
export interface Experiment {
  name: string
  what: string
  play: (scene: Scene) => Promise<void>
}

export const paintWalk = `/markets/${cast.market}/paint`
export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
/** Whether a record goes with a request, alone or among others. */
export const isRecord = (method: string, path: string) =>
  (method === 'PUT' && path.includes('/inspections/')) || isRun(method, path)
export const portal = { kind: 'answer', status: 200, body: '<!doctype html><p>请登录无线网络</p>' } as const

export async function walk({ phone, chance }: Scene, least = 3, most = 6) {
  const count = chance.between(least, most)
  for (let i = 0; i < count; i++) {
    await phone.backFromTheEnd()
    const before = phone.promised().length
    await phone.inOrder()
    await phone.hears(before + 1)
    await pause(chance.between(0, 120))
  }
}

/** Whatever is sent while it lasts meets `rule`; after it the connection is good. */
export async function under(scene: Scene, rule: Rule, work: () => Promise<void>) {
  scene.proxy.rule(rule)
  await work()
  await pause(scene.chance.between(0, 400))
  scene.proxy.heal()
}

/** Several stalls are seen without a signal; once it is back they go together, and meet `rule`. */
export async function togetherUnder(scene: Scene, rule: Rule) {
  const { phone, proxy, chance } = scene
  await phone.setOffline(true)
  await walk(scene, 6, 9)
  let runs = 0
  proxy.rule((...request) => {
    if (isRun(request[0], request[1])) runs += 1
    return rule(...request)
  })
  await phone.setOffline(false)
  await hope(scene)
  await becomes('nothing goes together', () => Promise.resolve(runs > 0))
  await pause(chance.between(0, 400))
}

/** Waits for what has to come by itself; says which invariant is broken when it does not. */
export async function becomes(broken: string, ready: () => Promise<boolean>, within_ms = 20_000) {
  const until = Date.now() + within_ms
  while (!(await ready())) {
    if (Date.now() > until) throw new Error(broken)
    await pause(50)
  }
}

/** Until the office has everything the phone holds. */
export const arrived = ({ phone }: Scene, within_ms?: number) =>
  becomes(
    'I7 it did not arrive on a good connection',
    async () => (await phone.entries()).every(({ state }) => state === 'sent'),
    within_ms,
  )

/** What the person does once there is hope again: the phone notices by itself, a look at the page hurries it. */
export const hope = ({ phone }: Scene) => phone.page().evaluate("dispatchEvent(new Event('online'))")

/** The server is gone for good and started again by hand, on a good connection. */
export async function diesAndComesBack(scene: Scene) {
  scene.office.kill()
  scene.proxy.heal()
  await scene.office.start()
  await hope(scene)
}
