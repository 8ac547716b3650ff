import * as v from 'valibot'
import { authorities } from '../people/rules-kinds.ts'
import { Day, Id, MarketId } from '../shared/text.ts'

/** What the phone sends to start a patrol; who starts it is one of the members. */
export const PatrolStart = v.strictObject({
  squad_id: Id,
  lead_id: Id,
  members: v.pipe(v.array(Id), v.minLength(1), v.maxLength(20)),
})
export type PatrolStart = v.InferOutput<typeof PatrolStart>

export const Member = v.object({ id: Id, name: v.string(), certified: v.boolean() })
export type Member = v.InferOutput<typeof Member>

/** An outing. Counts are of inspections that stand. */
export const Patrol = v.object({
  id: Id,
  market: v.object({
    id: MarketId,
    name: v.string(),
    name_en: v.string(),
    kind: v.picklist(['night_market', 'street']),
  }),
  evening: Day,
  squad: v.object({ id: Id, name: v.string(), name_en: v.nullable(v.string()) }),
  lead: v.object({ id: Id, name: v.string() }),
  members: v.array(Member),
  started_at: v.string(),
  ended_at: v.nullable(v.string()),
  counts: v.object({ inspections: v.number(), in_order: v.number(), findings: v.number() }),
})
export type Patrol = v.InferOutput<typeof Patrol>

export const CurrentPatrol = v.object({ patrol: v.nullable(Patrol) })
export const Patrols = v.object({ patrols: v.array(Patrol) })

/** What the phone needs for the walk besides the market's map and the checklist. */
export const Round = v.object({
  patrol: Patrol,
  market: v.object({
    id: MarketId,
    name: v.string(),
    name_en: v.string(),
    kind: v.picklist(['night_market', 'street']),
    time_zone: v.string(),
    opens: v.string(),
    closes: v.string(),
  }),
  evening: Day,
  opens_at: v.string(),
  closes_at: v.string(),
  /** What the squad is competent for (rule R17). */
  authorities: v.array(v.picklist(authorities)),
  /** Who may approve an evidence hold. */
  supervisors: v.array(v.object({ id: Id, name: v.string() })),
  checklist_version: v.number(),
  /** Vendors that are not a plain person without a penalty tonight, by what they hold: for rules R3 and R4. */
  holders: v.array(
    v.object({
      place_id: Id,
      vendor_id: Id,
      party: v.picklist(['person', 'organisation']),
      penalised: v.array(v.string()),
    }),
  ),
})
export type Round = v.InferOutput<typeof Round>
