import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand } from '../../src/commands/run.ts'
import { cast } from '../support/cast.ts'
import { seededRandom, startApp, tonight, type TestApp } from '../support/harness.ts'
import { box, file } from './file.ts'

let app: TestApp
let folder: string
beforeAll(async () => {
  app = await startApp()
  folder = mkdtempSync(join(tmpdir(), 'plan-'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await app.close()
})

const write = (name: string, content: unknown) => {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}
const random = seededRandom('command')
async function run(...args: string[]) {
  const lines: string[] = []
  const print = (line: string) => void lines.push(line)
  const given = {
    database: app.database,
    district: 'yuanbao',
    now: tonight,
    random,
    print,
    photos: app.given.photos,
    env: {},
  }
  const code = await runCommand('import', args, given)
  return { code, out: lines.join('\n') }
}
const versions = async () =>
  (
    await app.db.selectFrom('plan').select(['version', 'valid_from', 'published_by']).orderBy('version').execute()
  ).slice(1)

const good = () => write('good.geojson', file(box('C1', -60, -60), box('C2', -57, -60)))
const mixed = () => write('mixed.geojson', file(box('C1', -60, -60), box('C2', -50, -60), box('C2', -40, -60)))

test('a look only publishes nothing', async () => {
  const { code, out } = await run('plan', good(), '--market', cast.market, '--dry-run')
  expect(code).toBe(0)
  expect(out).toContain('added 2 · changed 0 · unchanged 0 · kept 6 · with problems 0')
  expect(out).toContain('只检查，没有导入')
  expect(await versions()).toEqual([])
})

test('problems are named in both languages and nothing is imported', async () => {
  const { code, out } = await run('plan', mixed(), '--market', cast.market)
  expect(code).toBe(1)
  expect(out).toContain('#2 C2  duplicate_number')
  expect(out).toContain('摊位号与 C2（第 3 个）重复')
  expect(out).toContain('also that of C2 (feature 3)')
  expect(out).toContain('--good-only')
  expect(await versions()).toEqual([])
})

test('the good ones only, on behalf of a supervisor, from a day', async () => {
  const args = [
    'plan',
    mixed(),
    '--market',
    cast.market,
    '--good-only',
    '--valid-from',
    '2026-12-01',
    '--supervisor',
    'lina',
  ]
  const { code, out } = await run(...args)
  expect(code).toBe(0)
  expect(out).toContain('已发布第 2 版，2026-12-01 起生效')
  expect(await versions()).toEqual([{ version: 2, valid_from: '2026-12-01', published_by: cast.lina }])
})

test('without a name it is the software’s own doing, from this evening on', async () => {
  const { code } = await run('plan', good(), '--market', cast.market)
  expect(code).toBe(0)
  expect((await versions())[1]).toEqual({ version: 3, valid_from: '2026-11-23', published_by: null })
  const [event] = await app.db
    .selectFrom('event')
    .selectAll()
    .where('kind', '=', 'plan.published')
    .orderBy('position', 'desc')
    .execute()
  expect(event).toMatchObject({ actor_kind: 'system', body: { version: 3, added: 1, unchanged: 1 } })
  const again = await run('plan', good(), '--market', cast.market)
  expect([again.code, again.out.includes('与现有摊位图相同')]).toEqual([1, true])
})

test.each<[string, () => string[], string]>([
  ['no arguments', () => [], '用法'],
  ['an unknown option', () => ['plan', good(), '--market', cast.market, '--quick'], '用法'],
  ['another thing', () => ['shops', good(), '--market', cast.market], '用法'],
  ['a file that is not there', () => ['plan', join(folder, 'none'), '--market', cast.market], '读不到文件'],
  ['a market that is not there', () => ['plan', good(), '--market', 'nowhere'], cast.market],
  ['a street', () => ['plan', good(), '--market', cast.street], '沿街店铺'],
  [
    'a day that is not there',
    () => ['plan', good(), '--market', cast.market, '--valid-from', '2026-02-30'],
    '不是日期',
  ],
  [
    'yesterday',
    () => [
      'plan',
      write('late.geojson', file(box('F1', -60, -70))),
      '--market',
      cast.market,
      '--valid-from',
      '2026-11-22',
    ],
    '不能早于今天',
  ],
  [
    'an officer as supervisor',
    () => ['plan', good(), '--market', cast.market, '--supervisor', 'wangqiang'],
    '没有这位主管',
  ],
  [
    'a file that is no JSON',
    () => ['plan', write('broken.geojson', '{"type":'), '--market', cast.market],
    'not_geojson',
  ],
])('%s is told and ends with 1', async (_, args, words) => {
  const { code, out } = await run(...args())
  expect(code).toBe(1)
  expect(out).toContain(words)
})

test('coordinates that land elsewhere are told with how to answer, and read as they are said to be', async () => {
  const swapped = (number: string, x: number) => {
    const plot = box(number, x, -90)
    return {
      ...plot,
      geometry: {
        ...plot.geometry,
        coordinates: plot.geometry.coordinates.map((ring) => ring.map(([a, b]) => [b, a])),
      },
    }
  }
  const path = write('swapped.geojson', file(swapped('S1', 0), swapped('S2', 4)))
  const asked = await run('plan', path, '--market', cast.market)
  expect(asked.code).toBe(1)
  expect(asked.out).toContain('照原样读不在地球上，按 swapped 读离')
  expect(asked.out).toContain('--coordinates')
  const before = await versions()
  const look = await run('plan', path, '--market', cast.market, '--coordinates', 'swapped', '--dry-run')
  expect(look.out).toContain('added 2 · ')
  expect((await run('plan', path, '--market', cast.market, '--coordinates', 'mars')).out).toContain('usage')
  expect(await versions()).toEqual(before)
})
