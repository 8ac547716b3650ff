import { sql } from 'kysely'
import { iso } from '../db/iso.ts'
import type { Db } from '../db/open.ts'
import type { Staff } from '../people/schema.ts'
import { calendarOf } from '../calendar/queries.ts'
import { factsOf, supervisorsByName, unusualHour } from './queries-facts.ts'
import { matterLine } from './queries-read.ts'
import { endOfWorkday } from './rules-clocks.ts'
import { isExecution, lastDemandWorkdays, orderUnmet, type Execution } from './rules-execution.ts'
import { isUnsettled, procedureKinds, stepsFrom, waysOf, type Hand, type ProcedureKind } from './rules-machine.ts'
import type { Matter, ProcedureRead, TimelineEntry } from './schema.ts'

const actor = (kind: string, id: string) =>
  sql.raw(`json_build_object('kind', ${kind}, 'name', case ${kind}
    when 'person' then (select p.name from person p where p.id = ${id})
    when 'vendor' then (select v.name from vendor v where v.id = ${id}) end)`)

/** Photos `g` of a row, each with what it shows and whether it is here yet. */
const shown = (of: string, own: string, item: string, order: string) =>
  sql.raw(`coalesce((select json_agg(json_build_object('sha256', encode(g.sha256, 'hex'), 'item', ${item},
    'received', h.sha256 is not null) order by ${order}) from ${of} left join photo h on h.sha256 = g.sha256
    where ${own}), '[]'::json)`)

/** Everything that happened to a matter, oldest first: the look, what was done, every step, what was set aside. */
async function timeline(db: Db, matter: string): Promise<TimelineEntry[]> {
  const { rows } =
    await sql<TimelineEntry>`select ${iso('x.at')} as at, x.what, x.name, x.procedure, x.to_state, x.actor, x.said, x.inspection_id, x.photos
    from (
      select i.at, 0 as rank, 0 as position, 'found' as what, null as name, null as procedure, t.first_state as to_state,
        ${actor("'person'", 'i.officer_id')} as actor, json_strip_nulls(json_build_object('note', f.note, 'help_first', f.help_first)) as said, i.id as inspection_id, '[]'::json as photos
      from matter t join finding f on f.id = t.id join inspection i on i.id = f.inspection_id where t.id = ${matter}
      union all
      select a.at, 1, a.position, 'action', a.kind, null, null,
        json_build_object('kind', 'person', 'name', (select string_agg(p.name, '、' order by p.name) from action_officer o join person p on p.id = o.person_id where o.action_id = a.id)),
        json_strip_nulls(json_build_object('deadline_at', ${iso('a.deadline_at')}, 'help_kind', a.help_kind, 'minutes', a.minutes, 'amount_yuan', a.amount_yuan,
          'document_number', a.document_number, 'authority', a.authority, 'reason', a.reason, 'items', a.items, 'spot_answer', a.spot_answer, 'spot_statement', a.spot_statement,
          'spot_receipt', a.spot_receipt, 'refusal', a.refusal, 'witness', a.refusal_witness,
          'approved_by', (select p.name from person p where p.id = a.approved_by))), null,
        ${shown('inspection_photo g', 'g.action_id = a.id', 'a.items[g.item_number]', 'g.item_number, g.position')}
      from action a where a.finding_id = ${matter}
      union all
      select o.at, 2, 0, 'overturned', a.kind, null, null, ${actor("'person'", 'o.decided_by')},
        json_build_object('reason', o.reason), null, '[]'::json
      from overturned_action o join action a on a.id = o.action_id where a.finding_id = ${matter}
      union all
      select s.at, 4, s.position, 'step', s.step, null, s.to_state, ${actor('s.actor_kind', 's.actor_id')},
        (s.body || jsonb_strip_nulls(jsonb_build_object('reason', s.reason, 'deadline_at', ${iso('s.due_at')})))::json, s.inspection_id,
        ${shown('matter_step_photo g', 'g.step_id = s.id', 'null', 'g.position')}
      from matter_step s where s.matter_id = ${matter}
      union all
      select s.at, 3, s.position, 'procedure', s.step, s.kind, s.to_state, ${actor('s.actor_kind', 's.actor_id')},
        (s.body || jsonb_strip_nulls(jsonb_build_object('document_id', s.document_id)))::json, null,
        ${shown('procedure_step_photo g', 'g.step_id = s.id', "s.body->'items'->>(g.item_number - 1)", 'g.item_number, g.position')}
      from procedure_step s join procedure r on r.id = s.procedure_id where r.matter_id = ${matter}
    ) x order by x.at, x.rank, x.position`.execute(db)
  return rows
}

