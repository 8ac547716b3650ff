import { afterAll, beforeAll, expect, test } from 'vitest'
import { action, capture, finding, fresh, log, patrolOf } from '../inspections/captures.ts'
import { cast } from '../support/cast.ts'
import { startApp, tonight, type Client, type TestApp } from '../support/harness.ts'

let app: TestApp
let wangqiang: Client
let zhangmei: Client
let lina: Client
let zhaolei: Client
let patrol: string

beforeAll(async () => {
  app = await startApp()
  wangqiang = await app.as('wangqiang')
  zhangmei = await app.as('zhangmei')
  lina = await app.as('lina')
  zhaolei = await app.as('zhaolei')
  patrol = await patrolOf(wangqiang)
})
afterAll(() => app.close())

/** A finding at 张梅's stall with a warning (and an order) that 王强 and 陈静 gave; answers it and its actions. */
async function warned(more: Parameters<typeof finding>[1] = {}) {
  const warning = action('warning', { document_number: `丹元警〔2026〕${fresh().slice(-3)}号`, reason: '再次越线' })
  const found = finding('PLOT-01', { help_first: 'given', actions: [action('fix_by'), warning], ...more })
  const sent = capture(patrol, { findings: [found], note: null })
  const { status, text } = await log(wangqiang, sent)
  expect(status, text).toBe(201)
  return { sent, matter: found.id, order: found.actions[0]?.id ?? '', warning: found.actions[1]?.id ?? '' }
}

const ask = (matter: string, fields: Record<string, unknown> = {}, who = zhangmei, id = fresh()) =>
  who
    .put(`/own/matters/${matter}/reviews/${id}`, {
      id,
      action_id: null,
      words: '线是雨后重画的，我没有越线',
      photos: [],
      ...fields,
    })
    .then((answer) => ({ ...answer, id }))
const decide = (who: Client, id: string, decision: object) => who.post(`/reviews/${id}/decision`, decision)
const stateOf = async (matter: string) => (await zhangmei.get(`/own/matters/${matter}`)).body.state
const ratio = async () => {
  const { enforced, handled } = (await lina.get('/ratio?from=2026-11-23&to=2026-11-23')).body.headline
  return { enforced, handled }
}
const events = async (kind: string) =>
  (
    await app.db
      .selectFrom('event')
      .select(['actor_kind', 'body'])
      .where('kind', '=', kind)
      .orderBy('position')
      .execute()
  ).map(({ actor_kind, body }) => ({ actor_kind, ...(body as object) }))

