import { afterAll, beforeAll, expect, test } from 'vitest'
import { cast } from '../support/cast.ts'
import { startApp, type Client, type TestApp } from '../support/harness.ts'

let app: TestApp
let lina: Client
beforeAll(async () => {
  app = await startApp()
  lina = await app.as('lina')
})
afterAll(() => app.close())

const entry = {
  user_name: 'hejun',
  name: '何军',
  role: 'officer',
  squad_id: cast.bado,
  badge: 'B777',
  active: true,
  certificate: { number: 'LN06-7777', valid_from: '2026-01-01', valid_until: '2028-12-31' },
}
const password = 'night market 7'
const certificates = (person: string) =>
  app.db
    .selectFrom('certificate')
    .select(['number', 'valid_from', 'valid_until'])
    .where('person_id', '=', person)
    .orderBy('valid_from')
    .execute()

test('an officer sees the squads with who is certified today', async () => {
  const { status, body } = await (await app.as('liuyang')).get('/squads')
  expect(status).toBe(200)
  expect(body.day).toBe('2026-11-23')
  const bado = body.squads.find(({ id }: { id: string }) => id === cast.bado)
  expect(bado).toMatchObject({ name: '八道中队', authorities: ['C', 'E'] })
  const certified = Object.fromEntries(
    bado.members.map((member: { name: string; certified: boolean }) => [member.name, member.certified]),
  )
  expect(certified).toEqual({ 王强: true, 陈静: true, 刘洋: false, 孙浩: false })
  const sunhao = bado.members.find(({ id }: { id: string }) => id === cast.sunhao)
  expect(sunhao.certificate.valid_until).toBe('2026-06-30')
})

test('people and their certificates stand with their squad’s name in both languages', async () => {
  const names = { name: '王强', squad_name: '八道中队', squad_name_en: 'Badao squad' }
  const { people } = (await lina.get('/people')).body
  expect(people.find(({ id }: { id: string }) => id === cast.wangqiang)).toMatchObject(names)
  const { rows } = (await lina.get('/certificates')).body
  const persons = rows.map(({ person }: { person: object }) => person)
  expect(persons).toContainEqual({ id: cast.wangqiang, ...names })
})

test('a supervisor adds an officer, who can sign in; nothing answered or logged holds the password', async () => {
  const { status, body, text } = await lina.post('/people', { ...entry, password })
  expect(status).toBe(201)
  expect(body).toMatchObject({ name: '何军', squad_name: '八道中队', active: true, certificate: entry.certificate })
  expect(text).not.toMatch(/argon2|night market/)
  const signedIn = await app.anyone.post('/sign-in', { user_name: 'hejun', password })
  expect(signedIn.body.who).toMatchObject({ name: '何军', certified: true })
  const event = await app.db
    .selectFrom('event')
    .selectAll()
    .where('subject', '=', `person:${body.id}`)
    .executeTakeFirstOrThrow()
  expect(event).toMatchObject({ kind: 'person.saved', chain: '-', actor_id: cast.lina })
  expect(JSON.stringify(event.body)).not.toMatch(/argon2|night market/)
  expect((await lina.get('/people')).body.people.map(({ name }: { name: string }) => name)).toContain('何军')
})

test('a new password and a deactivation end that person’s sessions, another change does not', async () => {
  const chenjing = await app.as('chenjing')
  const { body: before } = await lina.get(`/people/${cast.chenjing}`)
  const { user_name, name, role, squad_id, badge, certificate } = before
  const same = { user_name, name, role, squad_id, badge, certificate, active: true }
  await lina.put(`/people/${cast.chenjing}`, { ...same, badge: 'B900' })
  expect((await chenjing.get('/me')).body.who?.name).toBe('陈静')
  expect((await lina.put(`/people/${cast.chenjing}`, { ...same, password: 'a new one 22' })).status).toBe(200)
  expect((await chenjing.get('/me')).body.who).toBeNull()
  const again = await app.as('chenjing')
  await lina.put(`/people/${cast.chenjing}`, { ...same, active: false })
  await lina.put(`/people/${cast.chenjing}`, same)
  expect((await again.get('/me')).body.who).toBeNull()
})

test('the inactive are listed for supervisors and left out of the squads', async () => {
  const { body } = await lina.get(`/people/${cast.liuyang}`)
  expect((await lina.put(`/people/${cast.liuyang}`, { ...body, active: false })).body.active).toBe(false)
  expect((await lina.get('/people')).text).toContain('刘洋')
  expect((await lina.get('/squads')).text).not.toContain('刘洋')
})

test('a supervisor can neither deactivate nor demote themself', async () => {
  const self = { ...entry, user_name: 'lina', name: '李娜', role: 'supervisor', badge: null, certificate: null }
  expect((await lina.put(`/people/${cast.lina}`, { ...self, active: false })).body.code).toBe('not_yourself')
  expect((await lina.put(`/people/${cast.lina}`, { ...self, role: 'officer' })).body.code).toBe('not_yourself')
  expect((await lina.put(`/people/${cast.lina}`, self)).status).toBe(200)
})

