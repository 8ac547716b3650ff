import { picture } from '../support/photos.ts'
import { hope, paintWalk, pause, type Experiment } from './scene.ts'

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
]
