import { addDays } from '../shared/evening.ts'

/** A period cut into whole calendar months, by their first days, and the days left over at its ends. */
export interface Cut {
  months: string[]
  rest: { from: string; to: string }[]
}

const nextMonth = (day: string) => `${addDays(`${day.slice(0, 8)}28`, 7).slice(0, 8)}01`

/**
 * Cuts `from`..`to` into whole months and rest. A month that `today` lies in or that comes after it is whole once the
 * period reaches today: nothing is recorded of days to come.
 */
export function cutIntoMonths({ from, to }: { from: string; to: string }, today: string): Cut {
  const cut: Cut = { months: [], rest: [] }
  let day = from
  while (day <= to) {
    const next = nextMonth(day)
    const last = addDays(next, -1)
    const reached = last <= to || (to >= today && last >= today)
    if (day.endsWith('-01') && reached) cut.months.push(day)
    else cut.rest.push({ from: day, to: last < to ? last : to })
    day = next
  }
  return cut
}
