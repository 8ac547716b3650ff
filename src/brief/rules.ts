import type { Share } from '../ratio/rules.ts'
import { alarms, standingOf, type Standing } from '../ratio/rules-compare.ts'
import { fisher } from '../prompts/rules-fisher.ts'
import { addDays } from '../shared/evening.ts'

/** So many weeks, the brief's own the last, make its trend. */
export const trendWeeks = 8

/** What is counted in both weeks and told as more or fewer; `enforced` and `handled` are the ratio's. */
export const figures = [
  'inspections',
  'handled',
  'help_given',
  'enforced',
  'spared',
  'incidents',
  'help_calls',
  'thanks',
] as const
export type Figure = (typeof figures)[number]
export type Counts = Readonly<Record<Figure, number>>

/** A figure of this week beside the same days of the week before, and whether chance alone explains the difference. */
export interface Change {
  figure: Figure
  now: number
  before: number
  standing: Standing
}

/**
 * Two counts of equal spans: were nothing different, each of them all would fall into either week with the chance one half;
 * exact binomial, false alarms in 5 % of comparisons.
 */
export const countStanding = (now: number, before: number): Standing =>
  standingOf({ enforced: now, handled: now + before }, { enforced: 1, handled: 2 }, alarms.may_differ)

/** Two weeks' shares by Fisher's exact test, both sides together, false alarms in 5 % of comparisons at most. */
export function shareStanding(now: Share, before: Share): Standing {
  if (now.handled === 0 || before.handled === 0) return 'not_distinguishable'
  if (fisher(now, before).two_sided >= alarms.may_differ) return 'not_distinguishable'
  return now.enforced * before.handled > before.enforced * now.handled ? 'high' : 'low'
}

/** Every figure of both weeks in the order of `figures`. */
export const changesOf = (now: Counts, before: Counts): Change[] =>
  figures.map((figure) => ({
    figure,
    now: now[figure],
    before: before[figure],
    standing: countStanding(now[figure], before[figure]),
  }))

/**
 * The evenings of a week up to `last_over`, the last that is over, and as many of the week before: an evening that runs or is
 * still to come is not compared with a whole one. Of a week without an evening that is over there is nothing to tell.
 */
export function daysOfWeek(monday: string, last_over: string) {
  const sunday = addDays(monday, 6)
  const over = sunday <= last_over
  const to = over ? sunday : last_over
  return { from: monday, to, before: { from: addDays(monday, -7), to: addDays(to, -7) }, over }
}
