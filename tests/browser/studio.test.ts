import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PlanVersion } from '../../src/studio/schema.ts'
import { cast, password } from '../support/cast.ts'
import { desk, expectAccessible, openTheatre, signInAs, type Theatre } from '../support/browser.ts'

let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
})
afterAll(() => theatre.close())

const plans = `/markets/${cast.market}/plans`
const latest = async () => {
  const lina = await theatre.app.as('lina')
  return (await lina.get(`${plans}/latest`)).body as PlanVersion
}

test('a supervisor makes a row by numbers, takes it back, makes it again and publishes it', async () => {
  const { page, errors, close } = await theatre.device(desk)
  await signInAs(page, 'lina', password)
  await page.goto(`/markets/${cast.market}`)
  await page.getByRole('link', { name: '画摊位图' }).click()
  await page.getByText('没有未发布的改动').waitFor()
  await page.getByRole('tab', { name: '成排' }).click()
  await page.getByLabel('起点顺街').fill('-60')
  await page.getByLabel('起点横街').fill('-40')
  await page.getByLabel('终点顺街').fill('-40')
  await page.getByLabel('终点横街').fill('-40')
  await page.getByLabel('摊位间距').fill('0.5')
  await page.getByText('会有 5 个摊位，共长 17 米').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: '加入 5 个摊位' }).click()
  await page.getByText('5 处改动未发布').waitFor()
  await page.getByRole('button', { name: '撤销' }).click()
  await page.getByText('没有未发布的改动').waitFor()
  await page.getByRole('button', { name: '重做' }).click()
  await page.getByText('5 处改动未发布').waitFor()
  await page.getByText(/^(校核通过|错误 0 处)/).waitFor()
  await page.getByRole('button', { name: '去发布' }).click()
  await page.getByText('摊位：新增 5，修改 0，删除 0').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: '发布第 2 版' }).click()
  await page.getByText('第 2 版摊位图已发布').waitFor()
  const { version, document } = await latest()
  expect([version, document.stalls.length]).toEqual([2, 11])
  expect(document.stalls.filter(({ row_label }) => row_label === 'C').map(({ number }) => number)).toEqual([
    'C-001',
    'C-002',
    'C-003',
    'C-004',
    'C-005',
  ])
  expect(errors).toEqual([])
  await close()
})

test('what was not published is offered again; when somebody else was faster, nothing of either is lost', async () => {
  const { page, errors, close } = await theatre.device(desk)
  await signInAs(page, 'lina', password)
  await page.goto(`/markets/${cast.market}/plan/edit`)
  await page.getByRole('checkbox', { name: /^A-001/ }).check()
  await page.getByRole('tab', { name: /选中/ }).click()
  await page.getByLabel('摊位号', { exact: true }).fill('东1')
  await page.getByLabel('摊位号', { exact: true }).press('Enter')
  await page.getByText('1 处改动未发布 · 已存在本机').waitFor()
  await expectAccessible(page)

  const before = await latest()
  const lina = await theatre.app.as('lina')
  const stalls = before.document.stalls.map((stall) =>
    stall.number === 'A-001'
      ? { ...stall, number: '西1' }
      : stall.number === 'A-002'
        ? { ...stall, number: '西2' }
        : stall,
  )
  const published = await lina.post(`${plans}/drawn`, {
    id: '00000000-0000-7000-8000-000000000777',
    expected_version: before.version,
    valid_from: '2026-11-23',
    note: null,
    document: { ...before.document, stalls },
    place: null,
    checks_reason: '测试',
    holders: [],
  })
  expect(published.status).toBe(201)

  await page.reload()
  await page.getByText('上次有 1 处改动没有发布').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: '继续编辑' }).click()
  // What both changed stands as published; the other's second number came along.
  await page.getByRole('checkbox', { name: /^西1/ }).waitFor()
  await page.getByRole('checkbox', { name: /^西2/ }).check()
  await page.getByRole('tab', { name: /选中/ }).click()
  await page.getByLabel('摊位号', { exact: true }).fill('南2')
  await page.getByLabel('摊位号', { exact: true }).press('Enter')

  const third = await lina.post(`${plans}/drawn`, {
    id: '00000000-0000-7000-8000-000000000778',
    expected_version: before.version + 1,
    valid_from: '2026-11-23',
    note: null,
    document: {
      ...before.document,
      stalls: stalls.map((stall) => (stall.number === '西2' ? { ...stall, number: '北2' } : stall)),
    },
    place: null,
    checks_reason: '测试',
    holders: [],
  })
  expect(third.status).toBe(201)
  await page.getByRole('button', { name: '去发布' }).click()
  await page.getByRole('button', { name: /^发布第/ }).click()
  await page.getByText('别人已经发布了新版').first().waitFor()
  await page.getByText('我的：南2；已发布：北2').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: '用我的' }).click()
  await page.getByRole('button', { name: /^发布第/ }).click()
  await page.getByText(/^第 \d+ 版摊位图已发布$/).waitFor()
  expect((await latest()).document.stalls.map(({ number }) => number)).toEqual(expect.arrayContaining(['西1', '南2']))
  expect(errors).toEqual([])
  await close()
})

