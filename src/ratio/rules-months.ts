import { addDays } from '../shared/evening.ts'

/** A period cut into whole calendar months, by their first days, and the days left over at its ends. */
export interface Cut {
  months: string[]
  rest: { from: string; to: string }[]
}

const nextMonth = (day: string) => `${addDays(`${day.slice(0, 8)}28`, 7).slice(0, 8)}01`

/** The first days of the calendar months that `from`..`to` touches. */
export function monthsOf({ from, to }: { from: string; to: string }): string[] {
  const months: string[] = []
  for (let month = `${from.slice(0, 8)}01`; month <= to; month = nextMonth(month)) months.push(month)
  return months
}

/**
 * Cuts `from`..`to` into whole months and rest. A month that `today` lies in or that comes after it is whole once the
 * period reaches today: nothing is recorded of days to come.
 */
export function cutIntoMonths({ from, to }: { from: string; to: string }, today: string): Cut {
  const cut: Cut = { months: [], rest: [] }
  for (const month of monthsOf({ from, to })) {
    const last = addDays(nextMonth(month), -1)
    const reached = last <= to || (to >= today && last >= today)
    if (from <= month && reached) cut.months.push(month)
    else cut.rest.push({ from: from > month ? from : month, to: last < to ? last : to })
  }
  return cut
}
