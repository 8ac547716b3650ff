import { afterAll, beforeAll, expect, test } from 'vitest'
import { machines } from '../../src/matters/rules-machine.ts'
import { startApp, type TestApp } from '../support/harness.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

test('the machines and the table transition say the same', async () => {
  const rows = await app.db.selectFrom('transition').selectAll().execute()
  const line = (machine: string, step: string, from: string, to: string) => `${machine}: ${from} -${step}-> ${to}`
  const stored = rows.map(({ machine, step, from_state, to_state }) => line(machine, step, from_state, to_state))
  const here = Object.entries(machines).flatMap(([machine, ways]) =>
    ways.flatMap(({ step, from, to }) => from.map((one) => line(machine, step, one, to))),
  )
  expect(stored.sort()).toEqual(here.sort())
})
