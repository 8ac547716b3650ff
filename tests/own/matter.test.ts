import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { vendorPhotosADay } from '../../src/photos/rules.ts'
import { photosOfSteps } from '../../src/matters/queries-photos.ts'
import { openSession } from '../../src/people/queries-sessions.ts'
import { action, capture, finding, fresh, log, patrolOf } from '../inspections/captures.ts'
import { fileCase, found, next, said, stageMatters } from '../matters/matters.ts'
import { cast } from '../support/cast.ts'
import { startApp, tonight, type Client, type TestApp } from '../support/harness.ts'
import { endPatrol } from '../support/patrols.ts'
import { picture, sha256Of } from '../support/photos.ts'

let app: TestApp
let wangqiang: Client
let zhangmei: Client
let yangfan: Client
let patrol: string

beforeAll(async () => {
  app = await startApp()
  wangqiang = await app.as('wangqiang')
  zhangmei = await app.as('zhangmei')
  yangfan = await app.as('yangfan')
  patrol = await patrolOf(wangqiang)
})
afterAll(() => app.close())

/** A finding at 张梅's stall, noted with a photo of before; answers its id. */
async function ordered(code: string, more: Parameters<typeof finding>[1] = {}, photos: string[] = []) {
  const found = finding(code, { note: '陈静看到的', actions: [action('fix_by')], ...more })
  const declared = photos.map((sha256) => ({
    sha256,
    finding_id: found.id,
    kind: 'before' as const,
    claimed_at: tonight.toISOString(),
  }))
  const sent = capture(patrol, { findings: [found], ...(photos.length > 0 && { photos: declared }) })
  const { status, text } = await log(wangqiang, sent)
  expect(status, text).toBe(201)
  return found.id
}

const putRight = (matter: string, fields: Record<string, unknown> = {}, who = zhangmei, id = fresh()) =>
  who
    .put(`/own/matters/${matter}/put-right/${id}`, { id, words: '已收回线内', photos: [], ...fields })
    .then((answer) => ({ ...answer, id }))

/** Sends and reads photos as somebody, which the JSON client cannot. */
async function photosOf(name: 'zhangmei' | 'yangfan' | 'wangqiang') {
  const kind = name === 'wangqiang' ? 'person' : 'vendor'
  const { token } = await openSession(app.db, { kind, id: cast[name] }, app.time.now, app.given.random)
  const send = (path: string, init: RequestInit = {}) =>
    app.app.request(`http://localhost/api${path}`, {
      ...init,
      headers: { cookie: `session=${token}`, ...(init.body ? { 'content-type': 'image/jpeg' } : {}) },
    })
  return {
    get: (hash: string, size = 'whole') => send(`/own/photos/${hash}?size=${size}`),
    put: async (bytes: Uint8Array, path = '/own/photos') => {
      const answer = await send(`${path}/${sha256Of(bytes)}`, { method: 'PUT', body: new Uint8Array(bytes) })
      return { status: answer.status, code: ((await answer.json()) as { code?: string }).code }
    },
    staff: (hash: string) => send(`/photos/${hash}`),
  }
}

test('a vendor reads what was found, what was ordered, who led, and what there is to do; a stranger finds nothing', async () => {
  const matter = await ordered('TIME-05')
  const { status, body, text } = await zhangmei.get(`/own/matters/${matter}`)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    id: matter,
    item_code: 'TIME-05',
    name: '收摊后遗留物品',
    state: 'awaiting_fix',
    subject: { kind: 'stall', label: 'A-001' },
    lead_name: '陈静',
    squad_name: '八道中队',
    squad_name_en: 'Badao squad',
    photos: [],
    replies: [],
    reviews: [],
    procedures: [],
    may: { put_right: true, replies: 3, review: { bar: null } },
  })
  expect(body.due_at).toBe(body.actions[0].deadline_at)
  expect(body.steps).toMatchObject([{ what: 'found', at: tonight.toISOString(), mine: false }])
  expect(text).not.toMatch(/王强|看到的/)
  expect((await yangfan.get(`/own/matters/${matter}`)).status).toBe(404)
  expect((await putRight(matter, {}, yangfan)).status).toBe(404)
  expect((await zhangmei.get(`/own/matters/${fresh()}`)).status).toBe(404)
})

