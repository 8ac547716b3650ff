import type { ActionEntry } from '../../src/enforcement/schema.ts'
import type { Capture, FindingEntry } from '../../src/inspections/schema.ts'
import { cast } from '../support/cast.ts'
import { tonight, type Client } from '../support/harness.ts'

let count = 0

/** An id nobody has yet. */
export const fresh = () => `01900000-0000-7000-9000-${String(++count).padStart(12, '0')}`

/** An action as 王强 and 陈静 would take it. */
export const action = (kind: ActionEntry['kind'], fields: Partial<ActionEntry> = {}): ActionEntry => ({
  id: fresh(),
  kind,
  officers: [cast.wangqiang, cast.chenjing],
  ...fields,
})

/** A finding with a reminder unless it is said otherwise. */
export const finding = (item_code: string, fields: Partial<FindingEntry> = {}): FindingEntry => ({
  id: fresh(),
  item_code,
  note: null,
  help_first: null,
  actions: [action('remind')],
  ...fields,
})

/** A stall seen in order tonight; with `findings` it is one with findings. */
export const capture = (patrol_id: string, fields: Partial<Capture> = {}): Capture => ({
  id: fresh(),
  patrol_id,
  subject: { kind: 'stall', id: cast.stall(1) },
  outcome: fields.findings?.length ? 'findings' : 'in_order',
  checklist_version: 1,
  note: null,
  claimed_at: tonight.toISOString(),
  amends: null,
  amend_reason: null,
  findings: [],
  ...fields,
})

/** Sends a capture to its market. */
export const log = (client: Client, sent: Capture, market: string = cast.market) =>
  client.put(`/markets/${market}/inspections/${sent.id}`, sent)

/** Starts a patrol of the lead's squad, 八道中队 with 王强, 陈静 and the auxiliary 刘洋 unless said otherwise, and answers its id. */
export async function patrolOf(client: Client, fields: { market?: string; members?: string[]; lead_id?: string } = {}) {
  const id = fresh()
  const members = fields.members ?? [cast.wangqiang, cast.chenjing, cast.liuyang]
  const answer = await client.put(`/markets/${fields.market ?? cast.market}/patrols/${id}`, {
    squad_id: fields.lead_id === cast.guomin ? cast.xingdong : cast.bado,
    lead_id: fields.lead_id ?? cast.chenjing,
    members,
  })
  if (answer.status !== 201) throw new Error(`no patrol: ${answer.text}`)
  return id
}
