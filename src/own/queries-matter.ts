import { sql } from 'kysely'
import { iso } from '../db/iso.ts'
import type { Db } from '../db/open.ts'
import { hearingMayBeAsked, penalties, type Penalty } from '../matters/rules-case.ts'
import { isEnd, stepsFrom, waysOf, type ProcedureKind } from '../matters/rules-machine.ts'
import { photosOfSteps, photosOfThings } from '../matters/queries-photos.ts'
import { learntAt, repliesOf, reviewsOf, reviewTerms } from '../reviews/queries.ts'
import { most } from '../reviews/rules-kinds.ts'
import { reviewBar, reviewUntil, stateOf } from '../reviews/rules.ts'
import { actions, subject } from './queries.ts'
import { toldOf } from './rules-told.ts'
import type { OwnMatter, OwnProcedure, OwnStep } from './schema-matter.ts'

type Note = Record<string, unknown>
type Head = Omit<OwnMatter, 'steps' | 'procedures' | 'replies' | 'reviews' | 'may'> & { hearing_from_yuan: number }

const photos = sql`coalesce((
  select json_agg(json_build_object('sha256', encode(ip.sha256, 'hex'), 'kind', ip.kind, 'item', (select a.items[ip.item_number] from action a where a.id = ip.action_id), 'received', ph.sha256 is not null,
    'taken_at', ${iso(sql`coalesce(ph.taken_at, ip.claimed_at)`)}) order by ip.position)
  from inspection_photo ip left join photo ph on ph.sha256 = ip.sha256 where ip.finding_id = f.id), '[]')`

async function head(db: Db, vendor: string, id: string): Promise<Head | undefined> {
  const { rows } = await sql<Head>`
    select t.id, m.id as market_id, m.name as market_name, m.name_en as market_name_en, m.time_zone,
      m.hearing_from_yuan, ${subject} as subject, ${iso(sql`t.seen_at`)} as seen_at, t.item_code, k.name, k.name_en,
      t.state, ${iso(sql`t.due_at`)} as due_at, lead.name as lead_name, q.name as squad_name, q.name_en as squad_name_en,
      ${actions} as actions, ${photos} as photos
    from matter t join finding f on f.id = t.id join inspection i on i.id = f.inspection_id
    join market m on m.id = t.market_id join patrol p on p.id = i.patrol_id join person lead on lead.id = p.lead_id
    join squad q on q.id = t.squad_id
    join checklist_item k on k.version = f.checklist_version and k.code = f.item_code
    where t.id = ${id} and t.vendor_id = ${vendor}`.execute(db)
  return rows[0]
}

async function stepsOf(db: Db, matter: string): Promise<OwnStep[]> {
  // Of one moment, what a procedure follows from comes before it, and what follows from its end after.
  const { rows } = await sql<Omit<OwnStep, 'told' | 'photos'> & { note: Note }>`
    select id, at, what, step, procedure, mine, note from (
      select s.id, ${iso(sql`s.at`)} as at, 'step' as what, s.step, null as procedure, s.actor_kind = 'vendor' as mine,
        s.body || jsonb_strip_nulls(jsonb_build_object('reason', s.reason, 'deadline_at', ${iso(sql`s.due_at`)})) as note,
        case s.step when 'conclude' then 2 else 0 end as rank, s.position
      from matter_step s where s.matter_id = ${matter}
      union all
      select s.id, ${iso(sql`s.at`)}, 'procedure', s.step, s.kind, s.actor_kind = 'vendor', s.body, 1, s.position
      from procedure r join procedure_step s on s.procedure_id = r.id where r.matter_id = ${matter}
    ) t order by at, rank, position, id`.execute(db)
  const sent = (await photosOfSteps(db, matter)).map((photo) => ({ ...photo, item: null }))
  const shown = [...sent, ...(await photosOfThings(db, matter))]
  return rows.map(({ note, ...row }) => ({
    ...row,
    told: toldOf(row.step ?? '', note),
    photos: shown
      .filter(({ step_id }) => step_id === row.id)
      .map(({ sha256, received, item }) => ({ sha256, received, item })),
  }))
}