test('the last active supervisor can be neither deactivated nor demoted, by nobody; a second one may', async () => {
  const { body: zhaolei } = await lina.get(`/people/${cast.zhaolei}`)
  const { body: self } = await lina.get(`/people/${cast.lina}`)
  const officer = { role: 'officer', squad_id: cast.bado }
  expect((await lina.put(`/people/${cast.zhaolei}`, { ...zhaolei, ...officer })).body.role).toBe('officer')
  const refused = await lina.put(`/people/${cast.lina}`, { ...self, ...officer })
  expect([refused.status, refused.body.code]).toEqual([422, 'last_supervisor'])
  expect((await lina.put(`/people/${cast.lina}`, { ...self, active: false })).body.code).toBe('last_supervisor')
  expect((await lina.get('/me')).body.who.role).toBe('supervisor')
  expect((await lina.put(`/people/${cast.zhaolei}`, zhaolei)).body.role).toBe('supervisor')
  expect((await lina.put(`/people/${cast.lina}`, { ...self, ...officer })).body.code).toBe('not_yourself')
})

test('a changed role counts from the next request on, without signing in again', async () => {
  const guomin = await app.as('guomin')
  const { body } = await lina.get(`/people/${cast.guomin}`)
  expect((await guomin.get('/people')).status).toBe(403)
  await lina.put(`/people/${cast.guomin}`, { ...body, role: 'supervisor' })
  expect((await guomin.get('/people')).status).toBe(200)
  await lina.put(`/people/${cast.guomin}`, body)
  expect((await guomin.get('/people')).status).toBe(403)
})

test('a renewal stands beside the old certificate, a correction replaces it, none ends it yesterday', async () => {
  const { body } = await lina.post('/people', {
    ...entry,
    password,
    user_name: 'renewed',
    badge: null,
    certificate: { number: 'LN06-8001', valid_from: '2024-01-01', valid_until: '2026-12-31' },
  })
  const put = (certificate: unknown) =>
    lina.put(`/people/${body.id}`, { ...entry, user_name: 'renewed', badge: null, certificate })
  await put({ number: 'LN06-8002', valid_from: '2024-01-01', valid_until: '2026-12-31' })
  expect((await certificates(body.id)).map(({ number }) => number)).toEqual(['LN06-8002'])
  const renewal = { number: 'LN06-8003', valid_from: '2027-01-01', valid_until: '2029-12-31' }
  expect((await put(renewal)).body.certificate).toEqual(renewal)
  expect((await certificates(body.id)).map(({ number }) => number)).toEqual(['LN06-8002', 'LN06-8003'])
  await put(null)
  expect(await certificates(body.id)).toEqual([
    { number: 'LN06-8002', valid_from: '2024-01-01', valid_until: '2026-11-22' },
  ])
})

test('what does not fit is refused by name', async () => {
  const code = async (change: object) =>
    (await lina.post('/people', { ...entry, password, ...change })).body.code as string
  const fresh = { user_name: 'fresh', badge: null, certificate: null }
  expect(await code({ ...fresh, user_name: 'wangqiang' })).toBe('name_taken')
  expect(await code({ ...fresh, badge: 'B021' })).toBe('name_taken')
  expect(await code({ ...fresh, certificate: { ...entry.certificate, number: 'LN06-0021' } })).toBe('name_taken')
  expect(await code({ ...fresh, squad_id: null })).toBe('invalid_request')
  expect(await code({ ...fresh, squad_id: cast.plan })).toBe('unknown_reference')
  expect(await code({ ...fresh, password: undefined })).toBe('invalid_request')
  expect(await code({ ...fresh, password: 'short' })).toBe('invalid_request')
  const reversed = { number: 'LN06-9', valid_from: '2027-01-01', valid_until: '2026-01-01' }
  expect(await code({ ...fresh, certificate: reversed })).toBe('period_reversed')
  expect((await lina.put(`/people/${cast.plan}`, { ...entry, user_name: 'ghost', badge: null })).status).toBe(404)
  expect((await lina.get(`/people/${cast.plan}`)).status).toBe(404)
  const rows = await app.db.selectFrom('person').select('id').where('user_name', '=', 'fresh').execute()
  expect(rows).toEqual([])
})

test('squads are added and changed, by one name each', async () => {
  const squad = { name: '六道中队', name_en: 'Liudao squad', authorities: ['C', 'M'] }
  const { status, body } = await lina.post('/squads', squad)
  expect(status).toBe(201)
  expect(body).toEqual({ id: body.id, ...squad, members: [] })
  expect((await lina.put(`/squads/${body.id}`, { ...squad, authorities: ['C'] })).body.authorities).toEqual(['C'])
  expect((await lina.post('/squads', squad)).body.code).toBe('name_taken')
  expect((await lina.put(`/squads/${cast.plan}`, { ...squad, name: '无名' })).status).toBe(404)
  const events = await app.db.selectFrom('event').select('kind').where('subject', '=', `squad:${body.id}`).execute()
  expect(events).toEqual([{ kind: 'squad.saved' }, { kind: 'squad.saved' }])
})

test('only supervisors see all staff and change them', async () => {
  const officer = await app.as('wangqiang')
  expect((await officer.get('/people')).status).toBe(403)
  expect((await officer.post('/people', entry)).status).toBe(403)
  expect((await officer.put(`/people/${cast.wangqiang}`, entry)).status).toBe(403)
  expect((await officer.post('/squads', {})).status).toBe(403)
  expect((await (await app.as('zhangmei')).get('/squads')).status).toBe(403)
  expect((await app.anyone.get('/squads')).status).toBe(401)
})

test('the list of staff says from when on the district wants to be told of a certificate', async () => {
  expect((await lina.get('/people')).body.alert_days).toBe(60)
  const numbers = { ratio_numerator: 1, ratio_denominator: 5, certificate_days: 90, training_days: 30 }
  await lina.put('/settings/versions/1', { version: 1, ...numbers, reason: '提前换证' })
  expect((await lina.get('/people')).body.alert_days).toBe(90)
})
