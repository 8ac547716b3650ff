/** Whom a lesson is for. */
export const audiences = ['officers', 'vendors', 'all'] as const
export type Audience = (typeof audiences)[number]

/** Who may be ticked at a lesson. */
export type Attendee = 'officer' | 'vendor'

/** Is a lesson for them? */
export const isFor = (audience: Audience, attendee: Attendee): boolean =>
  audience === 'all' || audience === `${attendee}s`

/** The day up to which what was learnt on `day` counts, so many months on; the last of the month where it has no such day. */
export function monthsOn(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}
