import { picture } from '../support/photos.ts'
import { cast } from '../support/cast.ts'
import { becomes, hope, paintWalk, pause, walk, type Experiment, type Scene } from './scene.ts'

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
      await phone.context.setOffline(true)
      await phone.paint(await picture(700, 500, chance.between(0, 200)))
      await phone.clearPhotos()
      await phone.context.setOffline(false)
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
      await phone.context.setOffline(true)
      await walk(scene, 1, 2)
      await phone.noRoom('entry', chance.pick(['write', 'commit']))
      await phone.backFromTheEnd()
      await inVain(scene)
      // What was kept before arrives meanwhile, and cannot be noted as such.
      await phone.context.setOffline(false)
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
]
