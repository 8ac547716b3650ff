import type { Capture } from '../../src/inspections/schema.ts'
import { picture, sha256Of } from '../support/photos.ts'
import { cast } from '../support/cast.ts'
import { filled, format0, format1 } from './formats.ts'
import { fresh } from './past.ts'
import { arrived, becomes, hope, isRecord, paintWalk, pause, walk, type Experiment, type Scene } from './scene.ts'

const hour_ms = 3_600_000

const draftOf = ({ phone }: Scene) =>
  phone.page().evaluate<string[]>("Object.keys(localStorage).filter((key) => key.startsWith('draft-'))")

/** Taps "in order" on a phone that cannot keep it: the screen has to say so, and must not promise anything. */
async function inVain(scene: Scene) {
  const { phone } = scene
  const before = [(await phone.entries()).length, phone.promised().length]
  await phone.inOrder()
  await becomes(
    'I1 the screen does not say that nothing was kept',
    async () => (await phone.tells('没有存到手机上')) > 0,
  )
  const after = [(await phone.entries()).length, phone.promised().length]
  if (after.join() !== before.join()) throw new Error('I1 what was not kept was promised')
}

/** What becomes of the phone. */
export const phoneExperiments: Experiment[] = [
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
    name: 'E15',
    what: 'the browser cleared a photo that was still to be sent',
    async play(scene) {
      const { phone, chance } = scene
      await scene.office.clearPaint()
      await phone.openPaint(paintWalk)
      await phone.setOffline(true)
      await phone.paint(await picture(700, 500, chance.between(0, 200)))
      await phone.clearPhotos()
      await phone.setOffline(false)
      await hope(scene)
    },
  },
  {
    name: 'E13',
    what: 'the browser closes the phone’s database under the app',
    async play(scene) {
      const { phone, chance } = scene
      for (let i = 0; i < 3; i++) {
        await (chance.hit(0.5) ? phone.closeDatabase() : phone.newerVersion())
        await walk(scene, 1, 2)
      }
    },
  },
  {
    name: 'E14',
    what: 'no room: for the record, and as late as at commit',
    async play(scene) {
      const { phone, chance } = scene
      await phone.setOffline(true)
      await walk(scene, 1, 2)
      await phone.noRoom('entry', chance.pick(['write', 'commit']))
      await phone.backFromTheEnd()
      await inVain(scene)
      // What was kept before arrives meanwhile, and cannot be noted as such.
      await phone.setOffline(false)
      await hope(scene)
      await pause(chance.between(100, 600))
      await phone.noRoom(null)
      await walk(scene, 1, 2)
      await hope(scene)
    },
  },
  {
    name: 'E14 photo',
    what: 'no room for a photo: its record is not kept without it, and both are once there is room',
    async play(scene) {
      const { phone, office, chance } = scene
      await office.clearPaint()
      await phone.openPaint(paintWalk)
      await phone.noRoom('photo', chance.pick(['write', 'commit']))
      await phone.takePhoto(await picture(700, 500, chance.between(0, 200)))
      await phone.tickPainted()
      await becomes('I1 nobody is told that nothing was kept', async () => (await phone.tells('没能存下这条记录')) > 0)
      if ((await phone.entries()).length > 0) throw new Error('I2 a record was kept without its photo')
      await phone.noRoom(null)
      await phone.tickPainted()
      await becomes('I1 nothing was kept though there is room', async () => (await phone.entries()).length === 1)
      const [entry] = await phone.entries()
      if (entry?.photos.length !== 1) throw new Error('I2 the photo was lost on the way to the disk')
    },
  },
  {
    name: 'E14 form',
    what: 'no room for a form and its draft: it stays on the screen until it is kept',
    async play(scene) {
      const { phone, patrol, chance } = scene
      await phone.fillSimpleStore()
      await phone.openFinding(patrol, cast.stall(chance.between(1, 6)))
      await becomes('I1 nobody is told that there is no draft', async () => (await phone.tells('没有空间存草稿')) > 0)
      await phone.noRoom('entry', chance.pick(['write', 'commit']))
      await phone.saveReminder()
      await becomes('I1 nobody is told that nothing was kept', async () => (await phone.tells('没能存下这条记录')) > 0)
      if ((await phone.entries()).length > 0) throw new Error('I1 what was not kept is kept')
      await phone.noRoom(null)
      await phone.save()
      await becomes('I1 nothing was kept though there is room', async () => (await phone.entries()).length === 1)
      if ((await draftOf(scene)).length > 0) throw new Error('a draft outlives its record')
      await phone.open(scene.walk)
    },
  },
  {
    name: 'E12',
    what: 'the page is discarded while a form is half filled: it opens again as it was',
    async play(scene) {
      const { phone, patrol, chance } = scene
      const stall = cast.stall(chance.between(1, 6))
      await phone.openFinding(patrol, stall)
      const written = `超出 ${chance.between(10, 90)} 厘米`
      await phone.page().getByRole('button', { name: '补充说明' }).click()
      await phone.note().fill(written)
      // What shows for a moment is written down; a browser takes longer to run out of room.
      await pause(chance.between(150, 400))
      if (chance.hit(0.5)) await phone.setOffline(true)
      for (let i = chance.between(1, 2); i > 0; i--) await phone.discard(phone.findingOf(patrol, stall))
      await becomes('I1 the draft is not there again', async () => (await phone.tells('已恢复上次没有提交的内容')) > 0)
      if ((await phone.note().inputValue()) !== written) throw new Error('I1 the draft is not what was written')
      await phone.saveReminder()
      await becomes('I1 nothing was kept', async () => (await phone.entries()).length === 1)
      await phone.setOffline(false)
      await phone.discard(phone.findingOf(patrol, stall))
      await becomes('a form opens again under the id of its record', async () => (await draftOf(scene)).length === 0)
      await phone.open(scene.walk)
      const [entry] = await phone.entries()
      if ((entry?.body as Capture).findings[0]?.note !== written) throw new Error('I1 the note did not go along')
    },
  },
  {
    name: 'E12 photo',
    what: 'the page is discarded behind the camera, or with a photo that nobody kept yet',
    async play(scene) {
      const { phone, office, chance } = scene
      await office.clearPaint()
      await phone.openPaint(paintWalk)
      const photo = await picture(700, 500, chance.between(0, 200))
      if (chance.hit(0.5)) await phone.takePhoto(photo)
      else await phone.page().getByRole('button', { name: '拍照' }).click()
      await phone.discard(paintWalk)
      await phone.page().getByRole('button', { name: '拍照' }).waitFor()
      if ((await phone.entries()).length > 0) throw new Error('I1 something is kept that nobody confirmed')
      await phone.paint(photo)
      if (chance.hit(0.5)) await phone.discard(paintWalk)
      await hope(scene)
    },
  },
  {
    name: 'E23',
    what: 'the phone’s clock is a day back, three hours ahead, jumping',
    async play(scene) {
      const { phone, office, chance } = scene
      const offline = chance.hit(0.5)
      await phone.setOffline(offline)
      for (const wrong_ms of chance.shuffle([-24 * hour_ms, 3 * hour_ms, chance.between(-90, 90) * 60_000, 0])) {
        await phone.setClockWrong(wrong_ms)
        await walk(scene, 1, 2)
      }
      const tapped = phone.promised()
      const kept = (await phone.entries()).toSorted((a, b) => a.sequence - b.sequence)
      if (kept.map(({ label }) => label).join() !== tapped.join()) throw new Error('the order of things is not kept')
      await phone.setOffline(false)
      await hope(scene)
      await arrived(scene)
      for (const { at, received_at, started_at } of await office.looks(kept.map(({ id }) => id))) {
        const within = at.getTime() >= started_at.getTime() - 5 * 60_000 && at <= received_at
        if (!within || Math.abs(received_at.getTime() - Date.now()) > hour_ms)
          throw new Error('a wrong clock of a phone decides when something was')
      }
    },
  },
  {
    name: 'E23 backup',
    what: 'the office is set back to a backup, and the phone’s clock goes back too: it asks all the same',
    async play(scene) {
      const { phone, office, proxy, chance } = scene
      const backup = await office.backup()
      let asked = false
      proxy.rule((_, path) => {
        asked ||= path === '/api/reconcile'
        return { kind: 'pass' }
      })
      await walk(scene, 1, 3)
      await arrived(scene)
      await hope(scene)
      await becomes('I3 the phone does not ask what the office holds', () => Promise.resolve(asked))
      // Until it has the answer, which it will not ask for again so soon.
      await pause(500)
      await office.restore(backup)
      await phone.setClockWrong(-chance.between(1, 48) * hour_ms)
      await hope(scene)
      const ids = (await phone.entries()).map(({ id }) => id)
      await becomes('I1 what the office lost does not come again', async () => (await office.has(ids)) === ids.length)
    },
  },
  {
    name: 'E24',
    what: 'an update of the app finds a hundred records of older formats',
    async play(scene) {
      const { phone, patrol, officer, office, chance } = scene
      await office.clearPaint()
      const photo = await picture(640, 480, chance.between(0, 200))
      let sequence = 0
      let earlier = 'null'
      const values = (id: string) => ({
        ...{ ID: id, SEQUENCE: ++sequence, PERSON: officer, PATROL: patrol, STALL: cast.stall(chance.between(1, 6)) },
        ...{ AT: new Date().toISOString(), NOW: Date.now(), NEW1: fresh(), NEW2: fresh(), NEW3: fresh() },
        ...{ PHOTO: sha256Of(photo), AFTER: 'null' },
      })
      const left = Array.from({ length: 60 }, (_, at) => {
        const id = fresh()
        const kind = at === 7 ? 'painted' : at === 9 ? 'refused' : chance.pick(['inOrder', 'reminded'] as const)
        const known = values(id)
        // What is taken back is of the same stall.
        if (at % 10 === 5) return filled(format1.takenBack, { ...known, ...JSON.parse(earlier), ID: id })
        earlier = JSON.stringify({ AFTER: JSON.stringify(id), STALL: known.STALL })
        return filled(format1[kind], known)
      })
      const list = Array.from({ length: 40 }, () =>
        filled(format0[chance.pick(['inOrder', 'reminded'] as const)], values(fresh())),
      )
      await phone.setOffline(true)
      await phone.leaveBehind(left, { sha256: sha256Of(photo), base64: photo.toString('base64') }, list)
      await phone.kill(scene.walk)
      await phone.setOffline(false)
      await hope(scene)
      const through = async () => {
        const entries = await phone.entries()
        return entries.length === 100 && entries.every(({ state }) => state !== 'kept')
      }
      await becomes('I7 what an older app left does not arrive', through, 60_000)
      if ((await phone.entries()).filter(({ state }) => state === 'refused').length !== 1)
        throw new Error('I1 something of an older app was refused')
    },
  },
  {
    name: 'E25',
    what: 'a new version of the app takes over while records are on their way',
    async play(scene) {
      const { phone, proxy, office, chance } = scene
      const worker = await (await fetch(`http://127.0.0.1:${office.port()}/sw.js`)).text()
      const next = `${worker}\n// ${chance.next()}`
      const slow_ms = chance.between(300, 1500)
      proxy.rule((method, path) =>
        path === '/sw.js'
          ? { kind: 'answer', status: 200, headers: { 'content-type': 'text/javascript' }, body: next }
          : { kind: 'pass', after_ms: isRecord(method, path) ? slow_ms : 0 },
      )
      await walk(scene, 2, 4)
      await phone.takeUpdate()
      await walk(scene, 1, 2)
      await hope(scene)
    },
  },
]
