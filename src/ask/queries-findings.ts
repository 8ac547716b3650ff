import { sql, type RawBuilder } from 'kysely'
import {
  amongItems,
  actionsJson,
  itemJson,
  marketJson,
  named,
  placeJson,
  someone,
  type Condition,
  type Known,
  type Listing,
} from './queries-parts.ts'
import { iso } from '../db/iso.ts'
import { notOverturned } from '../inspections/queries-standing.ts'
import { isActionKind, type CountedPart } from './rules-kinds.ts'
import type { AskFilter } from './schema.ts'

const parts: Record<CountedPart, RawBuilder<unknown>> = {
  handled: sql`c.handled`,
  enforced: sql`c.enforced`,
  enforced_without_warnings: sql`c.enforced and c.kind <> 'warning'`,
  enforced_without_holds: sql`c.enforced and c.counted_as <> 'H'`,
  repeated: sql`c.repeated`,
  spared: sql`c.counted_as = 'spared'`,
  transferred: sql`c.counted_as = 'T'`,
  // Some action of it was set aside; where all were, it counts as overturned.
  overturned: sql`c.finding_id in (select a.finding_id from overturned_action o join action a on a.id = o.action_id)`,
}

/** A part of the ratio's count, or a kind that findings count by; for rows `c` of `counted_finding`. */
export const countedAs = (counted: AskFilter['counted']): Condition =>
  counted === undefined
    ? undefined
    : isActionKind(counted)
      ? sql`c.kind = ${counted} and c.counted_as <> 'overturned'`
      : parts[counted]

// What a snapshot kept of a finding: how it counted, and by which kind.
const lockedEnforced = sql`l.counted_as in ('P', 'C', 'H')`
const lockedParts: Record<CountedPart, RawBuilder<unknown>> = {
  handled: sql`l.counted_as <> 'T'`,
  enforced: lockedEnforced,
  enforced_without_warnings: sql`${lockedEnforced} and l.kind <> 'warning'`,
  enforced_without_holds: sql`${lockedEnforced} and l.counted_as <> 'H'`,
  spared: sql`l.counted_as = 'spared'`,
  transferred: sql`l.counted_as = 'T'`,
  overturned: sql`l.counted_as = 'overturned'`,
  // Not kept: what repeats another is seen from now on only.
  repeated: sql`c.repeated`,
}
const lockedAs = (counted: AskFilter['counted']): Condition =>
  counted === undefined
    ? undefined
    : isActionKind(counted)
      ? sql`l.kind = ${counted} and l.counted_as <> 'overturned'`
      : lockedParts[counted]

/** What findings are narrowed by besides their evening and how they count. */
const narrowed = (f: AskFilter, known: Known): Condition[] => [
  f.market && sql`c.market_id = ${f.market}`,
  f.squad && sql`c.squad_id = ${f.squad}::uuid`,
  f.action &&
    sql`c.finding_id in (select a.finding_id from action a where a.kind = ${f.action}
        and ${notOverturned('a')})`,
  f.item && sql`c.item_code = ${f.item}`,
  amongItems('c.item_code', known.items),
  f.category && (f.category === '-' ? sql`c.category_id is null` : sql`c.category_id = ${f.category}`),
  f.hour && sql`c.hour = ${Number(f.hour)}`,
  f.vendor && sql`c.vendor_id = ${f.vendor}::uuid`,
  f.place &&
    sql`c.finding_id in (select x.id from matter x where x.stall_id = ${f.place}::uuid or x.shop_id = ${f.place}::uuid)`,
]

const place = sql`(select coalesce(x.stall_id, x.shop_id) from matter x where x.id = c.finding_id)`

const told = (counted_as: RawBuilder<unknown>) => sql`
    select d.finding_id as id, ${marketJson} as market, ${placeJson('i', sql`i.evening`, sql`i.place`)} as place,
      d.evening::text, ${iso('i.at')} as at, ${named('q')} as squad, ${someone('v')} as vendor, ${named('g')} as category,
      ${itemJson} as item, ${counted_as} as counted_as, ${actionsJson('d.finding_id')} as actions, f.note
    from page join counted_finding d on d.finding_id = page.id
    join finding f on f.id = d.finding_id
    join inspection i on i.id = f.inspection_id
    join market m on m.id = d.market_id
    join squad q on q.id = d.squad_id
    join checklist_item t on t.version = f.checklist_version and t.code = d.item_code
    left join vendor v on v.id = d.vendor_id
    left join category g on g.id = d.category_id`

/** Findings as the ratio counts them, the newest evening first; what an amendment replaced is not among them. */
export const findings: Listing = {
  from: sql`counted_finding c`,
  conditions: (f, known) => [
    sql`c.counted_as is not null`,
    f.from && sql`c.evening >= ${f.from}::date`,
    f.to && sql`c.evening <= ${f.to}::date`,
    countedAs(f.counted),
    f.class && sql`c.counted_as = ${f.class}`,
    ...narrowed(f, known),
  ],
  key: [sql`c.evening`, sql`c.finding_id`],
  forms: ['day', 'id'],
  direction: 'desc',
  place,
  rows: () => told(sql`d.counted_as`),
}

/** Findings as a locked month kept them: counted as they were then, told as they are now. */
export const lockedFindings: Listing = {
  from: sql`ratio_snapshot_finding l join counted_finding c on c.finding_id = l.finding_id`,
  conditions: (f, known) => [
    sql`l.snapshot_id = ${f.locked ?? null}::uuid`,
    f.from && sql`l.evening >= ${f.from}::date`,
    f.to && sql`l.evening <= ${f.to}::date`,
    lockedAs(f.counted),
    f.class && sql`l.counted_as = ${f.class}`,
    ...narrowed(f, known),
  ],
  key: [sql`l.evening`, sql`l.finding_id`],
  forms: ['day', 'id'],
  direction: 'desc',
  place,
  countedUpTo: 100_000,
  rows: (_, f) =>
    told(sql`(select l.counted_as from ratio_snapshot_finding l
      where l.snapshot_id = ${f.locked ?? null}::uuid and l.finding_id = d.finding_id)`),
}
