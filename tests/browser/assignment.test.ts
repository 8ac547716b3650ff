import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { desk, expectAccessible, openTheatre, phone, screens, signInAs, type Theatre } from '../support/browser.ts'
import { cast, password } from '../support/cast.ts'

describe.each(screens)('an assignment on a %s', (_, size) => {
  let theatre: Theatre
  beforeAll(async () => {
    theatre = await openTheatre()
  })
  afterAll(() => theatre.close())

  test('a supervisor gives a stall, is refused the same stall for another vendor, and ends it again', async () => {
    const { page, errors, close } = await theatre.device(size)
    await signInAs(page, 'lina', password)
    await page.goto(`/markets/${cast.market}?place=${cast.stall(3)}`)
    const panel = page.getByRole('region', { name: '摊位分配' })
    await panel.getByText('现在没有商户').waitFor()
    if (size === phone) await page.getByRole('button', { name: '展开' }).click()
    await panel.getByRole('button', { name: '分配给商户' }).click()
    await panel.getByLabel('商户姓名、摊名、手机尾号').fill('马龙')
    await panel.getByRole('button', { name: /马龙/ }).click()
    await expectAccessible(page)
    await panel.getByRole('button', { name: '确认分配' }).click()
    await panel.getByRole('link', { name: '马龙' }).waitFor()

    await panel.getByRole('button', { name: '再安排一个时段' }).click()
    await panel.getByLabel('商户姓名、摊名、手机尾号').fill('杨帆')
    await panel.getByRole('button', { name: /杨帆/ }).click()
    await panel.getByRole('button', { name: '确认分配' }).click()
    const refusal = panel.getByRole('alert').filter({ hasText: '没能完成' })
    await refusal.waitFor()
    expect(await refusal.textContent()).toContain('马龙')
    await expectAccessible(page)
    await panel.getByRole('button', { name: '取消', exact: true }).click()

    await panel.getByRole('button', { name: '结束分配' }).first().click()
    await panel.getByLabel('原因').fill('本人申请退出')
    await panel.getByRole('button', { name: '确认结束' }).click()
    await page.getByText('已结束分配').first().waitFor()
    const rows = await theatre.app.db
      .selectFrom('assignment')
      .selectAll()
      .where('stall_id', '=', cast.stall(3))
      .execute()
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ vendor_id: cast.malong, ends_on: '2026-11-23', end_reason: '本人申请退出' })

    await page.goto('/vendors')
    await page.getByRole('link', { name: /马龙/ }).waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: /马龙/ }).click()
    // The list says A-003 too.
    await page.waitForURL('**/vendors/*')
    await page.getByRole('heading', { level: 1, name: /马龙/ }).waitFor()
    await page.getByText('A-003').first().waitFor()
    await expectAccessible(page)
    expect(errors).toEqual([])
    await close()
  })
})

test('an answer that comes late for one stall leaves the form of another open, with what was typed', async () => {
  const theatre = await openTheatre()
  const { page, errors, close } = await theatre.device(desk)
  await signInAs(page, 'lina', password)
  await page.goto(`/markets/${cast.market}?place=${cast.stall(3)}`)
  const panel = page.getByRole('region', { name: '摊位分配' })
  const who = panel.getByLabel('商户姓名、摊名、手机尾号')
  await panel.getByRole('button', { name: '分配给商户' }).click()
  await who.fill('马龙')
  await panel.getByRole('button', { name: /马龙/ }).click()
  const released = Promise.withResolvers<undefined>()
  await page.route(`**/api/markets/${cast.market}/assignments`, async (route) => {
    if (route.request().method() === 'POST') await released.promise
    await route.continue()
  })
  await panel.getByRole('button', { name: '确认分配' }).click()
  await page.getByRole('searchbox').fill('B-003')
  await page.getByRole('button', { name: /^B-003/ }).click()
  await panel.getByRole('button', { name: /^(分配给商户|再安排一个时段)$/ }).click()
  await who.fill('杨帆')
  const answered = page.waitForResponse((response) => response.request().method() === 'POST')
  released.resolve(undefined)
  await answered
  await page.getByText('马龙').first().waitFor()
  expect(await who.inputValue()).toBe('杨帆')
  expect(errors).toEqual([])
  await close()
  await theatre.close()
})