test('put right waits for an officer: one step however often it is sent; a look that finds it in order closes it', async () => {
  const matter = await ordered('USE-03')
  const first = await putRight(matter)
  expect(first.status, first.text).toBe(201)
  const again = await putRight(matter, {}, zhangmei, first.id)
  expect([again.status, again.body]).toEqual([200, first.body])
  expect((await putRight(matter, { words: '别的话' }, zhangmei, first.id)).body.code).toBe('conflict')
  expect((await putRight(matter, { photos: ['a'.repeat(64)] }, zhangmei, first.id)).body.code).toBe('conflict')
  expect((await putRight(matter)).body).toMatchObject({ code: 'step_not_open', detail: { state: 'recheck_due' } })
  const { body } = await zhangmei.get(`/own/matters/${matter}`)
  expect(body).toMatchObject({ state: 'recheck_due', may: { put_right: false } })
  expect(body.due_at).not.toBeNull()
  expect(body.steps.at(-1)).toMatchObject({ step: 'put_right', mine: true, told: { words: '已收回线内' } })
  const listed = (await zhangmei.get('/own')).body.to_put_right as { finding_id: string; told: boolean }[]
  expect(listed.find(({ finding_id }) => finding_id === matter)?.told).toBe(true)
  const events = await app.db.selectFrom('event').select('body').where('kind', '=', 'matter.step').execute()
  expect(events.length).toBeGreaterThan(0)
  expect(JSON.stringify(events)).not.toContain('收回')

  app.time.now = new Date(tonight.getTime() + 60_000)
  expect((await log(wangqiang, capture(patrol, { claimed_at: app.time.now.toISOString() }))).status).toBe(201)
  expect((await zhangmei.get(`/own/matters/${matter}`)).body.state).toBe('closed')
  expect((await zhangmei.get('/own')).body.to_put_right).toEqual([])
  app.time.now = tonight
})

test('photos: a vendor sends what was announced and nothing else; staff see it, other vendors do not', async () => {
  const matter = await ordered('HYG-03')
  const [mine, theirs] = [await picture(640, 480, 11), await picture(640, 480, 12)]
  const [own, other, officer] = [await photosOf('zhangmei'), await photosOf('yangfan'), await photosOf('wangqiang')]
  expect(await own.put(mine)).toEqual({ status: 422, code: 'photo_not_announced' })
  const told = await putRight(matter, { photos: [sha256Of(mine)] })
  expect(told.status, told.text).toBe(201)
  expect(await photosOfSteps(app.db, matter)).toEqual([{ step_id: told.id, sha256: sha256Of(mine), received: false }])
  expect(await other.put(mine)).toEqual({ status: 422, code: 'photo_not_announced' })
  expect(await own.put(theirs)).toEqual({ status: 422, code: 'photo_not_announced' })
  expect(await own.put(mine)).toMatchObject({ status: 201 })
  expect(await own.put(mine)).toMatchObject({ status: 200 })
  expect(await own.put(mine, '/photos')).toEqual({ status: 403, code: 'not_allowed' })
  const { body } = await zhangmei.get(`/own/matters/${matter}`)
  expect(body.steps.at(-1).photos).toEqual([{ sha256: sha256Of(mine), received: true, item: null }])
  const shown = await own.get(sha256Of(mine))
  expect(shown.status).toBe(200)
  expect((await sharp(await shown.arrayBuffer()).metadata()).exif).toBeUndefined()
  expect((await officer.staff(sha256Of(mine))).status).toBe(200)
  expect((await other.get(sha256Of(mine))).status).toBe(404)
  // The name of a picture that somebody else sent is no right to see it.
  const seen = await picture(640, 480, 13)
  expect(await officer.put(seen, '/photos')).toMatchObject({ status: 201 })
  expect((await putRight(await ordered('HYG-02'), { photos: [sha256Of(seen)] })).status).toBe(201)
  expect((await own.get(sha256Of(seen))).status).toBe(404)
  const { status } = await putRight(await ordered('AIR-01', {}), { photos: Array(4).fill(sha256Of(mine)) })
  expect(status).toBe(400)
})

test('what a vendor announces is still a photo, and no more come in a day than the limit', async () => {
  const matter = await ordered('USE-02')
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
  const good = await picture(64, 48, 33)
  const own = await photosOf('zhangmei')
  expect((await putRight(matter, { photos: [sha256Of(svg), sha256Of(good)] })).status).toBe(201)
  expect(await own.put(svg)).toEqual({ status: 422, code: 'photo_unreadable' })
  const row = { bytes: 1, width: 1, height: 1, vendor_id: cast.zhangmei, received_at: tonight }
  const sent = Array.from({ length: vendorPhotosADay }, (_, n) => ({ ...row, sha256: Buffer.alloc(32, n + 1) }))
  await app.db.insertInto('photo').values(sent).execute()
  expect(await own.put(good)).toEqual({ status: 429, code: 'too_many_requests' })
})

test('the photo of a finding is its vendor’s to see, stamped, and nobody else’s', async () => {
  const bytes = await picture(640, 480, 44)
  const officer = await photosOf('wangqiang')
  expect((await officer.put(bytes, '/photos')).status).toBe(201)
  const matter = await ordered('STRU-01', {}, [sha256Of(bytes)])
  const { body } = await zhangmei.get(`/own/matters/${matter}`)
  expect(body.photos).toEqual([
    { sha256: sha256Of(bytes), kind: 'before', item: null, received: true, taken_at: tonight.toISOString() },
  ])
  const shown = await (await photosOf('zhangmei')).get(sha256Of(bytes))
  expect(shown.status).toBe(200)
  const stamped = await (await officer.staff(sha256Of(bytes))).arrayBuffer()
  expect(Buffer.from(await shown.arrayBuffer()).equals(Buffer.from(stamped))).toBe(true)
  expect((await (await photosOf('yangfan')).get(sha256Of(bytes))).status).toBe(404)
})

