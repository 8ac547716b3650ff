import { test as property, fc } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { act, begin, mostSteps, redo, undo, type Timeline } from '../../src/studio/rules-undo.ts'

test('what changes nothing is no step; a new step forgets what was taken back', () => {
  const start = begin('a')
  expect(act(start, 'a')).toBe(start)
  const other = act(undo(act(start, 'b')), 'c')
  expect(other).toEqual({ past: ['a'], present: 'c', future: [] })
  expect(undo(start)).toEqual(start)
  expect(redo(other)).toEqual(other)
})

test('old steps are forgotten, the latest kept', () => {
  let time = begin(0)
  for (let step = 1; step <= mostSteps + 5; step++) time = act(time, step)
  expect(time.past).toHaveLength(mostSteps)
  expect(time.past[0]).toBe(5)
})

property.prop([fc.array(fc.integer(), { maxLength: 60 }), fc.nat(60)])(
  'back and forth again ends where it began',
  (steps, back) => {
    const done = steps.reduce((time: Timeline<number>, step) => act(time, step), begin(-1))
    let time = done
    const times = Math.min(back, done.past.length)
    for (let n = 0; n < times; n++) time = undo(time)
    expect(time.present).toBe(times === 0 ? done.present : done.past[done.past.length - times])
    for (let n = 0; n < times; n++) time = redo(time)
    expect(time).toEqual(done)
  },
)
