import { afterAll, beforeAll, expect, test } from 'vitest'
import { ladder } from '../../src/enforcement/rules.ts'
import { actionKinds } from '../../src/enforcement/rules-kinds.ts'
import { startApp, type TestApp } from '../support/harness.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

test('the ladder and the table action_kind say the same', async () => {
  const rows = await app.db.selectFrom('action_kind').selectAll().orderBy('rank').execute()
  const here = actionKinds.map((code) => ({ code, class: ladder[code].class, rank: ladder[code].rank }))
  expect(here.toSorted((a, b) => a.rank - b.rank)).toEqual(rows)
})
