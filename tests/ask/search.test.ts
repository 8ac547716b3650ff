import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildSearchOnce, entriesHolding, keepWords, rebuildSearch } from '../../src/ask/queries-search.ts'
import { holds } from '../../src/ask/rules-search.ts'
import { action, capture, finding, fresh, log } from '../inspections/captures.ts'
import { stageMatters, type Stage } from '../matters/matters.ts'
import { cast } from '../support/cast.ts'
import { startApp, tonight, type TestApp } from '../support/harness.ts'

let app: TestApp
let stage: Stage
beforeAll(async () => {
  app = await startApp()
  await rebuildSearch(app.db)
  stage = await stageMatters(app)
})
afterAll(() => app.close())

const search = async (q: string, more = '') => {
  const { status, body, text } = await stage.lina.get(`/search?q=${encodeURIComponent(q)}${more}`)
  if (status !== 200) throw new Error(text)
  return body
}
const kindsOf = (body: { groups: { kind: string }[] }) => body.groups.map((group) => group.kind)

test('one box finds vendors, stalls, shops, items and notes, with the hit marked', async () => {
  const one = finding('HYG-01', { note: '油污ＡＢ没有清理干净', actions: [action('remind')] })
  const sent = capture(stage.patrol, { note: '老板不在，帮工在场', findings: [one] })
  expect((await log(stage.wangqiang, sent)).status).toBe(201)
  const vendors = await search('张')
  expect(kindsOf(vendors)).toEqual(['vendor'])
  expect(vendors.groups[0].hits[0]).toMatchObject({ kind: 'vendor', leads_to: cast.zhangmei })
  expect(vendors.groups[0].hits[0].found).toContainEqual({ words: '张', hit: true })
  expect((await search('a-001')).groups[0].hits[0]).toMatchObject({
    kind: 'stall',
    leads_to: cast.stall(1),
    market: { id: cast.market },
    vendor: '张梅',
  })
  const notes = await search('油污ab')
  expect(notes.groups).toHaveLength(1)
  expect(notes.groups[0].hits[0]).toMatchObject({ kind: 'finding', leads_to: one.id, vendor: '张梅' })
  expect((await search('清理 油污')).groups[0].hits).toHaveLength(1)
  expect((await search('清理 没人')).groups).toEqual([])
  expect(kindsOf(await search('帮工在'))).toEqual(['inspection'])
  expect((await search('hyg-01')).items).toMatchObject([{ code: 'HYG-01' }])
})

test('a vendor’s words of a call for help are found, and lead to the rows of that place and day', async () => {
  const zhangmei = await app.as('zhangmei')
  const place = { kind: 'stall', id: cast.stall(1) }
  const ask = (words: string | null) => {
    const id = fresh()
    return zhangmei.put(`/own/requests/${id}`, { id, place, help_kind: 'carry', words })
  }
  const said = await ask('冰柜抬不动，Ｂ口斜坡')
  expect([said.status, (await ask(null)).status]).toEqual([201, 201])
  const { groups } = await search('斜坡 b口')
  expect(groups).toMatchObject([
    {
      kind: 'help_call',
      hits: [
        {
          id: said.body.id,
          leads_to: place.id,
          place: '2026-11-23',
          vendor: '张梅',
          market: { id: cast.market },
          at: said.body.asked_at,
        },
      ],
    },
  ])
  const [{ leads_to, place: day }] = groups[0].hits
  const list = await stage.lina.get(`/ask/help_calls?place=${leads_to}&from=${day}&to=${day}`)
  expect(list.body.rows.map(({ id }: { id: string }) => id)).toContain(said.body.id)
  expect((await stage.lina.get(`/ask/help_calls?place=${leads_to}&to=2026-11-22`)).body.rows).toEqual([])
  // What a supervisor asks a squad is no vendor's word.
  const look = fresh()
  expect(
    (await stage.lina.put(`/markets/${cast.market}/requests/${look}`, { id: look, place, words: '斜坡那边看一下' }))
      .status,
  ).toBe(201)
  expect(kindsOf(await search('斜坡'))).toEqual(['help_call'])
  expect((await search('斜坡')).groups[0].hits).toHaveLength(1)
  for (const who of [zhangmei, stage.wangqiang]) expect((await who.get('/search?q=斜坡')).status).toBe(403)
})

