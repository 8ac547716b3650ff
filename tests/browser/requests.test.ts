import { afterAll, beforeAll, expect, test } from 'vitest'
import { desk, expectAccessible, openTheatre, phone, signInAs, signInVendor, type Theatre } from '../support/browser.ts'
import { cast, password } from '../support/cast.ts'

let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
})
afterAll(() => theatre.close())

/** The half minute after which an open page looks again by itself. */
const half = 31_000

test('a vendor calls, an officer finds it among what is due and goes; the vendor reads who comes and that it is done', async () => {
  const vendor = await theatre.device(phone)
  const officer = await theatre.device(phone)
  await vendor.page.clock.install()
  await signInVendor(theatre, vendor.page)
  const calls = vendor.page.getByRole('region', { name: '求助' })
  await calls.getByText('队员帮忙不收钱').waitFor()
  await calls.getByRole('button', { name: '帮我搬东西' }).click()
  await calls.getByLabel('还想说什么').fill('桌子太重')
  await expectAccessible(vendor.page)

  await vendor.setOffline(true)
  await calls.getByRole('button', { name: '叫队员来' }).click()
  await calls.getByText('连不上网络').waitFor()
  await vendor.setOffline(false)
  await calls.getByRole('button', { name: '叫队员来' }).click()
  await calls.getByText('等队员来').waitFor()
  await expectAccessible(vendor.page)
  expect(await theatre.app.db.selectFrom('request').select(['help_kind', 'words']).execute()).toEqual([
    { help_kind: 'carry', words: '桌子太重' },
  ])

  await signInAs(officer.page, 'chenjing', password)
  await officer.page.goto('/patrols')
  await officer.page.getByLabel('市场').selectOption({ label: '平安夜市' })
  await officer.page.getByRole('button', { name: '开始巡查' }).click()
  await officer.page.getByRole('tab', { name: /待办/ }).click()
  await officer.page.getByRole('button', { name: /^A-001.*商户求助：帮忙搬运：桌子太重/ }).click()
  // There is no signal where the officer stands: what they say is on their phone until there is.
  await officer.setOffline(true)
  await officer.page.getByRole('button', { name: '我去' }).click()
  await officer.page.getByText('陈静 去了').waitFor()
  await officer.page.getByText('在这部手机上，还没送达').first().waitFor()
  await expectAccessible(officer.page)
  expect(await theatre.app.db.selectFrom('request').select('answered_by').execute()).toEqual([{ answered_by: null }])
  await officer.setOffline(false)
  await officer.page.getByText('在这部手机上，还没送达').waitFor({ state: 'detached' })
  await vendor.page.clock.fastForward(half)
  await calls.getByText(/^陈静 已经在路上/).waitFor()

  await officer.page.getByRole('button', { name: '办好了' }).click()
  await officer.page.getByText('陈静 去了').waitFor({ state: 'detached' })
  await vendor.page.clock.fastForward(half)
  await calls.getByText(/^办好了/).waitFor()
  expect(await calls.getByRole('button', { name: /收回/ }).count()).toBe(0)
  const thanked = calls.getByText(/^您道过谢/)
  await calls.getByRole('button', { name: /^谢谢/ }).click()
  await thanked.waitFor()
  await expectAccessible(vendor.page)
  await vendor.page.getByRole('button', { name: '撤销' }).click()
  await thanked.waitFor({ state: 'detached' })
  await calls.getByRole('button', { name: /^谢谢/ }).click()
  await thanked.waitFor()
  await officer.page.goto(`/markets/${cast.market}/requests`)
  await officer.page.getByRole('region', { name: '商户道谢' }).getByText('A-001 张梅：谢谢帮忙搬运').waitFor()
  await expectAccessible(officer.page)
  expect([...vendor.errors, ...officer.errors]).toEqual([])
  await vendor.close()
  await officer.close()
})