test('a review that is upheld by somebody not involved sets the finding aside, out of the numerator and still to be seen', async () => {
  const { matter, warning } = await warned()
  expect(await ratio()).toEqual({ enforced: 1, handled: 1 })
  const asked = await ask(matter, { action_id: warning })
  expect(asked.status, asked.text).toBe(201)
  const again = await zhangmei.put(`/own/matters/${matter}/reviews/${asked.id}`, {
    id: asked.id,
    action_id: warning,
    words: '线是雨后重画的，我没有越线',
    photos: [],
  })
  expect([again.status, again.body]).toEqual([200, asked.body])
  const photos = ['a'.repeat(64)]
  expect((await ask(matter, { action_id: warning, photos }, zhangmei, asked.id)).body.code).toBe('conflict')
  expect((await ask(matter)).body.code).toBe('review_running')

  const { body: list } = await lina.get('/reviews')
  expect(list.reviews).toMatchObject([
    { id: asked.id, matter_id: matter, item_name: '超出摊位线', number: 'A-001', vendor_name: '张梅', ended: null },
  ])
  const squad = { squad_name: '八道中队', squad_name_en: 'Badao squad' }
  expect(list.reviews[0]).toMatchObject(squad)
  // Ten working days from Monday 2026-11-23 end with Monday 2026-12-07.
  expect(list.reviews[0].due_at).toBe('2026-12-07T16:00:00.000Z')
  const { body: whole } = await lina.get(`/reviews/${asked.id}`)
  expect(whole).toMatchObject({ ...squad, words: '线是雨后重画的，我没有越线', my_parts: [], action_id: warning })
  expect(whole.standing).toHaveLength(2)

  const decided = await decide(lina, asked.id, { outcome: 'overturned', reason: '现场照片显示摊位在线内' })
  expect([decided.status, decided.body.ended]).toMatchObject([201, { outcome: 'overturned', decided_by: '李娜' }])
  expect((await decide(zhaolei, asked.id, { outcome: 'upheld', reason: '再看' })).body.code).toBe('already_decided')
  expect(await ratio()).toEqual({ enforced: 0, handled: 1 })
  const own = (await zhangmei.get(`/own/matters/${matter}`)).body
  expect(own.state).toBe('overturned')
  expect(own.actions.map((each: { overturned: object | null }) => each.overturned)).toEqual([
    { at: tonight.toISOString(), reason: '现场照片显示摊位在线内' },
    { at: tonight.toISOString(), reason: '现场照片显示摊位在线内' },
  ])
  expect(own.reviews[0].ended).toEqual({
    at: tonight.toISOString(),
    outcome: 'overturned',
    reason: '现场照片显示摊位在线内',
  })
  expect((await zhangmei.get(`/own/matters/${matter}`)).text).not.toContain('李娜')
  expect((await ask(matter)).body.code).toBe('review_over')
  expect((await lina.get('/reviews')).body.reviews).toEqual([])
  expect((await lina.get('/reviews?ended=1')).body.reviews).toHaveLength(1)
})

test('what a vendor says is in no event, and the events name what happened', async () => {
  expect(await events('review.asked')).toMatchObject([{ actor_kind: 'vendor', round: 1 }])
  expect(await events('review.decided')).toMatchObject([{ actor_kind: 'person', outcome: 'overturned' }])
  const rows = await app.db.selectFrom('event').select('body').execute()
  expect(JSON.stringify(rows)).not.toMatch(/雨后|线内/)
})

test('what is under review is not corrected meanwhile, so that the decision is about what stands', async () => {
  const { sent, matter } = await warned()
  const asked = await ask(matter)
  expect(asked.status, asked.text).toBe(201)
  const same = { subject: sent.subject, amends: sent.id, amend_reason: 'correction', outcome: 'findings' } as const
  const warning = action('warning', { document_number: '再开', reason: '再次越线' })
  const again = capture(patrol, {
    ...same,
    findings: [finding('PLOT-01', { help_first: 'given', actions: [action('fix_by'), warning] })],
  })
  expect((await log(wangqiang, again)).body.code).toBe('review_running')
  expect((await decide(lina, asked.id, { outcome: 'upheld', reason: '照片显示越线' })).status).toBe(201)
  expect((await log(wangqiang, again)).status).toBe(201)
})

test('a review that changes a part sets that part aside; the matter stays where it is', async () => {
  const { matter, warning, order } = await warned()
  const { id } = await ask(matter)
  const stranger = (await warned()).warning
  expect((await decide(lina, id, { outcome: 'changed', reason: '部分', actions: [stranger] })).body.code).toBe(
    'unknown_reference',
  )
  expect((await decide(lina, id, { outcome: 'changed', reason: '警告过重', actions: [warning] })).status).toBe(201)
  const own = (await zhangmei.get(`/own/matters/${matter}`)).body
  expect(own.state).toBe('awaiting_fix')
  const standing = own.actions.filter((each: { overturned: object | null }) => each.overturned === null)
  expect(standing.map((each: { id: string }) => each.id)).toEqual([order])
})

test('an upheld review changes nothing, and what was decided is asked again only about something new', async () => {
  const { matter } = await warned()
  const { id } = await ask(matter)
  const before = await ratio()
  expect((await decide(zhaolei, id, { outcome: 'upheld', reason: '照片清楚' })).status).toBe(201)
  expect(await ratio()).toEqual(before)
  expect(await stateOf(matter)).toBe('awaiting_fix')
  const refused = await ask(matter)
  expect([refused.status, refused.body.code, refused.body.detail]).toEqual([409, 'review_over', { why: 'decided' }])
})