test('a number typed as soon as its field is there counts', async () => {
  const { page, errors, close } = await theatre.device(desk)
  await signInAs(page, 'lina', password)
  await page.goto(`/markets/${cast.market}/plan/edit`)
  await page.getByRole('checkbox', { name: /^C-001/ }).check()
  // Within one turn, as somebody quick on a slow machine: between the field's coming and its first frame.
  await page.evaluate(`(async () => {
    document.querySelectorAll('.studio__panel [role=tab]')[1].click()
    await Promise.resolve()
    const number = document.querySelector('.studio-panel .commit input')
    number.value = '快1'
    number.dispatchEvent(new Event('input', { bubbles: true }))
    await Promise.resolve()
    number.form.requestSubmit()
  })()`)
  await page.getByText(/^1 处改动未发布/).waitFor()
  await page.getByRole('button', { name: '撤销' }).click()
  await page.getByText('没有未发布的改动').waitFor()
  expect(await page.getByLabel('摊位号', { exact: true }).inputValue()).toBe('C-001')
  expect(errors).toEqual([])
  await close()
})

test('the plan goes out as a file of each form and comes back without a difference', async () => {
  const { page, errors, close } = await theatre.device(desk)
  await signInAs(page, 'lina', password)
  await page.goto(`/markets/${cast.market}/plan/edit`)
  await page.getByRole('tab', { name: '文件' }).click()
  const stalls = (await latest()).document.stalls.length
  for (const form of ['GeoJSON', '表格 CSV', '表格 XLSX']) {
    const coming = page.waitForEvent('download')
    await page.getByRole('button', { name: form }).click()
    const file = await coming
    await page
      .locator('input[data-file=plan]')
      .setInputFiles({ name: file.suggestedFilename(), mimeType: '', buffer: await readFile(await file.path()) })
    await page.getByText(`可以读入 ${stalls} 项`).waitFor()
    await page.getByRole('button', { name: `读入 ${stalls} 项` }).click()
    await page.getByText('没有未发布的改动').waitFor()
  }
  await page.locator('input[data-file=plan]').setInputFiles({
    name: '路缘.geojson',
    mimeType: '',
    buffer: Buffer.from(
      JSON.stringify({
        type: 'FeatureCollection',
        features: [
          {
            type: 'Feature',
            properties: { type: '路沿' },
            geometry: {
              type: 'LineString',
              coordinates: [
                [124.394, 40.129],
                [124.395, 40.129],
              ],
            },
          },
        ],
      }),
    ),
  })
  await page.getByLabel('“路沿”，1 个').selectOption('kerb')
  await expectAccessible(page)
  await page.getByRole('button', { name: '按这样读入' }).click()
  await page.getByRole('button', { name: '读入 1 项' }).click()
  await page.getByText('1 处改动未发布').waitFor()
  expect(errors).toEqual([])
  await close()
})

