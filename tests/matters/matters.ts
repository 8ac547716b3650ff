import { settings } from '../documents/settings.ts'
import { action, capture, finding, fresh, log, patrolOf } from '../inspections/captures.ts'
import type { ActionEntry } from '../../src/enforcement/schema.ts'
import { cast } from '../support/cast.ts'
import { tonight, type Client, type TestApp } from '../support/harness.ts'

/** A basis that the migration ships for litter at a stall (HYG-01). */
export const litterBasis = '01980000-0000-7000-8000-000000000003'

export const days = (count: number) => new Date(tonight.getTime() + count * 86_400_000)

const clientsOf = async (app: TestApp) => ({
  wangqiang: await app.as('wangqiang'),
  chenjing: await app.as('chenjing'),
  guomin: await app.as('guomin'),
  lina: await app.as('lina'),
  zhaolei: await app.as('zhaolei'),
})

/** People at work on matters, a patrol that goes, and papers with a heading. */
export async function stageMatters(app: TestApp) {
  const clients = await clientsOf(app)
  await clients.lina.put('/documents/settings', settings)
  return { app, ...clients, patrol: await patrolOf(clients.wangqiang) }
}

/** Does something at another time, with everybody signed in anew before and after. */
export async function at(stage: Stage, time: Date, work: () => Promise<void>) {
  stage.app.time.now = time
  Object.assign(stage, await clientsOf(stage.app))
  try {
    await work()
  } finally {
    stage.app.time.now = tonight
    Object.assign(stage, await clientsOf(stage.app))
  }
}

export type Stage = Awaited<ReturnType<typeof stageMatters>>

/** A finding of litter at a stall, with what was done about it; answers the matter's id. */
export async function found(
  { wangqiang, patrol }: Stage,
  actions: ActionEntry[] = [action('fix_by')],
  fields: { stall?: number; item?: string; at?: Date } = {},
): Promise<string> {
  const one = finding(fields.item ?? 'HYG-01', { actions, help_first: 'declined' })
  const sent = capture(patrol, {
    findings: [one],
    subject: { kind: 'stall', id: cast.stall(fields.stall ?? 1) },
    ...(fields.at && { claimed_at: fields.at.toISOString() }),
  })
  const answer = await log(wangqiang, sent)
  if (answer.status !== 201) throw new Error(answer.text)
  return one.id
}

/** One of the matter's steps, by whoever. */
export const step = (client: Client, matter: string, name: string, fields: object = {}) =>
  client.post(`/matters/${matter}/steps`, { id: fresh(), step: name, ...fields })

/** The next step of a procedure, by whoever. */
export const next = (client: Client, procedure: string, name: string, fields: object = {}) =>
  client.post(`/procedures/${procedure}/steps`, { id: fresh(), step: name, ...fields })

const officers = [cast.wangqiang, cast.chenjing]

/** Files a case about a matter; answers the procedure's id. */
export async function fileCase(client: Client, matter: string, fields: object = {}) {
  const id = fresh()
  const entry = {
    id,
    kind: 'case',
    step: 'file',
    officers,
    legal_basis_id: litterBasis,
    facts: '多次乱倒',
    flagged: false,
  }
  const answer = await client.post(`/matters/${matter}/procedures`, { ...entry, ...fields })
  return { id, answer }
}

/** The basis for performing in a party's place that the migration ships. */
export const performanceBasis = '01980000-0000-7000-8000-000000000004'

/** Demands what an order did not bring about; answers the procedure's id. */
export async function startExecution(client: Client, matter: string, kind: 'performance' | 'removal', fields = {}) {
  const id = fresh()
  const entry = {
    id,
    kind,
    step: 'demand',
    officers,
    legal_basis_id: performanceBasis,
    duty: '清走摊位后面的杂物',
    way: '自行清走',
    perform_by: days(9).toISOString(),
    cost_yuan: 300,
  }
  const answer = await client.post(`/matters/${matter}/procedures`, { ...entry, ...fields })
  return { id, answer }
}

/** What the law asks of an execution's decision and of its record, filled in. */
export const execution = {
  decision: {
    reasons: '催告后仍不清走，没有正当理由',
    target: '摊位后面的杂物',
    way: '人工清走',
    execute_at: days(18).toISOString(),
    performer: '元宝环卫公司',
    cost_yuan: 300,
  },
  done: {
    officers,
    performer: '元宝环卫公司',
    done: '九时开始，杂物装车运走，九时四十分结束',
    how: 'party_signed',
    witness: null,
    cost_yuan: 280,
    none_begun: false,
    reason: null,
  },
}

/** What the law asks of the steps of a case, filled in. */
export const said = {
  notice: { penalty: 'fine', amount_yuan: 500, facts: '三次乱倒污水', answer_until: days(8).toISOString() },
  decision: { penalty: 'fine', amount_yuan: 500, reasons: '事实清楚，证据确凿', correct_by: null },
} as const

/** A case as far as the vendor has been heard. */
export async function heardCase(stage: Stage, matter: string, fields: object = {}) {
  const { wangqiang, lina } = stage
  const { id, answer } = await fileCase(wangqiang, matter, fields)
  const answers = [
    answer,
    await next(lina, id, 'approve', { words: null }),
    await next(wangqiang, id, 'add_evidence', { what: '现场照片三张' }),
    await next(wangqiang, id, 'give_notice', said.notice),
    await next(wangqiang, id, 'state', { words: '下次一定收拾干净' }),
  ]
  for (const { status, text } of answers) if (status !== 200) throw new Error(text)
  return id
}
