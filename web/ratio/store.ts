import { countedParts, type CountedPart } from '../../src/ask/rules-kinds.ts'
import type { ActionKind } from '../../src/enforcement/rules-kinds.ts'
import type { FindingPart } from '../../src/ratio/schema.ts'
import { addDays } from '../../src/shared/evening.ts'
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

// A date field passes through years such as 0002 while somebody types.
const day = /^20\d{2}-\d{2}-\d{2}$/
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
  const given = (name: string, otherwise: string) => (day.test(query[name] ?? '') ? query[name]! : otherwise)
  return { period, from: given('from', month.from), to: given('to', month.to), market, squad }
}

/** What narrows a list of findings further: an item of the checklist, a category, an hour of the market's clock. */
export interface Narrowed {
  item?: string | undefined
  category?: string | undefined
  hour?: string | undefined
}

/** Reads the same from an address. */
export const narrowedOf = ({ item, category, hour }: Readonly<Record<string, string>>): Narrowed => ({
  item,
  category,
  hour,
})

/** The address of the page, or of the findings behind one of its figures. */
export function addressOf(asked: Asked, part?: FindingPart, narrowed: Narrowed = {}): string {
  const { period, from, to, market, squad } = asked
  return withQuery(part === undefined ? '/ratio' : '/ratio/findings', {
    part,
    period: period === 'this_month' ? undefined : period,
    ...(period === 'custom' && { from, to }),
    market,
    squad,
    ...narrowed,
  })
}

/** The same days, market and squad as a list with filters, map and files; of findings, those that count by a part or kind. */
export const listOf = (
  { from, to, market, squad }: Asked,
  kind: 'inspections' | 'findings',
  narrowed: { counted?: CountedPart | ActionKind; item?: string | undefined } = {},
): string => withQuery(`/ask/${kind}`, { from, to, market, squad, ...narrowed })

/** The list of the findings behind a figure; null where no list has them: by hour, by category, repeats. */
export function listOfPart(asked: Asked, part: FindingPart, { item, category, hour }: Narrowed): string | null {
  if (category !== undefined || hour !== undefined) return null
  if (part === 'warning' || part === 'evidence_hold') return listOf(asked, 'findings', { counted: part, item })
  const counted = countedParts.find((one) => one === part)
  return counted === undefined ? null : listOf(asked, 'findings', { counted, item })
}
