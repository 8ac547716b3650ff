import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSession } from '../../src/people/queries-sessions.ts'
import { problems } from '../../src/problems.ts'
import { cast, phones } from '../support/cast.ts'
import { startApp, type TestApp } from '../support/harness.ts'
import { fromSchema, hostile, mutate, type Schema } from './arbitrary.ts'

// The same requests in every run, so that a landing does not hang on chance; FUZZ_SEED and FUZZ_RUNS search further.
const seed = Number(process.env['FUZZ_SEED'] ?? 20261123)
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 60)

interface Operation {
  parameters?: { in: string; name: string; schema: Schema }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
}

const known = [
  ...[cast.market, cast.street, cast.bado, cast.lina, cast.wangqiang, cast.chenjing, cast.zhangmei, cast.malong],
  ...[cast.stall(1), cast.stall(3), cast.shop(1), cast.plan, phones.zhangmei, 'PLOT-01', '2026-11-23'],
]

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

/** Nobody, a forger, and one signed in per role; made anew for each route, because the requests sign out and deactivate. */
async function freshCookies() {
  await app.db.updateTable('person').set({ active: true }).execute()
  const session = async (kind: 'person' | 'vendor', id: string) =>
    `session=${(await openSession(app.db, { kind, id }, app.time.now, app.given.random)).token}`
  return [
    undefined,
    'session=forged',
    await session('person', cast.lina),
    await session('person', cast.wangqiang),
    await session('vendor', cast.zhangmei),
  ]
}

function requestFor(path: string, operation: Operation, cookies: (string | undefined)[]) {
  const parameters = operation.parameters ?? []
  const of = (place: string) =>
    fc.record(
      Object.fromEntries(
        parameters
          .filter((p) => p.in === place)
          .map((p) => [p.name, fc.oneof({ weight: 5, arbitrary: fromSchema(p.schema, known) }, hostile)]),
      ),
      place === 'query' ? { requiredKeys: [] } : {},
    )
  const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema
  return fc.record({
    path: fc.constant(path),
    inPath: of('path'),
    inQuery: of('query'),
    body: body ? fromSchema(body, known) : fc.constant(undefined),
    changed: fc.boolean(),
    where: fc.double({ min: 0, max: 1, noNaN: true }),
    hostile,
    cookie: fc.constantFrom(...cookies),
  })
}

const written = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))

test('thousands of mutated requests at every route: a Problem with a code and the right status, never a 500', async () => {
  const document = (await app.anyone.get('/openapi.json')).body as { paths: Record<string, Record<string, Operation>> }
  let sent = 0
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      const cookies = await freshCookies()
      await fc.assert(
        fc.asyncProperty(requestFor(path, operation, cookies), async (request) => {
          const url = new URL(
            `http://localhost${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(written(request.inPath[name]).toWellFormed()))}`,
          )
          for (const [name, value] of Object.entries(request.inQuery)) url.searchParams.set(name, written(value))
          const body = request.changed ? mutate(request.body, request.where, request.hostile) : request.body
          const response = await app.app.request(url, {
            method: method.toUpperCase(),
            headers: { 'content-type': 'application/json', ...(request.cookie && { cookie: request.cookie }) },
            ...(body !== undefined && method !== 'get' && { body: JSON.stringify(body) ?? '' }),
          })
          sent += 1
          if (response.headers.get('content-type')?.includes('event-stream'))
            return void (await response.body?.cancel())
          const text = await response.text()
          expect(response.status, `${method} ${url.pathname} → ${text}`).toBeLessThan(500)
          if (response.status >= 400) {
            const { code } = JSON.parse(text) as { code: keyof typeof problems }
            expect(problems[code], text).toBe(response.status)
          }
        }),
        { seed, numRuns, endOnFailure: true },
      )
    }
  }
  expect(sent).toBeGreaterThan(Object.keys(document.paths).length * numRuns * 0.9)
}, 300_000)
