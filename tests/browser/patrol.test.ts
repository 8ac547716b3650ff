import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { desk, expectAccessible, openTheatre, screens, signInAs, type Theatre } from '../support/browser.ts'
import { cast, password } from '../support/cast.ts'

describe.each(screens)('a patrol on a %s', (_, size) => {
  let theatre: Theatre
  beforeAll(async () => {
    theatre = await openTheatre()
  })
  afterAll(() => theatre.close())

  test('an officer walks five stalls and logs one finding; a second screen sees it arrive; the vendor reads it', async () => {
    const second = await theatre.device(desk)
    await signInAs(second.page, 'lina', password)
    await second.page.goto(`/markets/${cast.market}`)
    await second.page.getByText('实时更新中').waitFor()

    const { page, errors, close } = await theatre.device(size)
    await signInAs(page, 'wangqiang', password)
    await page.goto('/patrols')
    await page.getByLabel('市场').selectOption({ label: '平安夜市' })
    await page.getByLabel('陈静').check()
    await expectAccessible(page)
    await page.getByRole('button', { name: '开始巡查' }).click()

    await page.getByRole('heading', { level: 2 }).filter({ hasText: 'A-001' }).waitFor()
    await expectAccessible(page)
    const selected = (number: string) => page.getByRole('heading', { level: 2 }).filter({ hasText: number }).waitFor()

    // The strip shows the street to both sides; a tap on the neighbour goes there, a swipe looks ahead.
    const strip = page.locator('.map-strip')
    await strip.scrollIntoViewIfNeeded()
    const { width = 0 } = (await strip.boundingBox()) ?? {}
    await strip.click({ position: { x: width / 2 + 38, y: 66 } })
    await selected('A-002')
    await expect.poll(() => strip.evaluate(({ scrollLeft }) => Math.round(scrollLeft))).toBeGreaterThan(30)
    await page.getByRole('button', { name: '上一个' }).click()
    await selected('A-001')

    // On the map a long press (on a desk the right button) on a stall begins its finding.
    await page.getByRole('tab', { name: '地图' }).click()
    // A whole number is written only where a stall is large enough to be sure of it.
    const drawn = page.locator('.market-map text', { hasText: 'A-003' })
    await page.locator('.market-map text').first().waitFor()
    // The scale's bar is set when the drawing is.
    const bar = page.locator('.map-scale i')
    for (let step = 0; step < 4 && (await drawn.count()) === 0; step++) {
      const before = await bar.getAttribute('style')
      await page.getByRole('button', { name: '放大' }).click()
      await expect.poll(() => bar.getAttribute('style')).not.toBe(before)
    }
    const { x = 0, y = 0, height = 0 } = (await drawn.boundingBox()) ?? {}
    await page.mouse.click(x + 4, y + height / 2, { button: 'right' })
    await page.getByRole('heading', { level: 1 }).filter({ hasText: 'A-003' }).waitFor()
    await page.goBack()
    await selected('A-001')

    // In order is one tap, and the walk goes on by itself.
    await page.getByRole('button', { name: '正常', exact: true }).click()
    await selected('A-002')
    await second.page.locator('.place', { hasText: 'A-001' }).getByText('已查合格').waitFor()

    await page.getByRole('button', { name: '发现问题' }).click()
    await page.getByRole('heading', { level: 1 }).filter({ hasText: 'A-002' }).waitFor()
    await expectAccessible(page)
    await page
      .getByRole('button', { name: /超出摊位线/ })
      .first()
      .click()
    await page.getByText('提醒劝导', { exact: true }).click()
    await expectAccessible(page)
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await selected('A-003')
    await second.page.locator('.place', { hasText: 'A-002' }).getByText('待整改').waitFor()

    for (const next of ['B-001', 'B-002', 'B-003']) {
      await page.getByRole('button', { name: '正常', exact: true }).click()
      await selected(next)
    }
    await page.getByText('今晚已查 5 / 6 处').waitFor()
    const logged = await theatre.app.db.selectFrom('inspection').select(['outcome']).orderBy('at').execute()
    expect(logged.map(({ outcome }) => outcome).sort()).toEqual([
      'findings',
      'in_order',
      'in_order',
      'in_order',
      'in_order',
    ])

    // What was pressed by mistake is taken back from a list, and stays in the record as taken back.
    await page.getByRole('button', { name: '撤销 B-002 的记录' }).click()
    await expectAccessible(page)
    await page.getByRole('dialog').getByRole('button', { name: '撤销', exact: true }).click()
    await page.getByText('今晚已查 4 / 6 处').waitFor()

    await page.getByRole('link', { name: '结束巡查' }).click()
    await expectAccessible(page)
    await page.getByRole('button', { name: '结束巡查' }).click()
    await page.getByText('这次巡查已结束').first().waitFor()
    await expectAccessible(page)
    expect(errors).toEqual([])
    expect(second.errors).toEqual([])
    await second.close()
    await close()

    const vendor = await theatre.device(size)
    await vendor.page.goto('/sign-in')
    await vendor.page.getByRole('tab', { name: '商户' }).click()
    await vendor.page.getByLabel('手机号').fill('13904150002')
    await vendor.page.getByRole('button', { name: '获取验证码' }).click()
    await vendor.page.getByText('会收到验证码短信').first().waitFor()
    await expectAccessible(vendor.page)
    await vendor.page.getByLabel('验证码', { exact: true }).fill(await theatre.app.sentCode())
    await vendor.page.getByRole('button', { name: '登录', exact: true }).click()
    await vendor.page.getByText('A-002').first().waitFor()
    await vendor.page.getByText('超出摊位线').first().waitFor()
    await vendor.page.getByText('摊位费 0 元').first().waitFor()
    await expectAccessible(vendor.page)
    await vendor.page.goto('/my-record')
    await vendor.page.getByText('口头提醒，没有处罚').first().waitFor()
    await expectAccessible(vendor.page)
    await vendor.page.goto('/my-stall')
    await vendor.page.getByRole('link', { name: /在图上找我的摊位/ }).click()
    await vendor.page.getByText('您的摊位：A-002').first().waitFor({ state: 'attached' })
    await expectAccessible(vendor.page)
    expect(vendor.errors).toEqual([])
    await vendor.close()
  })
})
