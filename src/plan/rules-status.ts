import type { PublicStatus, StaffStatus } from './schema.ts'

/** What decides how a stall or shop is coloured, counted in SQL. */
export interface StatusFacts {
  closed: boolean
  held: boolean
  /** The last standing inspection of this evening; `enforced`: a finding's most severe standing action is P, C or H. */
  tonight: { outcome: 'in_order' | 'findings'; enforced: boolean } | null
  /** A deadline was ordered on an earlier evening and the stall was not seen in order since. */
  deadline_open: boolean
}

/** The six states of the staff's map; tonight's last look wins over what earlier evenings left open. */
export function staffStatus({ closed, held, tonight, deadline_open }: StatusFacts): StaffStatus {
  if (closed) return 'closed'
  if (tonight?.outcome === 'findings') return tonight.enforced ? 'enforced' : 'to_put_right'
  if (tonight) return 'seen'
  if (deadline_open) return 'to_put_right'
  return held ? 'assigned' : 'vacant'
}

/** The three states anybody may see: nothing of an inspection shows through (enforcement is never public, PIPL Art. 6). */
export function publicStatus({ closed, held }: Pick<StatusFacts, 'closed' | 'held'>): PublicStatus {
  if (closed) return 'closed'
  return held ? 'trading' : 'free'
}
