import { addDays, eveningAt, eveningBounds, type Hours } from '../shared/evening.ts'
import type { Deadline } from './rules-kinds.ts'

const minute_ms = 60_000

/** How far before a patrol's recorded start a look may lie: the first stall is often seen while the phone still opens. */
export const startAllowance_ms = 5 * minute_ms

/** When something was, by a phone's or a camera's clock, which may be ahead: never after it came in here. */
export const notAfter = (claimed: Date, received: Date): Date => (claimed > received ? received : claimed)

/** When a look counts as taken: the phone's claim, held between the patrol's start (less five minutes) and its arrival here. */
export function observedAt(claimed: Date, received: Date, patrolStart: Date): Date {
  const earliest = patrolStart.getTime() - startAllowance_ms
  return notAfter(new Date(Math.max(earliest, claimed.getTime())), received)
}

/** Did a look come after its patrol had ended? A late arrival of an earlier look is no reason to refuse it. */
export function afterPatrol(at: Date, patrolEnd: Date | null): boolean {
  return patrolEnd !== null && at.getTime() > patrolEnd.getTime() + startAllowance_ms
}

/** The `count`-th working day after `day`, which itself does not count (Administrative Penalty Law Art. 85; rule R16). */
export function workdaysAfter(day: string, count: number, isWorkday: (day: string) => boolean): string {
  let [at, left] = [day, count]
  while (left > 0) {
    at = addDays(at, 1)
    if (isWorkday(at)) left -= 1
  }
  return at
}

/** The next evening on which the market trades; after a year of closed ones the last of them. */
function nextOpen(evening: string, isClosed: (day: string) => boolean): string {
  let day = addDays(evening, 1)
  for (let n = 0; n < 366 && isClosed(day); n++) day = addDays(day, 1)
  return day
}

/**
 * By when a finding of `now` is to be put right. Days end at closing time; `tonight` after closing leaves half an hour;
 * `next_evening` passes over those on which the market is closed; `7d` is calendar days, being the house's own term, `3wd` working days.
 */
export function deadlineOf(
  deadline: Deadline,
  now: Date,
  hours: Hours,
  isWorkday: (day: string) => boolean,
  isClosed: (day: string) => boolean = () => false,
): Date {
  const evening = eveningAt(hours, now)
  const halfHour = new Date(now.getTime() + 30 * minute_ms)
  const closing = (day: string) => eveningBounds(hours, day).closes_at
  switch (deadline) {
    case 'now':
      return now
    case '30m':
      return halfHour
    case 'tonight':
      return closing(evening) > halfHour ? closing(evening) : halfHour
    case 'next_evening':
      return eveningBounds(hours, nextOpen(evening, isClosed)).opens_at
    case '3wd':
      return closing(workdaysAfter(evening, 3, isWorkday))
    case '7d':
      return closing(addDays(evening, 7))
  }
}