interface ProcedureRow {
  id: string
  kind: ProcedureKind
  state: string
  law: string | null
  notice: Note | null
  answer_until: string | null
}

/** The steps of a procedure that are its vendor's; a hearing only where one may be asked for. */
function openSteps({ kind, state, notice }: ProcedureRow, hearing_from_yuan: number): OwnProcedure['open_steps'] {
  const { penalty, amount_yuan } = (notice ?? {}) as { penalty?: Penalty; amount_yuan?: number | null }
  const hearing =
    penalty !== undefined &&
    penalties.includes(penalty) &&
    hearingMayBeAsked({ penalty, amount_yuan: amount_yuan ?? null }, hearing_from_yuan)
  const open = stepsFrom(kind, state, 'vendor').filter((step) => step !== 'ask_hearing' || hearing)
  return open as OwnProcedure['open_steps']
}

const text = (value: unknown) => (typeof value === 'string' ? value : null)
const number = (value: unknown) => (typeof value === 'number' ? value : null)

async function proceduresOf(db: Db, matter: string, hearing_from_yuan: number): Promise<OwnProcedure[]> {
  const { rows } = await sql<ProcedureRow>`
    select r.id, r.kind, r.state, b.law || b.article as law,
      (select s.body from procedure_step s where s.procedure_id = r.id and s.step in ('give_notice', 'propose', 'demand')
        order by s.position desc limit 1) as notice,
      (select ${iso(sql`c.due_at`)} from procedure_clock c where c.procedure_id = r.id
        and c.clock in ('statement', 'stall_answer', 'demand') and c.stopped_at is null order by c.clock limit 1) as answer_until
    from procedure r left join legal_basis b on b.id = r.legal_basis_id
    where r.matter_id = ${matter} order by r.opened_at, r.id`.execute(db)
  return rows.map((row) => {
    const { id, kind, state, law, notice, answer_until } = row
    return {
      id,
      kind,
      state,
      ended: isEnd(kind, state),
      notice: notice && {
        what: text(notice['penalty']) ?? text(notice['measure']) ?? kind,
        amount_yuan: number(notice['amount_yuan']) ?? number(notice['cost_yuan']),
        days: number(notice['days']),
        why: text(notice['facts']) ?? text(notice['duty']) ?? text(notice['reason']) ?? '',
        answer_until: answer_until ?? text(notice['answer_until']) ?? text(notice['perform_by']),
        law,
      },
      open_steps: openSteps(row, hearing_from_yuan),
    }
  })
}

/** A matter of the vendor's own with all that became of it; undefined for anybody else's. */
export async function ownMatter(db: Db, vendor: string, id: string, now: Date): Promise<OwnMatter | undefined> {
  const found = await head(db, vendor, id)
  if (!found) return undefined
  const { hearing_from_yuan, ...matter } = found
  const [replies, reviews] = [await repliesOf(db, id), await reviewsOf(db, id)]
  const { review_days } = await reviewTerms(db, matter.market_id)
  const learnt_at = await learntAt(db, id)
  const until = reviewUntil(matter.time_zone, learnt_at, review_days)
  const asked = { state: matter.state, rounds: reviews.length, ...stateOf(reviews), learnt_at, until }
  const seen = { id, at: matter.seen_at, what: 'found' as const, step: null, procedure: null, mine: false }
  return {
    ...matter,
    steps: [{ ...seen, told: {}, photos: [] }, ...(await stepsOf(db, id))],
    procedures: await proceduresOf(db, id, hearing_from_yuan),
    replies,
    reviews,
    may: {
      put_right: waysOf('matter', 'put_right', matter.state).length > 0,
      replies: matter.state === 'void' ? 0 : Math.max(0, most.replies - replies.length),
      review: { until: until.toISOString(), bar: reviewBar(asked, now) },
    },
  }
}
