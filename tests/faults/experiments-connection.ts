import { picture } from '../support/photos.ts'
import { isRun, recordsIn, type Fate, type Rule } from './proxy.ts'
import {
  becomes,
  hope,
  isRecord,
  paintWalk,
  pause,
  portal,
  togetherUnder,
  under,
  walk,
  type Experiment,
  type Scene,
} from './scene.ts'

/** Until the office has all but one. */
const othersArrive = ({ phone }: Scene, poisoned: () => string | null) =>
  becomes('I7 a poisoned record holds up the others', async () =>
    (await phone.entries()).every(({ id, state }) => state === 'sent' || poisoned()?.endsWith(id)),
  )

/** What the connection does. */
export const connectionExperiments: Experiment[] = [
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
    name: 'E6 together',
    what: 'something that is not the office answers 200 to each of several records, or to all of them',
    async play(scene) {
      const { chance, proxy } = scene
      const lies = chance.shuffle(['portal', 'each', 'fewer'] as const)
      let told = 0
      await togetherUnder(scene, (...request) => {
        if (!isRun(request[0], request[1])) return { kind: 'pass' }
        const lie = lies[told++ % lies.length]
        if (lie === 'portal') return portal
        const each = recordsIn(...request).map((path) => ({ status: 200, body: { id: path.split('/').at(-1) } }))
        const answers = lie === 'each' ? each : each.slice(1)
        const headers = { 'content-type': 'application/json' }
        return { kind: 'answer', status: 200, headers, body: JSON.stringify({ answers }) }
      })
      proxy.heal()
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
    name: 'E7 together',
    what: 'several records in one request that is lost, cut in half, or whose answer is',
    async play(scene) {
      const { chance, proxy } = scene
      const kinds = chance.shuffle(['drop', 'cut_request', 'lose_answer', 'cut_answer'] as const)
      let met = 0
      await togetherUnder(scene, (method, path): Fate => {
        const kind = isRun(method, path) ? kinds[met++] : undefined
        return { kind: kind ?? 'pass' }
      })
      proxy.heal()
      await hope(scene)
    },
  },
  {
    name: 'E8',
    what: 'no connection at all while many stalls are seen',
    async play(scene) {
      await scene.phone.setOffline(true)
      await walk(scene, 8, 14)
      await scene.phone.setOffline(false)
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
    name: 'E17',
    what: 'two tabs send at the same time',
    async play(scene) {
      const { phone, proxy, chance } = scene
      const second = await phone.context.newPage()
      await second.goto(scene.walk)
      await second.locator('.place-card__number').waitFor()
      proxy.rule(() => ({ kind: 'pass', after_ms: chance.between(20, 200) }))
      await phone.setOffline(true)
      await walk(scene)
      await phone.setOffline(false)
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
      const rule: Rule = (...request) => {
        const [first] = recordsIn(...request)
        if (first === undefined || !isRecord(request[0], request[1])) return { kind: 'pass' }
        poisoned ??= first
        return recordsIn(...request).includes(poisoned)
          ? { kind: 'answer', status: 500, body: 'oops' }
          : { kind: 'pass' }
      }
      await under(scene, rule, async () => {
        await walk(scene, 3, 5)
        await othersArrive(scene, () => poisoned)
      })
      await hope(scene)
    },
  },
  {
    name: 'E29 together',
    what: 'one record among several brings the server down each time, the others go round it',
    async play(scene) {
      const { chance, proxy } = scene
      let poisoned: string | null = null
      const fate = chance.pick<Fate>([
        { kind: 'lose_answer' },
        { kind: 'drop' },
        { kind: 'answer', status: 502, body: '' },
      ])
      await togetherUnder(scene, (...request) => {
        const records = recordsIn(...request)
        if (records.length > 1) poisoned ??= chance.pick(records)
        return poisoned !== null && records.includes(poisoned) ? fate : { kind: 'pass' }
      })
      await othersArrive(scene, () => poisoned)
      proxy.heal()
      await hope(scene)
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
