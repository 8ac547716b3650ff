import { describe, expect, test } from 'vitest'
import {
  isEnd,
  isUnsettled,
  machines,
  shownState,
  stepsFrom,
  waysOf,
  type Machine,
} from '../../src/matters/rules-machine.ts'

const kinds = Object.keys(machines) as Machine[]
const statesOf = (machine: Machine) => [...new Set(machines[machine].flatMap(({ from, to }) => [...from, to]))]
const stepNames = (machine: Machine) => [...new Set(machines[machine].map(({ step }) => step))]
const start = (machine: Machine) => (machine === 'matter' ? 'open' : 'none')

/** Every sequence of steps of a length, tried on a model of its own that only knows which pairs were declared. */
function walk(machine: Machine, from: string, length: number, visit: (trail: string[], state: string) => void) {
  const steps = stepNames(machine)
  const go = (trail: string[], state: string) => {
    visit(trail, state)
    if (trail.length === length) return
    for (const step of steps) for (const { to } of waysOf(machine, step, state)) go([...trail, step], to)
  }
  go([], from)
}

describe.each(kinds)('%s', (machine) => {
  test('no sequence of up to eight steps leaves its states or goes on from where nothing leads', () => {
    const known = new Set([start(machine), ...machines[machine].map(({ to }) => to)])
    const ends = new Set([...known].filter((state) => isEnd(machine, state)))
    const strays: string[] = []
    let tried = 0
    walk(machine, start(machine), 8, (trail, state) => {
      tried += 1
      if (!known.has(state)) strays.push(`${trail.join(' ')} -> ${state}`)
      if (ends.has(state) && stepNames(machine).some((step) => waysOf(machine, step, state).length > 0))
        strays.push(`${trail.join(' ')} goes on after ${state}`)
    })
    expect(strays).toEqual([])
    expect(tried).toBeGreaterThanOrEqual(machines[machine].length)
  })

  test('every state can be reached, and from every one that is not an end there is a way to one', () => {
    const reached = new Set<string>([start(machine)])
    for (let grew = true; grew;) {
      const before = reached.size
      for (const { from, to } of machines[machine]) if (from.some((one) => reached.has(one))) reached.add(to)
      grew = reached.size > before
    }
    if (machine === 'matter') reached.add('none')
    expect(statesOf(machine).filter((state) => !reached.has(state))).toEqual([])
    const ending = new Set(statesOf(machine).filter((state) => isEnd(machine, state)))
    expect(ending.size).toBeGreaterThan(0)
    for (let grew = true; grew;) {
      const before = ending.size
      for (const { from, to } of machines[machine]) if (ending.has(to)) for (const one of from) ending.add(one)
      grew = ending.size > before
    }
    expect(statesOf(machine).filter((state) => !ending.has(state))).toEqual([])
  })
})

test('whatever eight steps a matter takes, what is over stays over until somebody takes it up again', () => {
  const strays: string[] = []
  walk('matter', 'open', 8, (trail, state) => {
    for (const [step, over] of [
      ['overturn', ['set_aside']],
      ['set_aside', []],
      ['escalate', ['conclude', 'overturn', 'set_aside']],
      ['confirm', ['reopen', 'overturn', 'set_aside']],
    ] as const) {
      const after = trail.at(-2) === step ? trail.at(-1) : undefined
      if (after !== undefined && !(over as readonly string[]).includes(after))
        strays.push(`${trail.join(' ')} -> ${state}`)
    }
  })
  expect(strays).toEqual([])
})

test('a penalty is decided only after notice and statement, whichever way a case goes', () => {
  walk('case', 'none', 8, (trail) => {
    const decided = trail.indexOf('decide')
    if (decided < 0) return
    const before = trail.slice(0, decided)
    expect(before).toContain('approve')
    // After the last notice comes an answer, a waiver or a hearing.
    const afterNotice = before.slice(before.lastIndexOf('give_notice'))
    expect(before).toContain('give_notice')
    expect(afterNotice.some((step) => ['state', 'waive', 'hold_hearing'].includes(step))).toBe(true)
  })
})

test.each([
  ['performance', 'demand_again'],
  ['removal', 'announce'],
] as const)(
  '%s: nothing is executed without demand, answer, decision, service and %s after it, in that order',
  (machine, last) => {
    let executed = 0
    walk(machine, 'none', 8, (trail) => {
      if (trail.at(-1) !== 'execute') return
      executed += 1
      const order = ['demand', 'decide_execution', 'serve', last].map((step) => trail.lastIndexOf(step))
      expect(order).not.toContain(-1)
      expect(order).toEqual([...order].sort((a, b) => a - b))
      const answered = trail.findIndex((step) => step === 'state' || step === 'waive')
      expect(answered).toBeGreaterThan(order[0] ?? 0)
      expect(answered).toBeLessThan(order[1] ?? 0)
      // What was suspended is demanded or announced anew.
      expect(trail.lastIndexOf('resume')).toBeLessThan(order[3] ?? 0)
      expect(trail.at(-2)).toBe(last)
    })
    expect(executed).toBeGreaterThan(0)
  },
)

test('nothing is confiscated, prolonged or handed over that an approval is still missing for', () => {
  for (const step of ['confiscate', 'extend', 'hand_over', 'pause'])
    expect(waysOf('seizure', step, 'unapproved')).toEqual([])
  expect(stepsFrom('seizure', 'extended', 'supervisor')).not.toContain('extend')
})

test('a vendor takes only their own steps', () => {
  const theirs = kinds.flatMap((machine) =>
    machines[machine].filter(({ by }) => by.includes('vendor')).map(({ step }) => `${machine} ${step}`),
  )
  expect(theirs).toEqual([
    'matter put_right',
    'case state',
    'case ask_hearing',
    'case waive',
    'stall_loss answer',
    'performance state',
    'performance waive',
    'removal state',
    'removal waive',
  ])
})

test('an order whose time is over is due for its recheck by itself', () => {
  const due = '2026-11-23T11:00:00Z'
  expect(shownState('awaiting_fix', due, new Date('2026-11-23T10:59:59Z'))).toBe('awaiting_fix')
  expect(shownState('awaiting_fix', due, new Date('2026-11-23T11:00:00Z'))).toBe('recheck_due')
  expect(shownState('closed', null, new Date('2026-11-23T11:00:00Z'))).toBe('closed')
  expect(isUnsettled('escalated')).toBe(true)
  expect(isUnsettled('void')).toBe(false)
})
