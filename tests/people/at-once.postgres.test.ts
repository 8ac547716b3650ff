import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cast } from '../support/cast.ts'
import { startApp, type TestApp } from '../support/harness.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

test('of two supervisors who deactivate each other at once, one is left', async () => {
  const row = (user_name: string, name: string) => ({
    user_name,
    name,
    role: 'supervisor',
    squad_id: null,
    badge: null,
    active: false,
    certificate: null,
  })
  for (let round = 0; round < 6; round++) {
    const [lina, zhaolei] = [await app.as('lina'), await app.as('zhaolei')]
    const answers = await Promise.all([
      lina.put(`/people/${cast.zhaolei}`, row('zhaolei', '赵磊')),
      zhaolei.put(`/people/${cast.lina}`, row('lina', '李娜')),
    ])
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const supervisors = app.db.selectFrom('person').select('id').where('role', '=', 'supervisor')
    expect(await supervisors.where('active', '=', true).execute()).toHaveLength(1)
    await app.db.updateTable('person').set({ active: true }).where('role', '=', 'supervisor').execute()
  }
})

test('the last supervisor stays one when the other was deactivated a moment before, whoever asks', async () => {
  const { body } = await (await app.as('zhaolei')).get(`/people/${cast.lina}`)
  const zhaolei = await app.as('zhaolei')
  const { asked } = await app.db.transaction().execute(async (db) => {
    await db.updateTable('person').set({ active: false }).where('id', '=', cast.zhaolei).execute()
    const asked = zhaolei.put(`/people/${cast.lina}`, { ...body, role: 'officer', squad_id: cast.bado })
    // Until it has passed its policy and waits for the row that is held here; other databases' locks are none of ours.
    const waiting = sql`select from pg_locks w where not w.granted and w.pid in (select l.pid from pg_locks l
      join pg_database d on d.oid = l.database where d.datname = current_database())`
    await expect.poll(async () => (await waiting.execute(app.db)).rows.length, { timeout: 5000 }).toBeGreaterThan(0)
    return { asked }
  })
  expect((await asked).body.code).toBe('last_supervisor')
  const lina = await app.db.selectFrom('person').select(['role', 'active']).where('id', '=', cast.lina).execute()
  expect(lina).toEqual([{ role: 'supervisor', active: true }])
  await app.db.updateTable('person').set({ active: true }).where('id', '=', cast.zhaolei).execute()
})
