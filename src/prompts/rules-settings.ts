import { alikeLimits, mostBits, type AlikeLimits } from './rules-alike.ts'
import { inOrderLimits, type InOrderLimits } from './rules-always-in-order.ts'
import { bunchingLimits, type BunchingLimits } from './rules-bunching.ts'
import { burstLimits, type BurstLimits } from './rules-burst.ts'
import type { Pattern } from './rules-kinds.ts'
import { monthEndLimits, type MonthEndLimits } from './rules-month-end.ts'
import { paceLimits, type PaceLimits } from './rules-pace.ts'
import { sameActLimits, type SameActLimits } from './rules-same-act.ts'

/** By which thresholds patterns are looked for; the other patterns have none. */
export interface Limits {
  burst: BurstLimits
  pace: PaceLimits
  photo_alike: AlikeLimits
  always_in_order: InOrderLimits
  same_act: SameActLimits
  month_end: MonthEndLimits
  bunching: BunchingLimits
}

interface Range {
  of: keyof Limits
  least: number
  most: number
  normally: number
}
/** A number's own range; never laxer than what its false-alarm rate is known for. */
const range = (of: keyof Limits, least: number, most: number, normally: number): Range => ({
  of,
  least,
  most,
  normally,
})
/** How many false alarms in ten thousand comparisons. */
const alarms = (of: keyof Limits, { alarm }: { alarm: number }) => range(of, 1, 100, Math.round(alarm * 10_000))

/** The thresholds as forms and the log have them: whole numbers, in the unit that the field's words say. */
export const ranges = {
  burst_count: range('burst', 5, 50, burstLimits.count),
  burst_seconds: range('burst', 2, 60, burstLimits.within_s),
  pace_speed: range('pace', 3, 15, paceLimits.metres_per_s),
  pace_slack: range('pace', 10, 100, paceLimits.slack_m),
  pace_from: range('pace', 40, 500, paceLimits.from_m),
  pace_legs: range('pace', 2, 10, paceLimits.legs),
  alike_bits: range('photo_alike', 0, mostBits, alikeLimits.distance),
  alike_evenings: range('photo_alike', 1, 90, alikeLimits.evenings),
  in_order_looks: range('always_in_order', 30, 500, inOrderLimits.from_looks),
  in_order_alarms: alarms('always_in_order', inOrderLimits),
  same_act_findings: range('same_act', 5, 100, sameActLimits.from),
  same_act_alarms: alarms('same_act', sameActLimits),
  month_end_evenings: range('month_end', 1, 10, monthEndLimits.evenings),
  month_end_findings: range('month_end', 10, 200, monthEndLimits.from),
  month_end_close: range('month_end', 1, 20, Math.round(monthEndLimits.close_to * 100)),
  month_end_alarms: alarms('month_end', monthEndLimits),
  bunching_from: range('bunching', 5, 100, bunchingLimits.from),
  bunching_fine: range('bunching', 0, 50, bunchingLimits.fine_percent),
  bunching_order: range('bunching', 5, 240, bunchingLimits.order_minutes),
  bunching_months: range('bunching', 1, 12, bunchingLimits.months),
  bunching_alarms: alarms('bunching', bunchingLimits),
} as const
export type NumberName = keyof typeof ranges
export type Numbers = Record<NumberName, number>
export const numberNames = Object.keys(ranges) as NumberName[]

/** A pattern's own numbers. */
export const numbersOf = (pattern: Pattern) => numberNames.filter((name) => ranges[name].of === pattern)

/** What was kept, over the defaults. */
export const overDefaults = (kept: Partial<Numbers>) =>
  Object.fromEntries(numberNames.map((name) => [name, kept[name] ?? ranges[name].normally])) as Numbers

/** What a district has until somebody changes it. */
export const defaultNumbers = overDefaults({})

/** Which numbers do not fit, by name; empty when they may be kept. */
export const wrongNumbers = (numbers: Readonly<Record<NumberName, number | null>>): NumberName[] =>
  numberNames.filter((name) => {
    const [value, { least, most }] = [numbers[name], ranges[name]]
    return value === null || !Number.isInteger(value) || value < least || value > most
  })

/** The thresholds as the rules read them. */
export const limitsOf = (numbers: Numbers): Limits => ({
  burst: { count: numbers.burst_count, within_s: numbers.burst_seconds },
  pace: {
    metres_per_s: numbers.pace_speed,
    slack_m: numbers.pace_slack,
    from_m: numbers.pace_from,
    legs: numbers.pace_legs,
  },
  photo_alike: { distance: numbers.alike_bits, evenings: numbers.alike_evenings },
  always_in_order: { from_looks: numbers.in_order_looks, alarm: numbers.in_order_alarms / 10_000 },
  same_act: { from: numbers.same_act_findings, alarm: numbers.same_act_alarms / 10_000 },
  month_end: {
    evenings: numbers.month_end_evenings,
    from: numbers.month_end_findings,
    close_to: numbers.month_end_close / 100,
    alarm: numbers.month_end_alarms / 10_000,
  },
  bunching: {
    from: numbers.bunching_from,
    fine_percent: numbers.bunching_fine,
    order_minutes: numbers.bunching_order,
    months: numbers.bunching_months,
    alarm: numbers.bunching_alarms / 10_000,
  },
})