test('what was written before the search knew its kind is found once the server starts', async () => {
  const all = () => app.db.selectFrom('search_entry').selectAll().orderBy('kind').orderBy('subject_id').execute()
  const before = await all()
  await app.db.deleteFrom('search_entry').where('kind', '=', 'help_call').execute()
  expect((await search('冰柜')).groups).toEqual([])
  await buildSearchOnce(app.db)
  expect(kindsOf(await search('冰柜'))).toEqual(['help_call'])
  expect(await all()).toEqual(before)
})

test('what is changed is found by its new words only', async () => {
  const entry = {
    name: '贺新',
    trade_name: '贺家豆腐',
    phone: '13904159999',
    party: 'person',
    origin: 'settled',
    category_id: 'snacks',
    priority: false,
  }
  const { body } = await stage.lina.post('/vendors', entry)
  expect(kindsOf(await search('贺家豆'))).toEqual(['vendor'])
  await stage.lina.put(`/vendors/${body.id}`, { ...entry, trade_name: '贺家花店' })
  expect(kindsOf(await search('贺家豆'))).toEqual([])
  expect(kindsOf(await search('贺家花'))).toEqual(['vendor'])
})

test('a kind goes on by key, the newest first, also among hits of one instant', async () => {
  for (let n = 0; n < 65; n++)
    expect((await log(stage.wangqiang, capture(stage.patrol, { note: `灯光很暗 ${n}` }))).status).toBe(201)
  const seen: string[] = []
  let after = ''
  do {
    const body = await search('灯光', `&kind=inspection${after}`)
    seen.push(...body.groups[0].hits.map((hit: { id: string }) => hit.id))
    after = body.groups[0].next === null ? '' : `&after=${body.groups[0].next}`
  } while (after !== '')
  expect(new Set(seen).size).toBe(65)
  expect(seen).toHaveLength(65)
  expect((await search('灯光')).groups[0].hits).toHaveLength(5)
})

test('a rebuild finds what writing found', async () => {
  const all = () => app.db.selectFrom('search_entry').selectAll().orderBy('kind').orderBy('subject_id').execute()
  const written = await all()
  expect(await rebuildSearch(app.db, 7)).toBe(written.length)
  expect(await all()).toEqual(written)
})

test('what is found equals a plain scan of the texts, whatever they hold', async () => {
  const letters = fc.constantFrom(
    '摊',
    '位',
    '油',
    '烟',
    '檢',
    'a',
    'b',
    'C',
    'Ｃ',
    '1',
    '２',
    '𠮷',
    '%',
    '_',
    '\\',
    ' ',
    '-',
  )
  const texts = fc.sample(fc.string({ unit: letters, minLength: 1, maxLength: 14 }), { numRuns: 150, seed: 6 })
  const kept = texts.filter((text) => text.trim() !== '').map((text) => ({ id: fresh(), text }))
  await app.db
    .insertInto('incident')
    .values(
      kept.map(({ id, text }) => ({
        id,
        market_id: cast.market,
        evening: '2026-11-23',
        kind: 'quarrel' as const,
        note: text,
        at: tonight,
        reported_by: cast.wangqiang,
      })),
    )
    .execute()
  await keepWords(
    app.db,
    'incident',
    kept.map(({ id }) => id),
  )
  const questions = fc.sample(fc.string({ unit: letters, minLength: 2, maxLength: 4 }), { numRuns: 150, seed: 7 })
  let found = 0
  for (const question of questions) {
    const hits = await entriesHolding(app.db, 'incident', question, { after: null, limit: 1000 })
    const expected = kept.filter(({ text }) => holds(text, question)).map(({ id }) => id)
    expect([question, hits.map(({ id }) => id).sort()]).toEqual([question, expected.sort()])
    found += hits.length
  }
  expect(found).toBeGreaterThan(50)
})

test('only supervisors search', async () => {
  expect((await stage.wangqiang.get('/search?q=张')).status).toBe(403)
})
