import { sql } from 'kysely'
import { seasonsOf } from '../calendar/queries-seasons.ts'
import type { Db } from '../db/open.ts'
import type { ActionKind } from '../enforcement/rules-kinds.ts'
import type { Party } from '../enforcement/rules-check.ts'
import { isNight } from '../enforcement/rules-night.ts'
import { notOverturned } from '../inspections/queries-standing.ts'
import { dayIn, type Hours } from '../shared/evening.ts'
import type { DayCalendar } from '../calendar/rules.ts'
import type { Basis } from './rules-measures.ts'

/** What the steps of a matter are judged by, besides where it stands. */
export interface MatterFacts extends Hours {
  night_from: string
  night_until: string
  /** The latest end of an order about it that stands; null where none has one. */
  ordered_until: Date | null
  statement_workdays: number
  stall_answer_days: number
  hearing_from_yuan: number
  party: Party
  item_authorities: string[]
  squad_authorities: string[]
  /** Kinds of its actions that stand. */
  standing: ActionKind[]
  /** Who logged it, carried its actions out or approved them. */
  involved: string[]
}

/** One statement: a matter's market, item, squad and actions. */
export async function factsOf(db: Db, matter: string): Promise<MatterFacts> {
  const { rows } = await sql<MatterFacts>`
    select m.time_zone, m.opens, m.closes, ${seasonsOf('m.id')} as seasons, m.night_from, m.night_until,
      greatest(t.due_at, (select max(a.deadline_at) from action a where a.finding_id = f.id
        and ${notOverturned('a')})) as ordered_until, m.statement_workdays, m.stall_answer_days, m.hearing_from_yuan,
      coalesce(v.party, 'person') as party, c.authorities as item_authorities, q.authorities as squad_authorities,
      coalesce((select array_agg(a.kind order by a.position) from action a where a.finding_id = f.id
        and ${notOverturned('a')}), '{}') as standing,
      array(select i.officer_id union select o.person_id from action a join action_officer o on o.action_id = a.id
        where a.finding_id = f.id union select a.approved_by from action a
        where a.finding_id = f.id and a.approved_by is not null) as involved
    from matter t join finding f on f.id = t.id join inspection i on i.id = f.inspection_id
    join market m on m.id = t.market_id join squad q on q.id = t.squad_id
    join checklist_item c on c.version = f.checklist_version and c.code = f.item_code
    left join vendor v on v.id = t.vendor_id
    where t.id = ${matter}`.execute(db)
  const [facts] = rows
  if (!facts) throw new Error('a matter has its finding')
  return facts
}

/** Is it night in a matter's market, or a public holiday, when an execution says why it cannot wait (Compulsion Law Art. 43)? */
export const unusualHour = (facts: MatterFacts, { isPublicHoliday }: DayCalendar, now: Date): boolean =>
  isNight(facts, now) || isPublicHoliday(dayIn(facts.time_zone, now))

/** Of some people: the active officers whose certificate is valid on `day`, and the active supervisors. */
export async function standingOf(db: Db, people: readonly string[], day: string) {
  if (people.length === 0) return { certified: new Set<string>(), supervisors: new Set<string>() }
  const rows = await db
    .selectFrom('person as p')
    .select(['p.id', 'p.role'])
    .select((e) =>
      e
        .exists(
          e
            .selectFrom('certificate as c')
            .select('c.id')
            .whereRef('c.person_id', '=', 'p.id')
            .where('c.valid_from', '<=', day)
            .where('c.valid_until', '>=', day),
        )
        .as('certified'),
    )
    .where('p.active', '=', true)
    .where('p.id', 'in', [...people])
    .execute()
  return {
    certified: new Set(rows.filter((row) => row.certified).map(({ id }) => id)),
    supervisors: new Set(rows.filter(({ role }) => role === 'supervisor').map(({ id }) => id)),
  }
}

/** Everybody who may approve a measure, by name. */
export async function supervisorsByName(db: Db) {
  return db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('role', '=', 'supervisor')
    .where('active', '=', true)
    .orderBy('name')
    .orderBy('id')
    .execute()
}

/** An entry of the district's legal bases as a step is judged by it; undefined when there is none by this id. */
export async function basisOf(db: Db, id: string, now: Date): Promise<Basis | undefined> {
  const row = await db
    .selectFrom('legal_basis')
    .select(['instrument', 'item_codes', 'ended_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  return (
    row && {
      instrument: row.instrument,
      item_codes: row.item_codes,
      ended: row.ended_at !== null && row.ended_at <= now,
    }
  )
}

/** The assignment that a matter's vendor has on its stall now; undefined when it is over. */
export async function assignmentOf(
  db: Db,
  matter: { stall_id: string | null; vendor_id: string | null },
  now: Date,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select a.id from assignment a join market m on m.id = a.market_id
    where a.stall_id = ${matter.stall_id} and a.vendor_id = ${matter.vendor_id} and not a.cancelled
      and (${now}::timestamptz at time zone m.time_zone)::date <= coalesce(a.ends_on, 'infinity')
    order by a.starts_on limit 1`.execute(db)
  return rows[0]?.id
}
