import type { Chance } from '../../src/sample/rules-chance.ts'
import { cast } from '../support/cast.ts'
import { picture } from '../support/photos.ts'
import type { Office } from './office.ts'
import type { Phone } from './phone.ts'
import type { Proxy, Rule } from './proxy.ts'

/** Everything an experiment may break, and where the phone's walk is. */
export interface Scene {
  office: Office
  proxy: Proxy
  phone: Phone
  chance: Chance
  walk: string
}

/** One fault of shared/offline.md: what is done to phone, connection and office while an officer goes on working. */
export interface Experiment {
  name: string
  what: string
  play: (scene: Scene) => Promise<void>
}

const paintWalk = `/markets/${cast.market}/paint`
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const isRecord = (method: string, path: string) => method === 'PUT' && path.includes('/inspections/')
const portal = { kind: 'answer', status: 200, body: '<!doctype html><p>请登录无线网络</p>' } as const

async function walk({ phone, chance }: Scene, least = 3, most = 6) {
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
async function under(scene: Scene, rule: Rule, work: () => Promise<void>) {
  scene.proxy.rule(rule)
  await work()
  await pause(scene.chance.between(0, 400))
  scene.proxy.heal()
}

/** Until the office has everything the phone holds. */
async function arrived({ phone }: Scene) {
  const until = Date.now() + 20_000
  while ((await phone.entries()).some(({ state }) => state !== 'sent')) {
    if (Date.now() > until) throw new Error('I7 it did not arrive on a good connection')
    await pause(50)
  }
}

/** What the person does once there is hope again: the phone notices by itself, a look at the page hurries it. */
const hope = ({ phone }: Scene) => phone.page().evaluate("dispatchEvent(new Event('online'))")

/** The server is gone for good and started again by hand, on a good connection. */
async function diesAndComesBack(scene: Scene) {
  scene.office.kill()
  scene.proxy.heal()
  await scene.office.start()
  await hope(scene)
}

export const experiments: Experiment[] = [
  {
    name: 'E1',
    what: 'the server is killed between COMMIT and response',
    async play(scene) {
      const { office, proxy, chance } = scene
      let left = 1
      const doomed = chance.between(1, 3)
      proxy.rule((method, path) =>
        isRecord(method, path) && left++ === doomed
          ? { kind: 'lose_answer', then: () => office.kill() }
          : { kind: 'pass' },
      )
      await walk(scene, 3, 4)
      await pause(chance.between(100, 600))
      await diesAndComesBack(scene)
    },
  },
  {
    name: 'E3',
    what: 'PostgreSQL is restarted during a drain',
    async play(scene) {
      const walking = walk(scene, 5, 7)
      await pause(scene.chance.between(0, 300))
      await scene.office.restartDatabase()
      await walking
      await hope(scene)
    },
  },
  {
    name: 'E6',
    what: 'a captive portal answers everything with 200 and a page',
    async play(scene) {
      await under(
        scene,
        () => portal,
        () => walk(scene),
      )
      await hope(scene)
    },
  },
  {
    name: 'E6 photo',
    what: 'a captive portal answers while a photo is sent',
    async play(scene) {
      const { phone, chance } = scene
      await scene.office.clearPaint()
      await phone.openPaint(paintWalk)
      const rule: Rule = (method, path) =>
        method === 'PUT' && path.startsWith('/api/photos/') ? portal : { kind: 'pass' }
      await under(scene, rule, async () => {
        await phone.paint(await picture(720, 540, chance.between(0, 200)))
        await pause(1000)
      })
      await hope(scene)
    },
  },
  {
    name: 'E7',
    what: 'long round trips, one request in five lost on its way or on its way back',
    async play(scene) {
      const { chance } = scene
      const bad: Rule = () =>
        chance.hit(0.1)
          ? { kind: 'drop' }
          : chance.hit(0.1)
            ? { kind: 'lose_answer' }
            : chance.hit(0.1)
              ? { kind: 'cut_request' }
              : { kind: 'pass', after_ms: chance.between(50, 400) }
      await under(scene, bad, () => walk(scene, 4, 8))
      await hope(scene)
    },
  },
  {
    name: 'E8',
    what: 'no connection at all while many stalls are seen',
    async play(scene) {
      await scene.phone.context.setOffline(true)
      await walk(scene, 8, 14)
      await scene.phone.context.setOffline(false)
      await hope(scene)
    },
  },
  {
    name: 'E9',
    what: '429 with Retry-After',
    async play(scene) {
      const busy = {
        kind: 'answer',
        status: 429,
        headers: { 'content-type': 'application/problem+json', 'retry-after': '1' },
        body: JSON.stringify({ status: 429, code: 'too_many_requests', detail: { retry_after_s: 1 } }),
      } as const
      await under(
        scene,
        (method, path) => (isRecord(method, path) ? busy : { kind: 'pass' }),
        () => walk(scene),
      )
    },
  },
  {
    name: 'E10',
    what: 'the page is killed at a random moment between tap and "saved"',
    async play(scene) {
      const { phone, chance } = scene
      for (let i = 0; i < 4; i++) {
        await phone.inOrder()
        await pause(chance.between(0, 60))
        await phone.kill(scene.walk)
      }
      await hope(scene)
    },
  },
  {
    name: 'E17',
    what: 'two tabs send at the same time',
    async play(scene) {
      const { phone, proxy, chance } = scene
      const second = await phone.context.newPage()
      await second.goto(scene.walk)
      await second.locator('.place-card__number').waitFor()
      proxy.rule(() => ({ kind: 'pass', after_ms: chance.between(20, 200) }))
      await phone.context.setOffline(true)
      await walk(scene)
      await phone.context.setOffline(false)
      await Promise.all([hope(scene), second.evaluate("dispatchEvent(new Event('online'))")])
      await pause(chance.between(0, 500))
      await second.close()
      proxy.heal()
      await hope(scene)
    },
  },
  {
    name: 'E29',
    what: 'one record always gets 500, the others go round it',
    async play(scene) {
      let poisoned: string | null = null
      const rule: Rule = (method, path) => {
        if (!isRecord(method, path)) return { kind: 'pass' }
        poisoned ??= path
        return path === poisoned ? { kind: 'answer', status: 500, body: 'oops' } : { kind: 'pass' }
      }
      await under(scene, rule, async () => {
        await walk(scene, 3, 5)
        const others = async () =>
          (await scene.phone.entries()).filter((entry) => entry.state !== 'sent' && !poisoned?.endsWith(entry.id))
            .length
        const until = Date.now() + 20_000
        while ((await others()) > 0) {
          if (Date.now() > until) throw new Error('I7 a poisoned record holds up the others')
          await pause(50)
        }
      })
      await hope(scene)
    },
  },
  {
    name: 'E4',
    what: 'the same record fifty times at once',
    async play(scene) {
      await scene.phone.context.setOffline(true)
      await walk(scene, 1, 2)
      const [entry] = await scene.phone.entries()
      if (entry === undefined) throw new Error('nothing was kept')
      await scene.phone.context.setOffline(false)
      const answers = await scene.phone.putAtOnce(entry, 50)
      const [first, ...others] = answers.toSorted((a, b) => b - a)
      if (first !== 201 || others.some((status) => status !== 200)) throw new Error(`I1 answers were ${answers.join()}`)
      await hope(scene)
    },
  },
  {
    name: 'E5',
    what: 'other content under the id of a record that arrived',
    async play(scene) {
      await walk(scene, 1, 3)
      await arrived(scene)
      const [entry] = await scene.phone.entries()
      if (entry === undefined) throw new Error('nothing was kept')
      const other = { ...entry, body: { ...(entry.body as object), note: '另一份内容' } }
      const [status] = await scene.phone.putAtOnce(other, 1)
      if (status !== 409) throw new Error(`I1 other content was answered with ${status}`)
    },
  },
  {
    name: 'E20',
    what: 'the session ends while there is no connection; the same person signs in again',
    async play(scene) {
      const { phone, office } = scene
      await phone.context.setOffline(true)
      await walk(scene)
      await office.endSessions()
      await phone.context.setOffline(false)
      await hope(scene)
      await pause(scene.chance.between(100, 500))
      await phone.signIn()
      await phone.open(scene.walk)
    },
  },
  {
    name: 'E27',
    what: 'the office is set back to a backup from before the records came',
    async play(scene) {
      const { phone, office } = scene
      const backup = await office.backup()
      await walk(scene)
      await arrived(scene)
      await office.restore(backup)
      await phone.open(scene.walk)
      // The phone takes all for sent until it has asked; only then it can be judged.
      const ids = (await phone.entries()).map(({ id }) => id)
      const until = Date.now() + 20_000
      while ((await office.has(ids)) < ids.length) {
        if (Date.now() > until) throw new Error('I1 what the office lost does not come again')
        await pause(50)
      }
    },
  },
  {
    name: 'E2',
    what: 'the server is killed in the middle of a photo',
    async play(scene) {
      const { phone, proxy, office, chance } = scene
      await scene.office.clearPaint()
      await phone.openPaint(paintWalk)
      let photos = 0
      proxy.rule((method, path) => {
        if (method !== 'PUT' || !path.startsWith('/api/photos/') || photos++ > 0) return { kind: 'pass' }
        setTimeout(() => office.kill(), chance.between(0, 20))
        return chance.hit(0.5) ? { kind: 'cut_request' } : { kind: 'lose_answer' }
      })
      await phone.paint(await picture(800, 600, chance.between(0, 200)))
      await pause(chance.between(50, 400))
      await diesAndComesBack(scene)
    },
  },
  {
    name: 'E15',
    what: 'the browser cleared a photo that was still to be sent',
    async play(scene) {
      const { phone, chance } = scene
      await scene.office.clearPaint()
      await phone.openPaint(paintWalk)
      await phone.context.setOffline(true)
      await phone.paint(await picture(700, 500, chance.between(0, 200)))
      await phone.clearPhotos()
      await phone.context.setOffline(false)
      await hope(scene)
    },
  },
  {
    name: 'E21',
    what: 'the office refuses a record: it is told and stays on the phone',
    async play(scene) {
      const refusal = {
        kind: 'answer',
        status: 422,
        headers: { 'content-type': 'application/problem+json' },
        body: JSON.stringify({ status: 422, code: 'two_certified_officers' }),
      } as const
      let left = 1
      const rule: Rule = (method, path) => (isRecord(method, path) && left-- > 0 ? refusal : { kind: 'pass' })
      await under(scene, rule, () => walk(scene, 2, 3))
      await hope(scene)
    },
  },
  {
    name: 'E22',
    what: 'the patrol was closed before what it saw came in: held for a supervisor, and told',
    async play(scene) {
      const { phone, office, walk: address } = scene
      const patrol = address.split('/').at(-1) ?? ''
      await phone.context.setOffline(true)
      await walk(scene, 2, 3)
      await office.patrolOver(patrol, true)
      await phone.context.setOffline(false)
      await hope(scene)
      const until = Date.now() + 20_000
      while ((await phone.entries()).some(({ state }) => state === 'kept')) {
        if (Date.now() > until) throw new Error('I7 nothing came of it')
        await pause(50)
      }
      await office.patrolOver(patrol, false)
    },
  },
  {
    name: 'E33',
    what: 'a soak: bad connection, portal and a killed server while many stalls are seen',
    async play(scene) {
      const { chance, proxy, office } = scene
      proxy.rule((method, path) =>
        chance.hit(0.05)
          ? portal
          : chance.hit(0.05)
            ? { kind: 'drop' }
            : chance.hit(0.05) && isRecord(method, path)
              ? { kind: 'lose_answer' }
              : { kind: 'pass', after_ms: chance.between(0, 150) },
      )
      const walking = walk(scene, 12, 18)
      await pause(chance.between(200, 900))
      office.kill()
      await pause(chance.between(100, 500))
      await office.start()
      await walking
      proxy.heal()
      await hope(scene)
    },
  },
]
