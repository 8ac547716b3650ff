import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { mergePlan } from '../../../src/plan/rules-merge.ts'
import { problemOf } from '../../../src/plan/rules-read.ts'
import { previewOf } from '../../../src/plan/rules-preview.ts'
import { readImport } from '../../../web/plan/import-read.ts'
import type { PlanPreview } from '../../../src/plan/schema-import.ts'
import { createImportStore } from '../../../web/plan/import-store.ts'
import { blank, box, file } from '../../plan/file.ts'

interface Asked {
  path: string
  body: {
    geojson: unknown
    coordinates: string | null
    valid_from: string
    axis_bearing: number | null
    good_only?: boolean
    expected_version?: number
  }
}
let asked: Asked[]
let refusal: { status: number; code: string } | null

const answer = (status: number, body: unknown, type = 'application/json') =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': type } })

/** What the plan checks find in the plan to be. */
let open: Pick<PlanPreview, 'errors' | 'warnings' | 'landing'> = { errors: 0, warnings: 0, landing: null }

beforeEach(() => {
  open = { errors: 0, warnings: 0, landing: null }
  asked = []
  refusal = null
  vi.stubGlobal('fetch', async (path: string, init: { body: string }) => {
    const body = JSON.parse(init.body) as Asked['body']
    asked.push({ path, body })
    if (refusal) return answer(refusal.status, { code: refusal.code }, 'application/problem+json')
    if (!path.endsWith('/preview')) return answer(201, { id: 'p', version: 4, valid_from: body.valid_from })
    return answer(200, previewOf(mergePlan({ ...blank, geojson: body.geojson }), 3, open))
  })
})
afterEach(() => vi.unstubAllGlobals())

const chosen = (content: unknown, name = 'plan.geojson') =>
  new File([typeof content === 'string' ? content : JSON.stringify(content)], name)
const doubled = file(box('A1', 0, 0), box('A2', 5, 0), box('A2', 10, 0))

test('a chosen file is checked, and its stalls stand beside what becomes of them', async () => {
  const store = createImportStore('pingan', readImport)
  store.validFrom.value = '2026-12-01'
  await store.choose(chosen(doubled))
  expect(asked).toEqual([
    {
      path: '/api/markets/pingan/plans/preview',
      body: { geojson: doubled, coordinates: null, valid_from: '2026-12-01', axis_bearing: null },
    },
  ])
  expect(store.places.value.map(({ place, becomes }) => [place.number, becomes])).toEqual([
    ['A1', 'added'],
    ['A2', 'left_out'],
    ['A2', 'left_out'],
  ])
  expect([store.good.value, store.changes.value, store.busy.value]).toEqual([1, 1, null])
  store.select('feature-2')
  expect(store.selectedProblems.value).toEqual([expect.objectContaining({ feature: 2, problem: 'duplicate_number' })])
})

test('publishing says which version was looked at and which features are meant', async () => {
  const store = createImportStore('pingan', readImport)
  store.validFrom.value = '2026-12-01'
  await store.choose(chosen(doubled))
  await store.publish(true)
  expect(asked[1]).toMatchObject({ path: '/api/markets/pingan/plans', body: { good_only: true, expected_version: 3 } })
  expect(store.published.value?.version).toBe(4)
})

test('a refusal is kept for the page, and the preview with it', async () => {
  const store = createImportStore('pingan', readImport)
  await store.choose(chosen(doubled))
  refusal = { status: 409, code: 'plan_changed' }
  await store.publish(true)
  expect(store.problem.value).toMatchObject({ code: 'plan_changed' })
  expect(store.published.value).toBeNull()
  expect(store.preview.value).not.toBeNull()
})

test('text that is no JSON is sent on to be named; a file with a byte order mark is read', async () => {
  const store = createImportStore('pingan', readImport)
  await store.choose(chosen('{"type":'))
  expect(asked[0]?.body.geojson).toBeNull()
  expect(store.preview.value?.problems[0]?.problem).toBe('not_geojson')
  await store.choose(chosen(`\uFEFF${JSON.stringify(file(box('A1', 0, 0)))}`))
  expect(store.preview.value?.problem_count).toBe(0)
})

test('a file too large is told before it is read', async () => {
  const store = createImportStore('pingan', readImport)
  const large = chosen('{}')
  Object.defineProperty(large, 'size', { value: 65 * 1024 * 1024 })
  await store.choose(large)
  expect(asked).toEqual([])
  expect(store.problem.value).toMatchObject({ code: 'body_too_large' })
})

test('a file with more features than an import takes is told with their count, and nothing is sent', async () => {
  const store = createImportStore('pingan', async () => ({
    refusal: problemOf(null, null, 'too_many_features', { features: 61_204, most: 20_000 }),
  }))
  await store.choose(chosen(doubled))
  expect([store.refusal.value?.detail['features'], store.preview.value, asked.length]).toEqual([61_204, null, 0])
  store.startOver()
  expect(store.refusal.value).toBeNull()
})

test('giving up while a file is read leaves the page as if none had been chosen', async () => {
  const store = createImportStore(
    'pingan',
    (_, signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('ended')))),
  )
  const reading = store.choose(chosen(doubled))
  expect(store.busy.value).toBe('reading')
  store.cancel()
  await reading
  expect([store.busy.value, store.problem.value, store.file.value, asked.length]).toEqual([null, undefined, null, 0])
})

test('where a file lands is asked about, and the answer goes with every later question and with publishing', async () => {
  open = { ...open, landing: { as_is_m: 612, likely: 'gcj02', likely_m: 2 } }
  const store = createImportStore('pingan', readImport)
  await store.choose(chosen(doubled))
  expect(store.doubt.value).toEqual(open.landing)
  open = { ...open, landing: null }
  await store.readAs('gcj02')
  expect(store.doubt.value).toBeNull()
  await store.publish(true)
  expect(asked.map(({ body }) => body.coordinates)).toEqual([null, 'gcj02', 'gcj02'])
  await store.choose(chosen(doubled))
  expect(asked.at(-1)?.body.coordinates).toBeNull()
})

test('an answer whose consequences nobody could look at is not published', async () => {
  const store = createImportStore('pingan', readImport)
  await store.choose(chosen(doubled))
  await store.readAs('as_is')
  refusal = { status: 503, code: 'try_again' }
  await store.readAs('bd09')
  expect(store.coordinates.value).toBe('as_is')
  refusal = null
  await store.publish(true)
  expect(asked.at(-1)?.body.coordinates).toBe('as_is')
})

test('errors of the plan checks want a reason, which is sent along; without errors none is', async () => {
  const store = createImportStore('pingan', readImport)
  open = { errors: 2, warnings: 1, landing: null }
  await store.choose(chosen(file(box('A1', 0, 0))))
  expect(store.wantsReason.value).toBe(true)
  store.reason.value = ' 先划线后整改 '
  expect(store.wantsReason.value).toBe(false)
  await store.publish(false)
  expect(asked.at(-1)?.body).toMatchObject({ checks_reason: '先划线后整改' })
  store.startOver()
  open = { errors: 0, warnings: 1, landing: null }
  await store.choose(chosen(file(box('A1', 0, 0))))
  expect(store.wantsReason.value).toBe(false)
  await store.publish(false)
  expect(asked.at(-1)?.body).toMatchObject({ checks_reason: null })
})
