import type { Duty, Week } from '../../src/rosters/schema.ts'
import { formatShortDay, t } from '../i18n/index.ts'

/** Which person's which evening. */
export interface Place {
  person: Week['members'][number]
  evening: string
}

const weekday = (day: string) => t.rosters.weekdays[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? ''

/** '周一 11月23日' */
export const dayName = (day: string) => `${weekday(day)} ${formatShortDay(day)}`

/** What is planned for somebody on an evening. */
export const dutyAt = (week: Week, { person, evening }: Place): Duty | undefined =>
  week.duties.find((duty) => duty.person_id === person.id && duty.evening === evening)
