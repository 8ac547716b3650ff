import type { Capture, Inspections } from '../../src/inspections/schema.ts'
import { cast } from '../support/cast.ts'
import { picture } from '../support/photos.ts'
import { ratioAgainstLog } from './oracle.ts'
import { urgent } from './past.ts'
import { isRun, recordsIn, type Rule } from './proxy.ts'
import {
  arrived,
  becomes,
  diesAndComesBack,
  hope,
  isRecord,
  paintWalk,
  pause,
  togetherUnder,
  under,
  walk,
  type Experiment,
  type Scene,
} from './scene.ts'

/** How many of these looks stand in a stall's history, as a supervisor reads it. */
async function standing({ supervisor }: Scene, stall: string, ids: readonly string[]) {
  const { body } = await supervisor<Inspections>('GET', `/inspections?stall=${stall}`)
  return body.inspections.filter(({ id, amended_by }) => ids.includes(id) && amended_by === null).length
}

const refusal = { kind: 'refuse', status: 422, body: { status: 422, code: 'two_certified_officers' } } as const

const victim = 'from victim v where e.chain = v.chain and e.position = v.position'
/** What somebody with all rights might do to a row of the log. */
const alterations = [
  `update event e set body = e.body || '{"outcome":"in_order","note":"-"}' ${victim}`,
  `update event e set at = e.at - interval '1 minute' ${victim}`,
  `update event e set actor_id = '${cast.lina}' ${victim}`,
  `update event e set hash = sha256(e.hash) ${victim}`,
  `delete from event e using victim v where e.chain = v.chain and e.position = v.position`,
]

