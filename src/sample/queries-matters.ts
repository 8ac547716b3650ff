import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import type { Entry } from '../events/rules.ts'
import { openProcedure } from '../matters/queries-open.ts'
import { proceed } from '../matters/queries-proceed.ts'
import type { Proceeding } from '../matters/queries-taking.ts'
import { newId, type Random } from '../shared/ids.ts'
import { insertMany } from './queries-write.ts'
import type { SampleMatters } from './rules-matters.ts'

/** Writes how matters began and what became of them; each stands where its last step left it. */
export async function writeMatters(db: Db, { entries, ...rows }: SampleMatters): Promise<Entry[]> {
  await insertMany(db, 'matter', rows.matters)
  await insertMany(db, 'matter_step', rows.steps)
  await sql`update matter m set state = s.to_state, position = s.position, due_at = null
    from (select distinct on (matter_id) * from matter_step order by matter_id, position desc) s
    where s.matter_id = m.id`.execute(db)
  await insertMany(db, 'procedure', rows.procedures)
  await insertMany(db, 'procedure_step', rows.procedureSteps)
  await insertMany(db, 'procedure_clock', rows.clocks)
  return entries
}

interface Open {
  id: string
  item_code: string
  squad_id: string
  officers: string[]
  basis: string
}

/**
 * Orders of one market that wait for a vendor of a stall, each with two certified officers of its squad and an article.
 * None that was fined on the spot: a finding is fined once.
 */
async function waiting(db: Db, market: string, day: string): Promise<Open[]> {
  const { rows } = await sql<Open>`
    select t.id, t.item_code, t.squad_id, b.id as basis,
      (select array_agg(x.id) from (select p.id from person p join certificate c on c.person_id = p.id
        where p.squad_id = t.squad_id and p.active and ${day}::date between c.valid_from and c.valid_until
        order by p.badge limit 2) x) as officers
    from matter t join legal_basis b on b.instrument = 'penalty' and t.item_code = any(b.item_codes)
    where t.market_id = ${market} and t.state = 'awaiting_fix' and t.vendor_id is not null and t.stall_id is not null
      and not exists (select from action a where a.finding_id = t.id and a.kind = 'fine_on_spot')
    order by (select count(*) from matter o where o.vendor_id = t.vendor_id) desc, t.id limit 3`.execute(db)
  return rows.filter(({ officers }) => officers.length === 2)
}

/** Three procedures that run tonight, taken by the same steps as anybody's: filed, noticed, and a stall at stake. */
export async function openProcedures(
  db: Db,
  {
    market,
    day,
    supervisor,
    now,
    random,
  }: { market: string; day: string; supervisor: string; now: Date; random: Random },
): Promise<void> {
  const id = () => newId(now, random)
  const by = (person: string, hand: 'officer' | 'supervisor', squad_id: string | null): Proceeding => ({
    taker: { actor: { kind: 'person', id: person }, hand, squad_id },
    now,
    random,
  })
  const [noticed, filed, stall] = await waiting(db, market, day)
  for (const one of [noticed, filed]) {
    if (!one) continue
    const [officer = ''] = one.officers
    const procedure = id()
    const words = {
      officers: one.officers,
      legal_basis_id: one.basis,
      facts: '多次提醒后仍未改正（示例）',
      flagged: false,
    }
    await openProcedure(
      db,
      one.id,
      { id: procedure, kind: 'case', step: 'file', ...words },
      by(officer, 'officer', one.squad_id),
    )
    if (one === filed) continue
    await proceed(db, procedure, { id: id(), step: 'approve', words: null }, by(supervisor, 'supervisor', null))
    const answer_until = new Date(now.getTime() + 7 * 86_400_000).toISOString()
    const notice = { penalty: 'fine', amount_yuan: 100, facts: '多次提醒后仍未改正（示例）', answer_until } as const
    await proceed(db, procedure, { id: id(), step: 'give_notice', ...notice }, by(officer, 'officer', one.squad_id))
  }
  if (!stall) return
  const loss = { measure: 'pause_stall', days: 7, reason: '三次提醒后仍超线经营（示例）' } as const
  await openProcedure(
    db,
    stall.id,
    { id: id(), kind: 'stall_loss', step: 'propose', ...loss },
    by(supervisor, 'supervisor', null),
  )
}