test('a vendor with two stalls says at which; of three that wait one is taken back before there is another', async () => {
  const { page, errors, close } = await theatre.device(phone)
  theatre.app.time.now = new Date(theatre.app.time.now.getTime() + 61_000)
  const second = { stall_id: cast.stall(4), vendor_id: cast.zhangmei, starts_on: '2026-11-01', ends_on: null }
  const lina = await theatre.app.as('lina')
  expect((await lina.post(`/markets/${cast.market}/assignments`, second)).status).toBe(201)
  await signInVendor(theatre, page)
  const calls = page.getByRole('region', { name: '求助' })
  await calls.getByRole('button', { name: '线看不清了' }).click()
  await calls.getByLabel('平安夜市 B-001 摊位').check()
  await expectAccessible(page)
  await calls.getByRole('button', { name: '叫队员来' }).click()
  await calls.getByText(/求助 · B-001$/).waitFor()
  for (const kind of ['没水没电', '帮我收摊']) {
    await calls.getByRole('button', { name: kind }).click()
    await calls.getByRole('button', { name: '叫队员来' }).click()
    await calls.getByRole('button', { name: `不用来了，收回：${kind}` }).waitFor()
  }
  await calls.getByText('您已有几个求助在等').waitFor()
  expect(await calls.getByRole('button', { name: '帮我办证' }).count()).toBe(0)
  await calls.getByRole('button', { name: '不用来了，收回：帮我收摊' }).click()
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click()
  expect(await calls.getByText(/^已收回/).count()).toBe(0)
  await calls.getByRole('button', { name: '不用来了，收回：帮我收摊' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '收回求助' }).click()
  await calls.getByText(/^已收回/).waitFor()
  await calls.getByRole('button', { name: '帮我办证' }).waitFor()
  expect(errors).toEqual([])
  await close()
})

test('a supervisor asks for a look, sees who waits, and draws the evening’s share again', async () => {
  const { page, errors, close } = await theatre.device(desk)
  await signInAs(page, 'lina', password)
  await page.goto(`/markets/${cast.market}?place=${cast.stall(2)}`)
  await page.getByRole('button', { name: '请队员看一看' }).click()
  await page.getByRole('button', { name: '告诉队员' }).click()
  await page.getByText('请写一句要看什么').waitFor()
  await page.getByLabel('请看什么').fill('有人反映占道')
  await expectAccessible(page)
  await page.getByRole('button', { name: '告诉队员' }).click()
  await page.getByText('已经告诉队员').waitFor()
  await page.getByRole('link', { name: '看谁在等' }).click()

  const look = page.getByRole('listitem', { name: 'A-002' })
  await look.getByText('主管请队员看一看').waitFor()
  await look.getByText('李娜，').waitFor()
  await page.getByText('商户求助：水电协助').waitFor()
  await expectAccessible(page)
  await look.getByRole('button', { name: '我去 A-002' }).click()
  await look.getByText(/^李娜 去了/).waitFor()
  await look.getByText('在这部手机上，还没送达').waitFor({ state: 'detached' })

  const { drawn, seed } = await theatre.app.db
    .selectFrom('evening_draw')
    .select(['drawn', 'seed'])
    .executeTakeFirstOrThrow()
  await page.getByText(seed).waitFor()
  expect(await page.getByRole('list', { name: '抽到的' }).getByRole('link').count()).toBe(drawn.length)
  await page.getByRole('button', { name: '再抽一遍' }).click()
  await page.getByText(`结果一样，${drawn.length} 处都对得上`).waitFor()
  await expectAccessible(page)
  await page.getByLabel('哪一晚').fill('2026-11-20')
  await page.getByText('这一晚没有抽签').waitFor()
  // A record altered behind the office's back is not passed for the draw.
  await page.route('**/draws/2026-11-21', (route) =>
    route.fulfill({
      json: {
        evening: '2026-11-21',
        seed,
        share_percent: 50,
        drawn_at: '2026-11-21T07:00:00Z',
        pool: [cast.stall(1), cast.stall(2)],
        drawn: [],
      },
    }),
  )
  await page.getByLabel('哪一晚').fill('2026-11-21')
  await page.getByRole('button', { name: '再抽一遍' }).click()
  await page.getByText(/^结果不一样/).waitFor()

  while ((await page.getByRole('button', { name: / 办好了$/ }).count()) > 0) {
    const left = await page.getByRole('button', { name: / 办好了$/ }).count()
    await page
      .getByRole('button', { name: / 办好了$/ })
      .first()
      .click()
    await expect.poll(() => page.getByRole('button', { name: / 办好了$/ }).count()).toBe(left - 1)
  }
  await page.getByText('现在没有人在等').waitFor()
  await expectAccessible(page)
  expect(errors).toEqual([])
  await close()
})
