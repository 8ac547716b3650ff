import { addDays, dayIn } from '../shared/evening.ts'

/** How a deadline is best said: by the clock while it is near, by its date when it is not. */
export type DeadlineWord = 'overdue' | 'today' | 'tonight' | 'tomorrow' | 'later'

/** Where a deadline lies from `now` on the market's calendar; 'tonight' is today from 17:00 on, its last moment too. */
export function deadlineWord(deadline_at: string, now: Date, time_zone: string): DeadlineWord {
  const deadline = new Date(deadline_at)
  if (deadline < now) return 'overdue'
  const today = dayIn(time_zone, now)
  const day = dayIn(time_zone, new Date(deadline.getTime() - 1))
  if (day <= today) return dayIn(time_zone, new Date(deadline.getTime() + eveningMs)) === today ? 'today' : 'tonight'
  return day === addDays(today, 1) ? 'tomorrow' : 'later'
}

// From 17:00 on, seven hours more is another day.
const eveningMs = 7 * 3_600_000
