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