test('rows that a file knows only by their order are laid along lines, one after the other', async () => {
  const { page, errors, close } = await theatre.device(desk)
  await signInAs(page, 'lina', password)
  await page.goto(`/markets/${cast.market}/plan/edit`)
  await page.getByRole('tab', { name: '文件' }).click()
  const rows = { rijen: [['甲1', '甲3', '甲5'], ['乙2', '乙4']], obstakels: [{ kraamA: '甲1', kraamB: '甲3' }] } // prettier-ignore
  await page
    .locator('input[data-file=plan]')
    .setInputFiles({ name: 'markt.json', mimeType: '', buffer: Buffer.from(JSON.stringify(rows)) })
  await page.getByText('另有 5 个摊位没有位置，分成 2 排').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: '逐排摆放' }).click()
  await page.getByRole('heading', { name: '摆放 1 排（第 1 排，共 2 排）' }).waitFor()
  await page.getByText('还没有线。这一排要 11 米。').waitFor()
  await page.getByLabel('起点顺街').fill('-60')
  await page.getByLabel('起点横街').fill('-70')
  await page.getByLabel('终点顺街').fill('-50')
  await page.getByLabel('终点横街').fill('-70')
  await page.getByText('末尾超出 1 米').waitFor()
  await page.getByLabel('终点顺街').fill('-40')
  await page.getByText('线长 20 米，排得下。').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: '加入 3 个摊位' }).click()
  await page.getByText('3 处改动未发布').waitFor()
  await page.getByRole('heading', { name: '摆放 2 排（第 2 排，共 2 排）' }).waitFor()
  await page.getByRole('button', { name: '在图上点两下定基线' }).click()
  const map = (await page.locator('.studio__map').boundingBox())!
  await page.mouse.click(map.x + 80, map.y + map.height - 80)
  await page.mouse.click(map.x + map.width - 80, map.y + map.height - 80)
  await page.getByText(/线长 [\d.]+ 米，排得下。/).waitFor()
  await page.getByRole('button', { name: '加入 2 个摊位' }).click()
  await page.getByText('5 处改动未发布').waitFor()
  await page.getByRole('heading', { name: '从文件读入' }).waitFor()
  await page.getByRole('button', { name: '撤销' }).click()
  await page.getByText('3 处改动未发布').waitFor()
  expect(errors).toEqual([])
  await close()
})

test('on a tablet a stall is drawn with two taps, dragged, and closing an assigned one asks about its vendor', async () => {
  const { page, errors, close } = await theatre.device({ width: 768, height: 1024 })
  await signInAs(page, 'lina', password)
  await page.goto(`/markets/${cast.market}/plan/edit`)
  await page.locator('.market-map').waitFor()
  await page.getByRole('button', { name: '画摊位', exact: true }).click()
  const box = (await page.locator('.studio__map').boundingBox())!
  const [x, y] = [box.x + box.width / 2, box.y + 90]
  await page.touchscreen.tap(x, y)
  await page.touchscreen.tap(x + 60, y + 60)
  await page.getByText('1 处改动未发布').waitFor()
  await page.getByText('选中 1 个摊位').waitFor()
  // What is said above the drawing grows; the drawing stays where the finger is.
  const after = (await page.locator('.studio__map').boundingBox())!
  expect(Math.abs(after.y - box.y)).toBeLessThan(8)
  const along = await page.getByLabel('顺街', { exact: true }).inputValue()
  const fingers = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: number) =>
    fingers.send('Input.dispatchTouchEvent', { type, touchPoints: at === undefined ? [] : [{ x: at, y: y + 30 }] })
  await touch('touchStart', x + 30)
  for (const at of [40, 60, 80, 90]) await touch('touchMove', x + at)
  await touch('touchEnd')
  await expect.poll(async () => page.getByLabel('顺街', { exact: true }).inputValue()).not.toBe(along)
  await page.getByRole('button', { name: '撤销' }).click()
  await page.getByRole('button', { name: '撤销' }).click()
  await page.getByText('没有未发布的改动').waitFor()

  const held = await theatre.app.db
    .selectFrom('assignment as a')
    .innerJoin('vendor as v', 'v.id', 'a.vendor_id')
    .select(['a.stall_id', 'v.name'])
    .where('a.market_id', '=', cast.market)
    .executeTakeFirstOrThrow()
  const number = (await latest()).document.stalls.find(({ stall_id }) => stall_id === held.stall_id)!.number
  await page.getByRole('tab', { name: '列表' }).click()
  await page.getByRole('checkbox', { name: new RegExp(`^${number}`) }).check()
  await page.getByRole('tab', { name: /选中/ }).click()
  await page.getByRole('switch', { name: /停用/ }).check()
  await page.getByRole('button', { name: '去发布' }).click()
  await page.getByRole('button', { name: /^发布第/ }).click()
  await page.getByText(new RegExp(`${number} ${held.name}`)).waitFor()
  await expectAccessible(page)
  await page.getByRole('radio', { name: '新图生效前一天结束分配' }).check()
  await page.getByRole('button', { name: /^发布第/ }).click()
  await page.getByText(/^第 \d+ 版摊位图已发布$/).waitFor()
  expect(errors).toEqual([])
  await close()
})
