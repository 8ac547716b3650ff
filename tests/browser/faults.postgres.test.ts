import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { experiments } from '../faults/experiments.ts'
import { openWorld, type World } from '../faults/world.ts'

// A short share of the fault suite, with a fixed seed; `npm run faults` plays all of it as often as is asked.
const share = ['E1', 'E6 photo', 'E7 together', 'E10', 'E13', 'E14 photo', 'E27', 'E29']

let world: World
beforeAll(async () => {
  world = await openWorld(process.cwd(), inject('chromium'))
})
afterAll(() => world.close())

test.for(experiments.filter(({ name }) => share.includes(name)))(
  '$name $what: nothing is lost, nothing doubled',
  async (experiment) => {
    const { broken, kept, arrived } = await world.run(experiment, 'ci')
    expect(broken).toEqual([])
    expect(kept).toBeGreaterThan(0)
    expect(arrived).toBe(kept)
  },
)
