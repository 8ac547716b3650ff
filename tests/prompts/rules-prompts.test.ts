import { fc, test as withChance } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { alwaysInOrder, inOrderLimits } from '../../src/prompts/rules-always-in-order.ts'
import { agreementOf } from '../../src/prompts/rules-agreement.ts'
import { burstLimits, burstRate, bursts, quickGap_s, type TimedLook } from '../../src/prompts/rules-burst.ts'
import { fisher } from '../../src/prompts/rules-fisher.ts'
import { bunchingLimits, bunchings } from '../../src/prompts/rules-bunching.ts'
import { monthEnd, monthEndLimits } from '../../src/prompts/rules-month-end.ts'
import { paceLimits, paceMeasured, paceRate, paces, type PlacedLook } from '../../src/prompts/rules-pace.ts'
import { sameActLimits, sameActs } from '../../src/prompts/rules-same-act.ts'
import {
  defaultNumbers,
  limitsOf,
  numberNames,
  overDefaults,
  ranges,
  wrongNumbers,
} from '../../src/prompts/rules-settings.ts'
import { patterns } from '../../src/prompts/rules-kinds.ts'
import { expectedAlarms, rateOf } from '../../src/prompts/rules.ts'

/** Chance that is the same in every run: mulberry32. */
function chanceOf(seed: number) {
  const next = () => {
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  return { next, exponential: (mean: number) => -mean * Math.log(1 - next()) }
}
const look = (n: number, seconds: number, person = 'one'): TimedLook => ({
  id: `${person}-${n}`,
  person,
  claimed_ms: seconds * 1000,
})

test('a burst is many records of one author within seconds, by the times that their phone claims', () => {
  const quick = Array.from({ length: 8 }, (_, n) => look(n, 100 + n * 1.4))
  const slow = Array.from({ length: 30 }, (_, n) => look(n, n * 3, 'two'))
  expect(bursts([...slow, ...quick.toReversed()])).toEqual([
    { person: 'one', looks: quick.map(({ id }) => id), seconds: expect.closeTo(9.8) },
  ])
  expect(bursts(quick.slice(1))).toEqual([])
  // Two officers beside each other are no burst.
  expect(bursts(quick.map((one, n) => ({ ...one, person: n % 2 ? 'a' : 'b' })))).toEqual([])
})

test('honest patrols at the quickest pace make fewer bursts than the screen says', () => {
  const chance = chanceOf(7)
  const [evenings, looks] = [4000, 60]
  let alarms = 0
  for (let evening = 0; evening < evenings; evening++) {
    let at = 0
    const walk = Array.from({ length: looks }, (_, n) => look(n, (at += chance.exponential(quickGap_s))))
    alarms += bursts(walk).length
  }
  const said = burstRate() * evenings * looks
  expect(said).toBeGreaterThan(1)
  expect(alarms).toBeLessThanOrEqual(said)
  // A laxer pattern would tell far more: the bound is one of this pattern, not of any.
  expect(burstRate({ ...burstLimits, count: 5 })).toBeGreaterThan(burstRate() * 50)
})

/** An honest evening: along the rows at a walk, now and then across the market, most notes at once and some late. */
function honestWalk(chance: ReturnType<typeof chanceOf>, looks: number): PlacedLook[] {
  let [x, seconds, noted] = [0, 0, 0]
  return Array.from({ length: looks }, (_, n) => {
    const step = chance.next() < 0.04 ? 50 + chance.next() * 200 : 3 + chance.next() * 3
    x += step
    seconds += step / (1 + chance.next() * 0.7) + chance.exponential(15)
    // Noted in the order it was seen: a late note comes before the next one.
    noted = Math.max(noted + 1, seconds + (chance.next() < 0.03 ? chance.next() * 120 : chance.exponential(3)))
    return { ...look(n, noted), at: [x, 0] as const }
  })
}

test('a pace that nobody walks is seen, and honest walks with late notes stay below the rate that the screen says', () => {
  const chance = chanceOf(11)
  const evenings = 20_000
  const alarms = paceMeasured.map(() => 0)
  for (let evening = 0; evening < evenings; evening++) {
    const walk = honestWalk(chance, 60)
    for (const [n, limits] of paceMeasured.entries()) alarms[n]! += paces(walk, limits).length
  }
  for (const [n, { rate }] of paceMeasured.entries()) expect(alarms[n]! / evenings).toBeLessThan(rate)
  expect(paceRate()).toBe(paceMeasured[0]?.rate)
  // Stricter is never said to alarm more, laxer never less, and beyond what was measured nothing is promised.
  expect(paceRate({ ...paceLimits, metres_per_s: 9 })).toBe(paceRate())
  expect(paceRate({ ...paceLimits, slack_m: 19 })).toBe(paceMeasured[1]?.rate)
  expect(paceRate({ ...paceLimits, legs: 1 })).toBe(1)
  const at = (n: number, seconds: number, x: number): PlacedLook => ({ ...look(n, seconds), at: [x, 0] })
  const flying = [at(1, 0, 0), at(2, 20, 200), at(3, 60, 203), at(4, 65, 400)]
  expect(paces(flying)).toEqual([
    {
      person: 'one',
      legs: [
        { from: 'one-1', to: 'one-2', metres: 200, seconds: 20 },
        { from: 'one-3', to: 'one-4', metres: 197, seconds: 5 },
      ],
    },
  ])
  expect(paces(flying.slice(0, 3))).toEqual([])
})

test('always in order is judged by others at the places seen: exact tail under 0.001, honest officers stay below it', () => {
  const officer = { person: 'one', looks: 100, found: 0, expected: 8, others: 400 }
  const [found] = alwaysInOrder([officer])
  expect(found?.chance).toBeCloseTo(fisher({ enforced: 0, handled: 100 }, { enforced: 32, handled: 400 }).at_most, 12)
  // Clean places explain it, and so do few looks, or few of others to compare with.
  expect(alwaysInOrder([{ ...officer, expected: 4 }])).toEqual([])
  expect(alwaysInOrder([{ ...officer, looks: 50, expected: 25 }])).toEqual([])
  expect(alwaysInOrder([{ ...officer, others: 40 }])).toEqual([])
  const chance = chanceOf(3)
  const [months, looks, places] = [5000, 120, 40]
  let alarms = 0
  for (let month = 0; month < months; month++) {
    // Three looks at each place by the officer, six by others, who are all the measure there is.
    const shares = Array.from({ length: places }, () => chance.next() * 0.4)
    const hits = (times: number) =>
      shares.reduce((sum, share) => sum + Array.from({ length: times }, chance.next).filter((x) => x < share).length, 0)
    const own = { person: 'one', looks, found: hits(3), expected: hits(6) / 2, others: places * 6 }
    alarms += alwaysInOrder([own]).length
  }
  expect(alarms / months).toBeLessThanOrEqual(inOrderLimits.alarm)
})

test("Fisher's exact test agrees with the table of the lady tasting tea, and with a published 2×2 table", () => {
  expect(fisher({ enforced: 3, handled: 4 }, { enforced: 1, handled: 4 }).two_sided).toBeCloseTo(34 / 70, 10)
  expect(fisher({ enforced: 1, handled: 10 }, { enforced: 11, handled: 14 }).two_sided).toBeCloseTo(0.002759456, 8)
  expect(fisher({ enforced: 0, handled: 5 }, { enforced: 0, handled: 9 }).two_sided).toBe(1)
})

test('the same act with different outcomes: named by item, all squads beside each other, rarely by chance', () => {
  const of = (squad_id: string, enforced: number, handled = 20, item_code = 'HYG-01') => ({
    item_code,
    category_id: 'snacks',
    squad_id,
    enforced,
    handled,
  })
  const { tested, found } = sameActs([of('b', 14), of('a', 1), of('c', 6), of('a', 1, 20, 'PLOT-01'), of('d', 5, 5)])
  expect([tested, found.length]).toEqual([1, 1])
  expect(found[0]?.squads.map(({ squad_id }) => squad_id)).toEqual(['a', 'b', 'c'])
  expect(found[0]?.chance).toBeCloseTo(3 * fisher(of('a', 1), of('b', 14)).two_sided, 12)
  const chance = chanceOf(5)
  const draw = () => Array.from({ length: 25 }, () => chance.next() < 0.2).filter(Boolean).length
  let alarms = 0
  for (let month = 0; month < 3000; month++)
    alarms += sameActs([of('a', draw(), 25), of('b', draw(), 25), of('c', draw(), 25)]).found.length
  expect(alarms / 3000).toBeLessThanOrEqual(sameActLimits.alarm)
})

test('reminders bunched at the end of a month just under the limit are seen; a usual end, or a month far from it, is not', () => {
  const month = { handled: 200, enforced: 38, mild: 110 }
  const last = { handled: 40, enforced: 0, mild: 38 }
  expect(monthEnd({ month, last }, 0.2)).toBeLessThan(monthEndLimits.alarm)
  expect(monthEnd({ month, last: { ...last, mild: 24 } }, 0.2)).toBeNull()
  expect(monthEnd({ month: { ...month, enforced: 20 }, last }, 0.2)).toBeNull()
  expect(monthEnd({ month: { ...month, enforced: 40 }, last }, 0.2)).toBeNull()
  expect(monthEnd({ month, last: { handled: 10, enforced: 0, mild: 10 } }, 0.2)).toBeNull()
  const chance = chanceOf(9)
  let alarms = 0
  for (let each = 0; each < 20_000; each++) {
    const mild = Array.from({ length: 200 }, () => chance.next() < 0.5)
    const of = (some: boolean[]) => ({ handled: some.length, enforced: 0, mild: some.filter(Boolean).length })
    const found = monthEnd({ month: { ...of(mild), enforced: 38 }, last: of(mild.slice(-40)) }, 0.2)
    if (found !== null) alarms++
  }
  expect(alarms / 20_000).toBeLessThanOrEqual(monthEndLimits.alarm)
})

test('bunching just below a threshold is seen by item where it is so only here and now; what lies there everywhere is not', () => {
  const facts = (here: [number, number], before: [number, number], elsewhere: [number, number]) => {
    const near = ([near, all]: [number, number]) => ({ near, all })
    const item = { at: 'fine_ceiling' as const, item_code: 'HYG-01' }
    return [{ ...item, here: near(here), before: near(before), elsewhere: near(elsewhere) }]
  }
  const [found] = bunchings(facts([12, 14], [3, 30], [6, 50])).found
  const exact = fisher({ enforced: 12, handled: 14 }, { enforced: 9, handled: 80 }).at_least
  expect(found?.chance).toBeCloseTo(exact, 14)
  // The law's standard amount lies at the ceiling everywhere; a market is always so; there is too little to compare.
  expect(bunchings(facts([14, 14], [30, 30], [50, 50]))).toEqual({ tested: 1, found: [] })
  expect(bunchings(facts([12, 14], [27, 30], [6, 50])).found).toEqual([])
  expect(bunchings(facts([7, 7], [3, 30], [6, 50])).tested).toBe(0)
  expect(bunchings(facts([12, 14], [0, 3], [0, 4])).tested).toBe(0)
  const chance = chanceOf(13)
  const months = 20_000
  let alarms = 0
  for (let month = 0; month < months; month++) {
    const share = chance.next()
    const draw = (all: number): [number, number] => [
      Array.from({ length: all }, chance.next).filter((x) => x < share).length,
      all,
    ]
    alarms += bunchings(facts(draw(14), draw(30), draw(50))).found.length
  }
  expect(alarms / months).toBeLessThanOrEqual(bunchingLimits.alarm)
})

const nearOf = fc.tuple(fc.nat(40), fc.nat(40)).map(([near, more]) => ({ near, all: near + more }))
withChance.prop([nearOf, nearOf, nearOf])(
  'bunching is told only where more lie there than before and than elsewhere, and one more there never takes it back',
  (here, before, elsewhere) => {
    const of = (now: typeof here) =>
      bunchings([{ at: 'order_due', item_code: 'HYG-03', here: now, before, elsewhere }]).found[0]
    const found = of(here)
    if (!found) return
    const share = ({ near, all }: typeof here) => (all === 0 ? 0 : near / all)
    expect(share(here)).toBeGreaterThan(Math.max(share(before), share(elsewhere)))
    expect(found.chance).toBeLessThan(bunchingLimits.alarm)
    if (here.near < here.all) expect(of({ ...here, near: here.near + 1 })?.chance).toBeLessThanOrEqual(found.chance)
  },
)

test('thresholds: what nobody changed is the default of its rule, a number outside its range is refused, and each brings a known rate', () => {
  const limits = limitsOf(defaultNumbers)
  expect(limits).toMatchObject({ burst: burstLimits, pace: paceLimits, always_in_order: inOrderLimits })
  expect(limits).toMatchObject({ same_act: sameActLimits, month_end: monthEndLimits, bunching: bunchingLimits })
  expect(overDefaults({ burst_count: 12 })).toEqual({ ...defaultNumbers, burst_count: 12 })
  expect(wrongNumbers(defaultNumbers)).toEqual([])
  for (const name of numberNames) {
    const { least, most } = ranges[name]
    for (const value of [least - 1, most + 1, least + 0.5, null])
      expect(wrongNumbers({ ...defaultNumbers, [name]: value })).toEqual([name])
    for (const value of [least, most]) {
      const numbers = { ...defaultNumbers, [name]: value }
      expect(wrongNumbers(numbers)).toEqual([])
      // No choice within the ranges brings a pattern that nobody knows the false alarms of.
      for (const pattern of patterns) {
        const rate = rateOf(pattern, limitsOf(numbers))
        if (rate !== null) expect(rate).toBeLessThan(1)
      }
    }
  }
  expect(rateOf('same_act', limitsOf({ ...defaultNumbers, same_act_alarms: 25 }))).toBeCloseTo(0.0025)
  expect(rateOf('burst', limitsOf({ ...defaultNumbers, burst_count: 5 }))).toBeGreaterThan(rateOf('burst') ?? 1)
  const laxest = { ...defaultNumbers, pace_speed: 3, pace_slack: 10, pace_from: 40 }
  expect(rateOf('pace', limitsOf(laxest))).toBe(paceMeasured.at(-1)?.rate)
})

test('agreement of second looks: a share with its interval and kappa, and neither for few', () => {
  const counts = { drawn: 60, found_found: 20, found_order: 5, order_found: 10, order_order: 15, same_items: 12 }
  const { looked, agreed, kappa, interval } = agreementOf(counts)
  // The textbook's example of Cohen's kappa: 35 of 50 agree, 0.5 by chance.
  expect([looked, agreed, kappa]).toEqual([50, 35, expect.closeTo(0.4)])
  expect([interval?.low, interval?.high]).toEqual([expect.closeTo(0.562, 3), expect.closeTo(0.809, 3)])
  const few = agreementOf({ ...counts, found_found: 4, found_order: 0, order_found: 0, order_order: 5 })
  expect([few.looked, few.interval, few.kappa]).toEqual([9, null, null])
  const alike = agreementOf({ ...counts, found_found: 0, found_order: 0, order_found: 0, order_order: 30 })
  expect([alike.kappa, alike.interval !== null]).toEqual([null, true])
})

test('the more is compared, the more alarms are to be expected; what is no chance has none', () => {
  expect(expectedAlarms('pace', 4000)).toBeCloseTo(4)
  expect(expectedAlarms('photo_again', 1e6)).toBe(0)
  expect(expectedAlarms('off_roster', 5)).toBeNull()
  expect(expectedAlarms('same_act', 100, limitsOf({ ...defaultNumbers, same_act_alarms: 50 }))).toBeCloseTo(0.5)
})
