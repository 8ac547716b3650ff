import { serve } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import Papa from 'papaparse'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../../src/app.ts'
import { openSession } from '../../src/people/queries-sessions.ts'
import { action, capture, finding, log } from '../inspections/captures.ts'
import { stageMatters, type Stage } from '../matters/matters.ts'
import { cast } from '../support/cast.ts'
import { startApp, tonight, type TestApp } from '../support/harness.ts'

let app: TestApp
let stage: Stage
let cookie: string
beforeAll(async () => {
  app = await startApp()
  stage = await stageMatters(app)
  const one = finding('HYG-01', { note: '=cmd|calc', actions: [action('remind')] })
  await log(stage.wangqiang, capture(stage.patrol, { note: '+86', findings: [one] }))
  for (let n = 0; n < 3; n++)
    await log(
      stage.wangqiang,
      capture(stage.patrol, {
        subject: { kind: 'place', place: '西口', at: { lng: 124.39, lat: 40.12 }, vendor_id: null },
      }),
    )
  const { token } = await openSession(app.db, { kind: 'person', id: cast.lina }, tonight, app.given.random)
  cookie = `session=${token}`
})
afterAll(() => app.close())

const begin = (entry: object) => stage.lina.post('/exports', { filter: {}, ...entry })
const fetchFile = (id: string) =>
  createApp(app.given, { per_account: 1e9, per_address: 1e9 }).request(`http://localhost/api/exports/${id}/file`, {
    headers: { cookie },
  })

async function file(entry: object) {
  const { status, body, text } = await begin(entry)
  if (status !== 201) throw new Error(text)
  const response = await fetchFile(body.id)
  return {
    id: body.id as string,
    expected: body.expected as number,
    response,
    bytes: Buffer.from(await response.arrayBuffer()),
  }
}

test('a list leaves as CSV with its filters, the log says who took it and how many rows', async () => {
  const { id, expected, bytes, response } = await file({
    kind: 'inspections',
    format: 'csv',
    filter: { outcome: 'findings' },
  })
  expect(expected).toBe(1)
  expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('检查-2026-11-23.csv'))
  const text = bytes.toString()
  expect(text.startsWith('\ufeff经营时段,时间,')).toBe(true)
  const [, cells] = Papa.parse<string[]>(text.slice(1)).data
  expect(cells).toContain("'+86")
  expect(cells).toContain('2026-11-23 19:05')
  expect((await stage.lina.get(`/exports/${id}`)).body).toMatchObject({ rows: 1, expected: 1, outcome: 'complete' })
  const events = await app.db
    .selectFrom('event')
    .select(['kind', 'body', 'actor_id'])
    .where('subject', '=', `export:${id}`)
    .orderBy('position')
    .execute()
  expect(events).toMatchObject([
    { kind: 'export.begun', actor_id: cast.lina, body: { kind: 'inspections', format: 'csv', expected: 1 } },
    { kind: 'export.ended', actor_id: cast.lina, body: { rows: 1, outcome: 'complete' } },
  ])
})

test('a list leaves as a workbook with a sheet of what was asked', async () => {
  const { bytes } = await file({ kind: 'vendors', format: 'xlsx', filter: { market: 'pingan' } })
  const data = await readSheet(bytes, 1)
  expect(data).toHaveLength(3)
  expect(data[0]?.slice(0, 3)).toEqual(['姓名或单位名称', '招牌名', '手机号（部分隐去）'])
  expect(JSON.stringify(data)).toMatch(/139\*{4}000/)
  expect(await readSheet(bytes, '筛选条件')).toEqual(
    expect.arrayContaining([
      ['市场', '平安夜市'],
      ['行数', 2],
      ['导出人', '李娜'],
    ]),
  )
})

test('places leave as polygons, roaming ones as points', async () => {
  const { bytes } = await file({ kind: 'inspections', format: 'geojson' })
  const { features } = JSON.parse(bytes.toString())
  expect(features).toHaveLength(4)
  const types = features.map((each: { geometry: { type: string } }) => each.geometry.type).sort()
  expect(types).toEqual(['Point', 'Point', 'Point', 'Polygon'])
  const polygon = features.find((each: { geometry: { type: string } }) => each.geometry.type === 'Polygon')
  const [ring] = polygon.geometry.coordinates
  expect(ring[0]).toEqual(ring.at(-1))
  const vendors = await file({ kind: 'vendors', format: 'geojson' })
  expect(JSON.parse(vendors.bytes.toString()).features).toHaveLength(3)
})