test('R21: whoever had a part in it is refused and told how; a vendor or an officer decides nothing', async () => {
  const { matter, order, warning } = await warned()
  const { id } = await ask(matter)
  await app.db.insertInto('action_officer').values({ action_id: order, person_id: cast.lina }).execute()
  const refused = await decide(lina, id, { outcome: 'upheld', reason: '是我看到的' })
  expect([refused.status, refused.body.code, refused.body.detail]).toEqual([
    403,
    'involved_yourself',
    { parts: ['officer'] },
  ])
  expect((await lina.get(`/reviews/${id}`)).body.my_parts).toEqual(['officer'])
  expect((await decide(wangqiang, id, { outcome: 'upheld', reason: '我' })).status).toBe(403)
  expect((await decide(zhangmei, id, { outcome: 'overturned', reason: '我' })).status).toBe(403)
  // Also through the other door: the same person sets no action aside.
  expect((await lina.post(`/actions/${order}/overturn`, { reason: '撤' })).body.code).toBe('involved_yourself')
  expect((await decide(zhaolei, id, { outcome: 'changed', reason: '警告过重', actions: [warning] })).status).toBe(201)
})

test('who decided once does not decide the next review of the same matter', async () => {
  const { matter } = await warned()
  const first = await ask(matter)
  expect((await decide(zhaolei, first.id, { outcome: 'upheld', reason: '照片清楚' })).status).toBe(201)
  app.time.now = new Date(tonight.getTime() + 3_600_000)
  await app.db
    .insertInto('action')
    .values({
      id: fresh(),
      finding_id: matter,
      market_id: cast.market,
      evening: '2026-11-23',
      at: app.time.now,
      kind: 'points',
      position: 9,
    })
    .execute()
  const second = await ask(matter)
  expect(second.status, second.text).toBe(201)
  expect((await decide(zhaolei, second.id, { outcome: 'upheld', reason: '同上' })).body.detail).toEqual({
    parts: ['review'],
  })
  app.time.now = tonight
})

test('a vendor takes a review back and may ask again; taking it back twice is once', async () => {
  const { matter } = await warned()
  const { id } = await ask(matter)
  expect((await zhangmei.post(`/own/reviews/${id}/withdraw`)).status).toBe(204)
  expect((await zhangmei.post(`/own/reviews/${id}/withdraw`)).status).toBe(204)
  expect((await decide(zhaolei, id, { outcome: 'upheld', reason: '晚了' })).body.code).toBe('already_decided')
  expect((await ask(matter)).status).toBe(201)
  const rows = await events('review.withdrawn')
  expect(rows).toHaveLength(1)
})

test('nobody asks for a review of somebody else’s finding, nor of an action about another one', async () => {
  const { matter } = await warned()
  const other = (await warned()).warning
  expect((await ask(matter, {}, await app.as('yangfan'))).status).toBe(404)
  expect((await ask(matter, { action_id: other })).body.code).toBe('unknown_reference')
  const { id } = await ask(matter)
  expect((await (await app.as('yangfan')).post(`/own/reviews/${id}/withdraw`)).status).toBe(404)
  expect((await ask(fresh())).status).toBe(404)
  expect((await lina.get(`/reviews/${fresh()}`)).status).toBe(404)
})

test('setting the last standing action aside by itself overturns the matter too', async () => {
  const { matter, order, warning } = await warned()
  expect((await lina.post(`/actions/${warning}/overturn`, { reason: '文书有误' })).status).toBe(201)
  expect(await stateOf(matter)).toBe('awaiting_fix')
  expect((await lina.post(`/actions/${order}/overturn`, { reason: '线画错了' })).status).toBe(201)
  expect(await stateOf(matter)).toBe('overturned')
  const steps = await app.db
    .selectFrom('matter_step')
    .select(['step', 'actor_id', 'reason'])
    .where('matter_id', '=', matter)
    .execute()
  expect(steps).toEqual([{ step: 'overturn', actor_id: cast.lina, reason: '线画错了' }])
})

