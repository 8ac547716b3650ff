import type { Lead } from '../../src/ratio/rules-leads.ts'
import { addDays } from '../../src/shared/evening.ts'
import { isDay } from '../../src/shared/day.ts'
import { withQuery } from '../api.ts'

export const periods = ['this_month', 'last_month', 'last_7_days', 'last_30_days', 'custom'] as const
export type Period = (typeof periods)[number]

/** What a ratio page is about; it lives in the address, so that it can be sent and printed. Days 'YYYY-MM-DD'. */
export interface Asked {
  period: Period
  from: string
  to: string
  market: string
  squad: string
}

const isPeriod = (value: string | undefined): value is Period => periods.includes(value as Period)

/** First and last day of a named period, seen from `today`. */
export function daysOf(period: Exclude<Period, 'custom'>, today: string): { from: string; to: string } {
  switch (period) {
    case 'this_month':
      return { from: `${today.slice(0, 8)}01`, to: today }
    case 'last_month': {
      const to = addDays(`${today.slice(0, 8)}01`, -1)
      return { from: `${to.slice(0, 8)}01`, to }
    }
    case 'last_7_days':
      return { from: addDays(today, -6), to: today }
    case 'last_30_days':
      return { from: addDays(today, -29), to: today }
  }
}

/** Reads an address; whatever it lacks or gets wrong is this month, everywhere. */
export function askedOf(query: Readonly<Record<string, string>>, today: string): Asked {
  const { market = '', squad = '' } = query
  const period = isPeriod(query['period']) ? query['period'] : 'this_month'
  if (period !== 'custom') return { period, ...daysOf(period, today), market, squad }
  const month = daysOf('this_month', today)
  const given = (name: string, otherwise: string) => (isDay(query[name] ?? '') ? query[name]! : otherwise)
  return { period, from: given('from', month.from), to: given('to', month.to), market, squad }
}

/** The address of the page. */
export function addressOf(asked: Asked): string {
  const { period, from, to, market, squad } = asked
  return withQuery('/ratio', {
    period: period === 'this_month' ? undefined : period,
    ...(period === 'custom' && { from, to }),
    market,
    squad,
  })
}

/** The list of a figure's rows. */
export const listOf = ({ kind, filter }: Lead): string => withQuery(`/ask/${kind}`, filter)

/** The same; undefined where there are none, so that nobody opens an empty list. */
export const rowsOf = (count: number, lead: Lead): string | undefined => (count > 0 ? listOf(lead) : undefined)
