import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { desk, expectAccessible, openTheatre, phone, signInAs, signInVendor, type Theatre } from '../support/browser.ts'
import { cast, password, phones } from '../support/cast.ts'

let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
  const common = { market_id: cast.market, evening: '2026-11-23' }
  const at = new Date('2026-11-23T11:00:00Z')
  const { db } = theatre.app
  const [patrol, inspection, finding] = [cast.stall(900), cast.stall(901), cast.stall(902)]
  await db
    .insertInto('patrol')
    .values({ ...common, id: patrol, squad_id: cast.bado, lead_id: cast.wangqiang, started_at: at })
    .execute()
  await db
    .insertInto('inspection')
    .values({
      ...common,
      id: inspection,
      patrol_id: patrol,
      officer_id: cast.chenjing,
      stall_id: cast.stall(1),
      vendor_id: cast.zhangmei,
      outcome: 'findings',
      checklist_version: 1,
      at,
      claimed_at: at,
      received_at: at,
      content_hash: Buffer.alloc(32),
    })
    .execute()
  await db
    .insertInto('finding')
    .values({
      ...common,
      id: finding,
      inspection_id: inspection,
      item_code: 'FOOD-02',
      checklist_version: 1,
      vendor_id: cast.zhangmei,
      position: 1,
    })
    .execute()
  await db
    .insertInto('action')
    .values({
      ...common,
      id: cast.stall(903),
      finding_id: finding,
      at,
      kind: 'fix_by',
      // Past for whoever runs this, so the page has one thing to say on any day.
      deadline_at: new Date('2026-11-23T13:00:00Z'),
      position: 1,
    })
    .execute()
  await db
    .insertInto('matter')
    .values({
      id: finding,
      ...common,
      squad_id: cast.bado,
      stall_id: cast.stall(1),
      vendor_id: cast.zhangmei,
      item_code: 'FOOD-02',
      seen_at: at,
      first_state: 'awaiting_fix',
      state: 'awaiting_fix',
      due_at: new Date('2026-11-23T13:00:00Z'),
    })
    .execute()
})
afterAll(() => theatre.close())

describe.each([
  ['phone', phone],
  ['desk', desk],
] as const)('on a %s', (_, size) => {
  test('a vendor signs in with a code and reads the stall, what was found and that it costs nothing', async () => {
    const { page, errors, close } = await theatre.device(size)
    await signInVendor(theatre, page)
    await page.getByText('A-001', { exact: true }).waitFor()
    await page.getByText('15:00–21:00').waitFor()
    await page.getByText('摊位费 0 元').waitFor()
    const orders = page.getByRole('region', { name: '要改正的' })
    await orders.getByText('健康证过期').waitFor()
    await expectAccessible(page)

    await page.getByRole('link', { name: '看全部记录' }).click()
    await page.getByRole('heading', { level: 1, name: '我的记录' }).waitFor()
    await page.getByText('要求改正：11月23日 周一 21:00 前').waitFor()
    await page.getByText('带队：王强').waitFor()
    expect(await page.getByText('陈静').count()).toBe(0)
    await expectAccessible(page)

    await page.goto('/my-stall')
    await page.getByRole('link', { name: '在图上找我的摊位' }).click()
    await page.getByText('您的摊位：A-001').waitFor({ state: 'attached' })
    await expectAccessible(page)

    await page.goto(`/vendors/${cast.yangfan}`)
    await page.getByRole('heading', { level: 1, name: '无权查看' }).waitFor()
    expect(errors).toEqual([])
    theatre.app.time.now = new Date(theatre.app.time.now.getTime() + 61_000)
    await close()
  })

  test('a supervisor registers a vendor, told what is missing, and adds an officer who is on the list', async () => {
    const { page, errors, close } = await theatre.device(size)
    const n = size === phone ? 1 : 2
    await signInAs(page, 'lina', password)
    await page.goto('/vendors/new')
    await page.getByLabel('姓名或单位名称').fill(`周琴${n}`)
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('请填写 11 位手机号，以 1 开头。').waitFor()
    await expectAccessible(page)
    await page.getByLabel('手机号').fill(phones.yangfan)
    await page.getByLabel('业态').selectOption('fruit')
    await page.getByRole('switch', { name: '优先照顾' }).check()
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('这个手机号已登记过').waitFor()
    await page.getByLabel('手机号').fill(`1390415008${n}`)
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText(/李娜 于 2026年11月23日 周一 核验/).waitFor()
    await expectAccessible(page)

    await page.goto('/people/new')
    await page.getByLabel('姓名').fill(`何军${n}`)
    await page.getByLabel('用户名').fill(`hejun${n}`)
    await page.getByLabel('登录密码').fill('night market 7')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('队员必须属于一个中队。').waitFor()
    await page.getByLabel('中队', { exact: true }).selectOption({ label: '八道中队' })
    await expectAccessible(page)
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByRole('link', { name: new RegExp(`何军${n}.*协管员`) }).waitFor()
    await expectAccessible(page)
    await page.getByRole('tab', { name: '中队' }).click()
    await page.getByRole('link', { name: /八道中队/ }).click()
    await page.getByRole('heading', { level: 1, name: '修改中队' }).waitFor()
    await expectAccessible(page)
    expect(errors).toEqual([])
    await close()
  })
})
