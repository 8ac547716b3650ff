import type { ActionKind } from '../../src/enforcement/rules-kinds.ts'
import type { ActionEntry } from '../../src/enforcement/schema.ts'
import type { Capture } from '../../src/inspections/schema.ts'
import { newId } from '../../src/shared/ids.ts'
import { cast } from '../support/cast.ts'
import type { Desk } from './desk.ts'

export const fresh = () => newId(new Date(), (length) => crypto.getRandomValues(new Uint8Array(length)))

/** An action as the two certified officers of the cast take it. */
const action = (kind: ActionKind, fields: Partial<ActionEntry> = {}): ActionEntry => ({
  id: fresh(),
  kind,
  officers: [cast.wangqiang, cast.chenjing],
  ...fields,
})

/** A look at a stall as a phone sends it; in order where nothing was done. */
export const look = (
  patrol: string,
  stall: number,
  actions: ActionEntry[],
  fields: Partial<Capture> = {},
): Capture => ({
  id: fresh(),
  patrol_id: patrol,
  subject: { kind: 'stall', id: cast.stall(stall) },
  outcome: actions.length > 0 ? 'findings' : 'in_order',
  checklist_version: 1,
  note: null,
  claimed_at: new Date().toISOString(),
  amends: null,
  amend_reason: null,
  findings: actions.length > 0 ? [{ id: fresh(), item_code: 'PLOT-01', note: null, help_first: 'given', actions }] : [],
  ...fields,
})

/** Why one of the evening's measures could not wait. */
export const urgent = '堵住消防通道'
const numbered = { document_number: '文书 12', reason: '提醒后仍未改正' }

/**
 * An evening before anything breaks, so that the ratio has something to be wrong about: every way to count or not to count,
 * one action set aside, one look corrected and one taken out as a duplicate.
 */
export async function logPast(officer: Desk, supervisor: Desk, patrol: string) {
  const log = async (sent: Capture) => {
    const answer = await officer<{ code?: string }>('PUT', `/markets/${cast.market}/inspections/${sent.id}`, sent)
    if (answer.status !== 201) throw new Error(`not logged: ${JSON.stringify(answer.body)}`)
    return sent
  }
  await log(look(patrol, 1, [action('remind')]))
  await log(look(patrol, 2, [action('help', { help_kind: 'carry' }), action('educate')]))
  await log(look(patrol, 3, [action('fix_now'), action('warning', numbered)]))
  await log(look(patrol, 4, [action('transfer', { authority: 'F' })]))
  await log(look(patrol, 5, [action('educate'), action('spared', { reason: 'minor_corrected' })]))
  await log(look(patrol, 6, [action('clear_now', { reason: urgent })]))
  const fined = await log(look(patrol, 4, [action('fine_on_spot', { ...numbered, amount_yuan: 50 })]))
  const aside = fined.findings[0]?.actions[0]?.id ?? ''
  await supervisor('POST', `/actions/${aside}/overturn`, { reason: '事实不清' })
  const first = await log(look(patrol, 5, [action('warning', numbered)]))
  await log(look(patrol, 5, [action('remind')], { amends: first.id, amend_reason: 'correction' }))
  const twice = await log(look(patrol, 6, [action('clear_now', { reason: '同一件事' })]))
  await log(look(patrol, 6, [], { outcome: 'void', amends: twice.id, amend_reason: 'duplicate' }))
}
