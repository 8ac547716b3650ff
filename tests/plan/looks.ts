import { newId } from '../../src/shared/ids.ts'
import { cast } from '../support/cast.ts'
import { tonight, type TestApp } from '../support/harness.ts'

/** An instant this many hours from the tests' tonight. */
export const hours = (count: number) => new Date(tonight.getTime() + count * 3_600_000)

/** 王强 leads a patrol of 八道中队 in the night market, still out. */
export async function patrol(app: TestApp, started_at = hours(-4), evening = '2026-11-23') {
  const id = newId(started_at, app.given.random)
  const row = { id, market_id: cast.market, evening, squad_id: cast.bado, lead_id: cast.wangqiang, started_at }
  await app.db.insertInto('patrol').values(row).execute()
  return id
}

interface Look {
  at: Date
  evening?: string
  outcome: 'in_order' | 'findings' | 'void'
  /** One finding for each. */
  actions?: string[]
  amends?: string
}

/** An inspection of a stall as it lies in the tables; answers its id and its actions'. */
export async function look(app: TestApp, patrol_id: string, stall_id: string, { at, outcome, amends, ...more }: Look) {
  const [db, fresh] = [app.db, () => newId(at, app.given.random)]
  const id = fresh()
  const where = { market_id: cast.market, evening: more.evening ?? '2026-11-23' }
  await db
    .insertInto('inspection')
    .values({
      ...where,
      id,
      patrol_id,
      officer_id: cast.wangqiang,
      stall_id,
      outcome,
      checklist_version: 1,
      at,
      claimed_at: at,
      received_at: at,
      content_hash: Buffer.alloc(32),
      ...(amends !== undefined && {
        amends,
        amend_reason: outcome === 'void' ? ('mistake' as const) : ('correction' as const),
      }),
    })
    .execute()
  const actions: string[] = []
  for (const [position, kind] of (more.actions ?? []).entries()) {
    const finding_id = fresh()
    const finding = {
      ...where,
      id: finding_id,
      inspection_id: id,
      item_code: 'PLOT-01',
      checklist_version: 1,
      position,
    }
    await db.insertInto('finding').values(finding).execute()
    const action = { ...where, id: fresh(), finding_id, at, kind, position: 0 }
    actions.push(action.id)
    await db
      .insertInto('action')
      .values({
        ...action,
        ...(kind === 'fix_by' && { deadline_at: at }),
        ...(kind === 'fine_on_spot' && { amount_yuan: 50, document_number: 'D-1' }),
        ...(kind === 'warning' && { document_number: 'D-2' }),
        ...(kind === 'evidence_hold' && { items: ['秤'] }),
      })
      .execute()
  }
  return { id, actions }
}
