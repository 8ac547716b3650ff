import { afterAll, beforeAll, expect, test } from 'vitest'
import { action, capture, finding, log, patrolOf } from '../inspections/captures.ts'
import { expectAccessible, openTheatre, phone, signInAs, type Theatre } from '../support/browser.ts'
import { cast, password } from '../support/cast.ts'

let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
  const wangqiang = await theatre.app.as('wangqiang')
  const found = capture(await patrolOf(wangqiang), {
    subject: { kind: 'stall', id: cast.stall(2) },
    findings: [finding('PLOT-01', { help_first: 'given', actions: [action('remind')] })],
  })
  const { status, text } = await log(wangqiang, found)
  expect(status, text).toBe(201)
})
afterAll(() => theatre.close())

test('what was found before waits for signal without an alarm, says what the phone knows, and comes by itself', async () => {
  const { page, errors, setOffline, close } = await theatre.device(phone)
  await signInAs(page, 'wangqiang', password)
  await page.goto('/patrols')
  await page.getByRole('link', { name: '继续巡查' }).click()
  const goTo = async (number: string) => {
    await page.getByRole('searchbox').fill(number)
    await page.getByRole('heading', { level: 2 }).filter({ hasText: number }).waitFor()
  }
  const before = page.getByRole('region', { name: '检查记录' })
  await page.getByRole('button', { name: '正常', exact: true }).waitFor()
  await goTo('A-002')
  await before.getByText('超出摊位线').first().waitFor()
  // Whoever enters a finding has the phone read what present vendors were found with on earlier evenings.
  const earlier = `**/api/markets/${cast.market}/earlier-findings`
  const found = { months: 24, earlier: [{ place_id: cast.stall(2), item_code: 'PLOT-01', last_on: '2026-10-20' }] }
  await page.route(earlier, (route) => route.fulfill({ json: found }))
  await page.getByRole('button', { name: '发现问题' }).click()
  await page.getByRole('heading', { level: 1, name: 'A-002 发现问题' }).waitFor()
  await page.getByRole('button', { name: /超出摊位线/ }).first().click() // prettier-ignore
  await page.getByText('最近一次').waitFor()
  await page.unroute(earlier)
  await page.goBack()
  await goTo('A-001')

  await setOffline(true)
  await goTo('A-003')
  await before.getByText('检查记录要有信号才看得到').waitFor()
  await before.getByText('近 24 个月没有问题').waitFor()
  await goTo('A-002')
  await before.getByText('超出摊位线，最近一次 2026年10月20日').waitFor()
  expect(await page.getByText('没能完成').count()).toBe(0)
  await expectAccessible(page)
  await setOffline(false)
  await before.getByRole('link', { name: /办理进展/ }).first().waitFor() // prettier-ignore
  // In the dark, with gloves on: everything that is pressed or typed into on a walk is 56 px high, the arrow
  // back among them; the frame around a field takes the finger too.
  const small = await page
    .locator(':is(a[href]:not(.skip), button, .search-box__frame, .field__control):visible')
    .evaluateAll((all) =>
      all.flatMap((one) => {
        const { height } = one.getBoundingClientRect()
        return Math.round(height) < 56 ? [`${one.textContent} ${height}`] : []
      }),
    )
  expect(small).toEqual([])
  expect(errors).toEqual([])
  await close()
})