test('a notice of penalty is told with its sum and its end, and the steps of staff without their words', async () => {
  const matter = await ordered('HYG-02')
  const procedure = fresh()
  const step = (position: number, name: string, from_state: string, to_state: string, body: object) => ({
    id: fresh(),
    procedure_id: procedure,
    kind: 'case',
    position,
    step: name,
    from_state,
    to_state,
    at: tonight,
    actor_kind: 'person' as const,
    actor_id: cast.wangqiang,
    body: JSON.stringify(body),
  })
  await app.db.transaction().execute(async (db) => {
    await db
      .insertInto('procedure')
      .values({
        id: procedure,
        matter_id: matter,
        market_id: cast.market,
        squad_id: cast.bado,
        kind: 'case',
        state: 'notice_given',
        position: 4,
        opened_at: tonight,
      })
      .execute()
    await db
      .insertInto('procedure_step')
      .values([
        step(1, 'file', 'none', 'filed', { facts: '内部立案材料' }),
        step(2, 'approve', 'filed', 'investigating', { words: '同意' }),
        step(3, 'add_evidence', 'investigating', 'investigating', { what: '证人王某' }),
        step(4, 'give_notice', 'investigating', 'notice_given', {
          penalty: 'fine',
          amount_yuan: 2500,
          facts: '向雨水口倒油污',
          answer_until: '2026-11-27T16:00:00.000Z',
        }),
      ])
      .execute()
  })
  const { body, text } = await zhangmei.get(`/own/matters/${matter}`)
  expect(body.procedures).toEqual([
    {
      id: procedure,
      kind: 'case',
      state: 'notice_given',
      ended: false,
      notice: {
        what: 'fine',
        amount_yuan: 2500,
        days: null,
        why: '向雨水口倒油污',
        answer_until: '2026-11-27T16:00:00.000Z',
        law: null,
      },
      open_steps: ['state', 'ask_hearing', 'waive'],
    },
  ])
  expect(body.steps.map((each: { step: string | null }) => each.step)).toEqual([
    null,
    'file',
    'approve',
    'add_evidence',
    'give_notice',
  ])
  expect(body.steps.at(-1).told).toMatchObject({ penalty: 'fine', amount_yuan: 2500, words: '向雨水口倒油污' })
  expect(text).not.toMatch(/证人|内部|同意/)
})

test('a vendor answers a notice before it is decided: once, with their own words, and nobody else does', async () => {
  await endPatrol(wangqiang, cast.market, patrol, app.time.now)
  const stage = await stageMatters(app)
  const { wangqiang: officer, lina } = stage
  const noticed = async (item: string) => {
    const matter = await found(stage, undefined, { item })
    const { id, answer } = await fileCase(officer, matter)
    expect(answer.status, answer.text).toBe(200)
    await next(lina, id, 'approve', { words: null })
    await next(officer, id, 'add_evidence', { what: '照片' })
    expect((await next(officer, id, 'give_notice', said.notice)).status).toBe(200)
    return { matter, id }
  }
  const { matter, id } = await noticed('HYG-01')
  const before = (await zhangmei.get(`/own/matters/${matter}`)).body
  // A fine of 500 yuan is below what a hearing may be asked for.
  expect(before.procedures).toMatchObject([{ id, open_steps: ['state', 'waive'], notice: { amount_yuan: 500 } }])
  const statement = { id: fresh(), step: 'state', words: '当天是帮邻摊收拾' }
  const send = (client: Client, entry: object, of = id) => client.post(`/own/procedures/${of}/steps`, entry)
  expect((await send(yangfan, statement)).status).toBe(404)
  expect((await send(zhangmei, { ...statement, step: 'decide' })).status).toBe(400)
  expect((await send(zhangmei, { ...statement, step: 'ask_hearing' })).body.code).toBe('no_hearing')
  const answered = await send(zhangmei, statement)
  expect(answered.status, answered.text).toBe(200)
  expect(answered.body.procedures).toMatchObject([{ state: 'heard', open_steps: [] }])
  expect(answered.body.steps.at(-1)).toMatchObject({ step: 'state', mine: true, told: { words: '当天是帮邻摊收拾' } })
  expect((await send(zhangmei, statement)).status).toBe(200)
  expect((await send(zhangmei, { ...statement, id: fresh() })).body.code).toBe('step_not_open')

  const other = await noticed('HYG-02')
  const waived = await send(zhangmei, { id: fresh(), step: 'waive' }, other.id)
  expect(waived.body.steps.at(-1)).toMatchObject({ step: 'waive', mine: true })
  expect(waived.body.procedures[0].state).toBe('heard')
})