test('two who decide at once: one does, the other reads that it is decided', async () => {
  const { matter } = await warned()
  const { id } = await ask(matter)
  const both = await Promise.all([
    decide(lina, id, { outcome: 'upheld', reason: '一' }),
    decide(zhaolei, id, { outcome: 'overturned', reason: '二' }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
})

test('a vendor replies three times, beside the record; one is taken back and stays countable', async () => {
  const { matter } = await warned()
  const say = async (words: string, shown_publicly = false, id = fresh()) => {
    const answer = await zhangmei.put(`/own/matters/${matter}/replies/${id}`, { id, words, shown_publicly })
    return { ...answer, id }
  }
  const first = await say('当时在卸货', true)
  expect(first.status, first.text).toBe(201)
  expect((await say('当时在卸货', true, first.id)).body).toEqual(first.body)
  expect((await say('不是这样', true, first.id)).status).toBe(409)
  // A receipt for it would say that the office keeps it from the public.
  expect((await say('当时在卸货', false, first.id)).body.code).toBe('conflict')
  expect((await say('十分钟后就收回了')).status).toBe(201)
  const taken = { id: fresh() }
  expect((await zhangmei.post(`/own/replies/${first.id}/withdraw`, taken)).status).toBe(204)
  expect((await zhangmei.post(`/own/replies/${first.id}/withdraw`, { id: fresh() })).status).toBe(204)
  expect((await say('线看不清')).status).toBe(201)
  expect((await say('还有')).body.code).toBe('replies_full')
  expect((await say('长'.repeat(501))).status).toBe(400)
  const { inspections } = (await wangqiang.get(`/inspections?stall=${cast.stall(1)}`)).body
  const beside = inspections
    .flatMap(({ findings }: { findings: { id: string; replies: { words: string }[] }[] }) => findings)
    .find(({ id }: { id: string }) => id === matter)
  expect(beside.replies.map(({ words }: { words: string }) => words)).toEqual(['十分钟后就收回了', '线看不清'])
  const { body } = await zhangmei.get(`/own/matters/${matter}`)
  expect(body.replies).toMatchObject([
    { words: '当时在卸货', shown_publicly: true, withdrawn_at: tonight.toISOString() },
    { words: '十分钟后就收回了', shown_publicly: false, withdrawn_at: null },
    { words: '线看不清', withdrawn_at: null },
  ])
  expect(body.may.replies).toBe(0)
  const yangfan = await app.as('yangfan')
  expect((await yangfan.post(`/own/replies/${first.id}/withdraw`, { id: fresh() })).status).toBe(404)
  expect(await events('matter.replied')).toHaveLength(4)
})

test('the list has the oldest first', async () => {
  const reviews = (await lina.get('/reviews')).body.reviews as { asked_at: string }[]
  const asked = reviews.map(({ asked_at }) => asked_at)
  expect(asked.length).toBeGreaterThan(1)
  expect(asked).toEqual(asked.toSorted())
})

test('the time to ask ends with the market’s number of days', async () => {
  const { matter } = await warned()
  const until = new Date('2027-01-22T16:00:00Z')
  expect((await zhangmei.get(`/own/matters/${matter}`)).body.may.review).toEqual({
    until: until.toISOString(),
    bar: null,
  })
  app.time.now = new Date(until.getTime() + 1000)
  const late = await ask(matter, {}, await app.as('zhangmei'))
  expect([late.status, late.body.code]).toEqual([422, 'review_too_late'])
  app.time.now = until
  expect((await ask(matter, {}, await app.as('zhangmei'))).status).toBe(201)
})
