import { expect, test } from 'vitest'
import { defaultSettings } from '../../../src/checks/rules-kinds.ts'
import type { PlanCheck } from '../../../src/checks/schema.ts'
import { createCheckRunner, type CheckWorker } from '../../../web/checks/runner.ts'
import type { CheckAnswer, CheckRequest } from '../../../web/checks/worker.ts'

const place = { center: [124.394, 40.129] as const, axis_bearing: 63 }
const plan = { stalls: [], zones: [], features: [] }
const one: PlanCheck = { check: 'size', level: 'warning', stalls: ['a'], feature: null, detail: {}, at: [0, 0] }

function workers() {
  const made: (CheckWorker & { asked: CheckRequest[]; ended: boolean; say: (answer: CheckAnswer) => void })[] = []
  return {
    made,
    make: () => {
      const worker = {
        asked: [] as CheckRequest[],
        ended: false,
        onmessage: null as CheckWorker['onmessage'],
        postMessage: (request: CheckRequest) => void worker.asked.push(request),
        terminate: () => void (worker.ended = true),
        say: (data: CheckAnswer) => worker.onmessage?.({ data } as MessageEvent<CheckAnswer>),
      }
      made.push(worker)
      return worker
    },
  }
}

test('a run tells how far it is and then what it found', () => {
  const { made, make } = workers()
  const runner = createCheckRunner(make)
  runner.check(plan, place, defaultSettings)
  const { run } = made[0]!.asked[0]!
  made[0]!.say({ run, done: 3, of: 10 })
  expect(runner.progress.value).toBe(0.3)
  made[0]!.say({ run, found: [one] })
  expect([runner.progress.value, runner.found.value]).toEqual([null, [one]])
})

test('a newer plan ends the run of the older one, whose words come too late', () => {
  const { made, make } = workers()
  const runner = createCheckRunner(make)
  runner.check(plan, place, defaultSettings)
  runner.check(plan, place, defaultSettings)
  expect(made.map(({ ended }) => ended)).toEqual([true, false])
  made[0]!.say({ run: made[0]!.asked[0]!.run, found: [one] })
  expect(runner.found.value).toEqual([])
  made[1]!.say({ run: made[1]!.asked[0]!.run, found: [one] })
  expect(runner.found.value).toEqual([one])
  runner.check(plan, place, defaultSettings)
  expect(made).toHaveLength(2)
  runner.stop()
  expect(made[1]!.ended).toBe(true)
})
