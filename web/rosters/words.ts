import type { Duty, Week } from '../../src/rosters/schema.ts'

/** Which person's which evening. */
export interface Place {
  person: Week['members'][number]
  evening: string
}

/** What is planned for somebody on an evening. */
export const dutyAt = (week: Week, { person, evening }: Place): Duty | undefined =>
  week.duties.find((duty) => duty.person_id === person.id && duty.evening === evening)
