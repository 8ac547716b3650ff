import { monthShape, yearShape } from '../../src/calendar/rules-seasons.ts'

export const views = ['month', 'year'] as const

export interface Asked {
  view: (typeof views)[number]
  /** '' is the current one, as in `year`. */
  month: string
  year: string
  market: string
}

/** Reads an address; a month or a year that it gets wrong, as when a link was cut short, is the current one. */
export function askedOf(query: Readonly<Record<string, string>>): Asked {
  const { month = '', year = '', market = '' } = query
  return {
    view: query['view'] === 'year' ? 'year' : 'month',
    month: monthShape.test(month) ? month : '',
    year: yearShape.test(year) ? year : '',
    market,
  }
}
