import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '../support/harness.ts'

const file = 'tests/contract/openapi.json'
let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

test('the OpenAPI document is the committed contract; UPDATE_CONTRACT=1 writes a new one', async () => {
  const { body } = await app.anyone.get('/openapi.json')
  const text = `${JSON.stringify(body, null, 2)}\n`
  if (process.env['UPDATE_CONTRACT']) writeFileSync(file, text)
  expect(readFileSync(file, 'utf8')).toBe(text)
})

test('it describes every route below /api, each with a summary', async () => {
  const { body } = await app.anyone.get('/openapi.json')
  const described = Object.entries(body.paths as Record<string, Record<string, { summary?: string }>>).flatMap(
    ([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => ({
        route: `${method.toUpperCase()} ${path}`,
        summary: operation.summary,
      })),
  )
  const routed = new Set(
    app.app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/') && path !== '/api/openapi.json')
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)(\{[^}]*\})?/g, '{$1}')}`),
  )
  expect(new Set(described.map(({ route }) => route))).toEqual(routed)
  expect(described.filter(({ summary }) => !summary)).toEqual([])
})