test('every list leaves in every form it has', async () => {
  for (const kind of ['findings', 'matters', 'assignments', 'patrols'])
    expect((await file({ kind, format: 'xlsx' })).bytes.length).toBeGreaterThan(1000)
  expect((await begin({ kind: 'patrols', format: 'geojson' })).status).toBe(400)
  expect((await begin({ kind: 'vendors', format: 'csv', filter: { outcome: 'findings' } })).status).toBe(400)
})

test('a file is fetched once, and by who asked for it', async () => {
  const { body } = await begin({ kind: 'vendors', format: 'csv' })
  const zhaolei = await app.as('zhaolei')
  expect((await zhaolei.get(`/exports/${body.id}`)).status).toBe(404)
  expect((await zhaolei.get(`/exports/${body.id}/file`)).status).toBe(404)
  expect((await stage.lina.get(`/exports/${body.id}/file`)).status).toBe(200)
  expect((await stage.lina.get(`/exports/${body.id}/file`)).body.code).toBe('export_taken')
  expect((await stage.wangqiang.post('/exports', { kind: 'vendors', format: 'csv', filter: {} })).status).toBe(403)
})

/** Patrols of more than one batch; the oldest is in a market whose clock nobody can read, which breaks the file off. */
async function brokenPatrols() {
  await app.db.updateTable('market').set({ time_zone: 'Nowhere/Land' }).where('id', '=', cast.street).execute()
  await sql`
    insert into patrol (id, market_id, evening, squad_id, lead_id, started_at)
    select gen_random_uuid(), case when n = 1 then ${cast.street} else ${cast.market} end, date '2025-01-01' + n,
      ${cast.bado}::uuid, ${cast.wangqiang}::uuid, ${tonight}::timestamptz
    from generate_series(1, 1500) n`.execute(app.db)
}

test('a file that breaks off never looks whole to who takes it, and its state says so', async () => {
  await brokenPatrols()
  const server = serve({ fetch: createApp(app.given).fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((listening) => server.once('listening', listening))
  const { port } = server.address() as AddressInfo
  try {
    for (const format of ['csv', 'xlsx']) {
      const { body } = await begin({ kind: 'patrols', format })
      const response = await fetch(`http://127.0.0.1:${port}/api/exports/${body.id}/file`, { headers: { cookie } })
      expect(response.status).toBe(200)
      await expect(response.arrayBuffer()).rejects.toThrow()
      await expect.poll(async () => (await stage.lina.get(`/exports/${body.id}`)).body.outcome).toBe('failed')
    }
  } finally {
    server.close()
  }
})

test('who stops reading stops the file', async () => {
  const { body } = await begin({ kind: 'patrols', format: 'csv' })
  const response = await fetchFile(body.id)
  const reader = (response.body as ReadableStream<Uint8Array>).getReader()
  await reader.read()
  await reader.cancel()
  await expect.poll(async () => (await stage.lina.get(`/exports/${body.id}`)).body.outcome).toBe('stopped')
})

test('who asks for the headers only takes nothing, who goes before the first row is noted', async () => {
  const { body } = await begin({ kind: 'patrols', format: 'csv' })
  const head = await stage.lina.send('HEAD', `/exports/${body.id}/file`)
  expect([head.status, head.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8'])
  const response = await fetchFile(body.id)
  expect(response.status).toBe(200)
  await response.body!.cancel()
  await expect.poll(async () => (await stage.lina.get(`/exports/${body.id}`)).body.outcome).toBe('stopped')
  expect((await stage.lina.send('HEAD', `/exports/${body.id}/file`)).status).toBe(409)
})

test('an account takes no more than twenty an hour', async () => {
  app.time.now = new Date(tonight.getTime() + 2 * 3_600_000)
  for (let n = 0; n < 20; n++) expect((await begin({ kind: 'vendors', format: 'csv' })).status).toBe(201)
  const { status, headers } = await begin({ kind: 'vendors', format: 'csv' })
  expect([status, headers.get('retry-after')]).toEqual([429, '3600'])
  app.time.now = tonight
})
