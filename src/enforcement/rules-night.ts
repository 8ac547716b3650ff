import { clockIn } from '../shared/clock.ts'
import type { Refusal } from './rules-check.ts'
import type { ActionKind } from './rules-kinds.ts'

/** When it is night in a market, by settings of its own: 'HH:MM' or 'HH:MM:SS', until may be the next morning. */
export interface Night {
  time_zone: string
  night_from: string
  night_until: string
}

const seconds = (clock: string) => clock.padEnd(8, ':00')

/** Is it night in the market? */
export function isNight({ time_zone, night_from, night_until }: Night, at: Date): boolean {
  const clock = clockIn(time_zone, at)
  const [from, until] = [seconds(night_from), seconds(night_until)]
  return from <= until ? clock >= from && clock < until : clock >= from || clock < until
}

const executions: readonly ActionKind[] = ['clear_now', 'perform', 'remove']

/** R8, Compulsion Law Art. 43: compulsory execution at night or on a public holiday says why it could not wait. */
export function urgentAtNight(kind: ActionKind, unusual: boolean, reason: string | undefined): Refusal[] {
  return !executions.includes(kind) || !unusual || (reason ?? '').trim() !== ''
    ? []
    : [{ code: 'urgency_reason', detail: { article: 'compulsion-43', kind } }]
}