/** A matter's procedures, oldest first, with their clocks and the steps that `hand` may take. */
async function proceduresOf(db: Db, matter: string, hand: Hand): Promise<ProcedureRead[]> {
  const { rows } = await sql<Omit<ProcedureRead, 'open_steps'>>`
    select r.id, r.kind, r.state, ${iso('r.opened_at')} as opened_at, ${iso('r.ended_at')} as ended_at,
      case when b.id is not null then json_build_object('law', b.law, 'article', b.article, 'words', b.words) end as legal_basis,
      coalesce((select json_agg(json_build_object('clock', k.clock, 'started_at', ${iso('k.started_at')},
          'due_at', ${iso('k.due_at')}, 'paused', k.paused_at is not null) order by k.due_at)
        from procedure_clock k where k.procedure_id = r.id and k.stopped_at is null), '[]') as clocks
    from procedure r left join legal_basis b on b.id = r.legal_basis_id
    where r.matter_id = ${matter} order by r.opened_at, r.id`.execute(db)
  return rows.map((row) => ({
    ...row,
    clocks: row.clocks,
    open_steps: row.ended_at === null ? stepsFrom(row.kind, row.state, hand) : [],
  }))
}

/** Kinds that may be opened about a matter where it stands: none twice, none after it is settled. */
const mayOpen = (
  state: Matter['state'],
  running: readonly ProcedureKind[],
  { onStall, unmet }: { onStall: boolean; unmet: (kind: Execution) => boolean },
  hand: Hand,
) =>
  isUnsettled(state)
    ? procedureKinds.filter(
        (kind) =>
          kind !== 'evidence_hold' &&
          !running.includes(kind) &&
          (kind !== 'stall_loss' || onStall) &&
          (!isExecution(kind) || unmet(kind)) &&
          ['file', 'seize', 'propose', 'demand'].some((step) =>
            waysOf(kind, step, 'none').some(({ by }) => by.includes(hand)),
          ),
      )
    : []

/** A matter whole, with what this member of staff may do; undefined when there is none. */
export async function matterWhole(db: Db, id: string, who: Staff, now: Date): Promise<Matter | undefined> {
  const line = await matterLine(db, id)
  if (!line) return undefined
  const hand: Hand = who.role
  // An officer acts in their own squad's matters; others are to be read.
  const own = who.role === 'supervisor' || who.squad_id === line.squad.id
  const procedures = await proceduresOf(db, id, hand)
  const facts = await factsOf(db, id)
  const days = await calendarOf(db, line.market.id)
  const { statement_workdays, stall_answer_days, hearing_from_yuan } = facts
  const onStall = line.place.kind === 'stall' && line.vendor !== null
  const unmet = (kind: Execution) => orderUnmet(kind, facts.standing, facts.ordered_until, now).length === 0
  const endOf = (workdays: number) =>
    endOfWorkday({ time_zone: facts.time_zone, isWorkday: days.isWorkday }, now, workdays).toISOString()
  return {
    ...line,
    timeline: await timeline(db, id),
    procedures: own ? procedures : procedures.map((one) => ({ ...one, open_steps: [] })),
    open_steps: own ? stepsFrom('matter', line.state, hand) : [],
    may_open: own ? mayOpen(line.state, line.running, { onStall, unmet }, hand) : [],
    terms: {
      answer_from: endOf(statement_workdays),
      stall_answer_days,
      hearing_from_yuan,
      last_demand_from: endOf(lastDemandWorkdays),
      unusual: unusualHour(facts, days, now),
    },
    supervisors: await supervisorsByName(db),
  }
}