/** What becomes of the office. */
export const officeExperiments: Experiment[] = [
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
    name: 'E1 together',
    what: 'the server is killed while it takes in several records of one request, or before its answer',
    async play(scene) {
      const { office, chance } = scene
      const amid = chance.hit(0.5)
      let left = 1
      await togetherUnder(scene, (method, path) => {
        if (!isRun(method, path) || left-- < 1) return { kind: 'pass' }
        if (!amid) return { kind: 'lose_answer', then: () => office.kill() }
        setTimeout(() => office.kill(), chance.between(0, 60))
        return { kind: 'pass' }
      })
      await diesAndComesBack(scene)
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
    name: 'E4',
    what: 'the same record fifty times at once',
    async play(scene) {
      await scene.phone.setOffline(true)
      await walk(scene, 1, 2)
      const [entry] = await scene.phone.entries()
      if (entry === undefined) throw new Error('nothing was kept')
      await scene.phone.setOffline(false)
      const answers = await scene.phone.putAtOnce(entry, 50)
      // The first may be the phone's own, which sends by itself as soon as there is signal.
      const [first, ...others] = answers.toSorted((a, b) => b - a)
      if (![200, 201].includes(first ?? 0) || others.some((status) => status !== 200))
        throw new Error(`I1 answers were ${answers.join()}`)
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
      await phone.setOffline(true)
      await walk(scene)
      await office.endSessions()
      await phone.setOffline(false)
      await hope(scene)
      await pause(scene.chance.between(100, 500))
      await phone.signIn()
      await phone.open(scene.walk)
    },
  },
  {
    name: 'E21',
    what: 'the office refuses a record: it is told and stays on the phone',
    async play(scene) {
      let left = 1
      const rule: Rule = (...request) => {
        const paths = recordsIn(...request).slice(0, 1)
        return isRecord(request[0], request[1]) && left-- > 0 ? { ...refusal, paths } : { kind: 'pass' }
      }
      await under(scene, rule, () => walk(scene, 2, 3))
      await hope(scene)
    },
  },
  {
    name: 'E21 together',
    what: 'the office refuses one record among several: it is told and stays on the phone, the others arrive',
    async play(scene) {
      const { chance, proxy, phone } = scene
      let paths: string[] = []
      await togetherUnder(scene, (...request) => {
        const records = recordsIn(...request)
        if (paths.length === 0 && records.length > 1) paths = [chance.pick(records)]
        return paths.some((path) => records.includes(path)) ? { ...refusal, paths } : { kind: 'pass' }
      })
      const states = async () => (await phone.entries()).map(({ state }) => state)
      await becomes('I7 something still waits', async () => !(await states()).includes('kept'))
      if ((await states()).filter((state) => state === 'refused').length !== 1)
        throw new Error('I1 one refusal is not one refusal')
      proxy.heal()
    },
  },
  {
    name: 'E22',
    what: 'the patrol was closed before what it saw came in: held for a supervisor, and told',
    async play(scene) {
      const { phone, office, walk: address } = scene
      const patrol = address.split('/').at(-1) ?? ''
      await phone.setOffline(true)
      await walk(scene, 2, 3)
      await office.patrolOver(patrol, true)
      await phone.setOffline(false)
      await hope(scene)
      await becomes('I7 nothing came of it', async () => (await phone.entries()).every(({ state }) => state !== 'kept'))
      await office.patrolOver(patrol, false)
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
      await becomes('I1 what the office lost does not come again', async () => (await office.has(ids)) === ids.length)
    },
  },
  {
    name: 'E18',
    what: 'two phones without signal, one stall, opposite outcomes',
    async play(scene) {
      const { phone, another, patrol, chance } = scene
      const second = await another()
      const stall = cast.stall(chance.between(1, 6))
      await phone.openFinding(patrol, stall)
      await second.open(`${scene.walk}?place=${stall}`)
      await Promise.all([phone, second].map((one) => one.setOffline(true)))
      await phone.saveReminder()
      await second.inOrder()
      await second.hears(1)
      await becomes('I1 a finding was not kept', async () => (await phone.entries()).length === 1)
      await pause(chance.between(0, 300))
      for (const one of chance.hit(0.5) ? [phone, second] : [second, phone]) {
        await one.setOffline(false)
        await hope({ ...scene, phone: one })
        // Sooner than the first timer: signal that is back is heeded on every page.
        await arrived({ ...scene, phone: one }, 4000)
      }
      await phone.open(`${scene.walk}?place=${stall}`)
      const ids = (await Promise.all([phone, second].map((one) => one.entries()))).flat().map(({ id }) => id)
      if ((await standing(scene, stall, ids)) !== 2) throw new Error('I1 one of two looks does not stand')
      await becomes(
        'two opposite looks are not told as a possible duplicate',
        async () => (await phone.tells('可能重复')) > 0,
      )
    },
  },
  {
    name: 'E19',
    what: 'a correction comes before what it corrects, on an office that was set back',
    async play(scene) {
      const { phone, office, proxy, supervisor, chance } = scene
      const backup = await office.backup()
      await walk(scene, 1, 2)
      await arrived(scene)
      await phone.open(scene.walk)
      const [seen] = await phone.entries()
      if (seen === undefined) throw new Error('nothing was kept')
      await phone.takeBack(seen.label)
      const back = async () => (await phone.entries()).find(({ body }) => (body as Capture).amends === seen.id)
      await becomes('I7 the correction did not arrive', async () => (await back())?.state === 'sent')
      const correction = await back()
      if (correction === undefined) throw new Error('nothing was kept')
      await office.restore(backup)

      const first = chance.hit(0.5)
      let early = false
      let fails = chance.between(1, 2)
      proxy.rule((...request) => {
        const records = recordsIn(...request)
        if (records.includes(correction.path) && fails > 0) early = true
        return records.includes(seen.path) && fails-- > 0 ? { kind: 'drop' } : { kind: 'pass' }
      })
      if (first) {
        const [status] = await phone.putAtOnce(correction, 1)
        if (status !== 202) throw new Error(`I1 a correction of nothing was answered with ${status}`)
        early = false
      }
      await phone.open(scene.walk)
      await becomes('I1 what the office lost does not come again', async () => (await office.has([seen.id])) === 1)
      if (early) throw new Error('the phone sent a correction before what it corrects')
      if (first) {
        const [status] = await phone.putAtOnce(correction, 1)
        if (status !== 202) throw new Error(`I1 a held correction was answered with ${status}`)
        const decision = { decision: 'accepted', reason: '原记录已收到' }
        const answer = await supervisor('POST', `/held/${correction.id}`, decision)
        if (answer.status !== 204) throw new Error(`I1 a held correction was not accepted: ${answer.status}`)
      }
      await becomes('I1 the correction does not stand', async () => (await office.has([correction.id])) === 1)
    },
  },
  {
    name: 'E32',
    what: 'a logged row, then an action, is altered by SQL: the chain shows the one, the ratio against the log the other',
    async play(scene) {
      const { office, supervisor, chance } = scene
      await walk(scene, 2, 4)
      await arrived(scene)
      const alter = chance.pick(alterations)
      await office.asOwner(`
        create table before as select * from event where chain = '${cast.market}' order by position desc limit 3;
        create view victim as select chain, position from before order by position limit 1 offset ${chance.between(0, 1)};
        ${alter}`)
      if (await office.verifies()) throw new Error(`I6 the chain does not show: ${alter}`)
      await office.asOwner(`
        delete from event e using before b where e.chain = b.chain and e.position = b.position;
        insert into event select * from before;
        drop view victim; drop table before`)
      // An action that was made milder behind the log's back shows once the figures are made anew from the records.
      const recorded = async (kind: string) => {
        await office.asOwner(`update action set kind = '${kind}' where reason = '${urgent}'`)
        if (!(await office.recounts())) throw new Error('the figures were not made anew')
      }
      await recorded('remind')
      const seen = await ratioAgainstLog(office, supervisor)
      await recorded('clear_now')
      if (seen.length === 0) throw new Error('I5 an altered action is not seen')
    },
  },
  {
    name: 'E28',
    what: 'the office’s disk is full, or a gateway says that a record is too large',
    async play(scene) {
      const { office, chance } = scene
      const tooLarge = { kind: 'answer', status: 413, body: '<h1>413 Request Entity Too Large</h1>' } as const
      const gateway = chance.hit(0.5)
      await office.databaseDisk(!gateway)
      await under(
        scene,
        (method, path) => (gateway && isRecord(method, path) ? tooLarge : { kind: 'pass' }),
        () => walk(scene, 2, 4),
      ).finally(() => office.databaseDisk(false))
      await hope(scene)
    },
  },
  {
    name: 'E28 photo',
    what: 'the disk for photos is full, or a gateway says that a photo is too large',
    async play(scene) {
      const { office, phone, chance } = scene
      const tooLarge = { kind: 'answer', status: 413, body: '<h1>413 Request Entity Too Large</h1>' } as const
      const gateway = chance.hit(0.5)
      await office.clearPaint()
      await phone.openPaint(paintWalk)
      office.photoDisk(!gateway)
      await under(
        scene,
        (method, path) =>
          gateway && method === 'PUT' && path.startsWith('/api/photos/') ? tooLarge : { kind: 'pass' },
        async () => {
          await phone.paint(await picture(760, 560, chance.between(0, 200)))
          await becomes('I7 the record waits for its photo', async () =>
            (await phone.entries()).every(({ received_at }) => received_at !== null),
          )
          await pause(300)
          if ((await phone.entries()).some(({ state }) => state !== 'kept')) throw new Error('I2 a photo is given up')
        },
      ).finally(() => office.photoDisk(false))
      await hope(scene)
    },
  },
]
