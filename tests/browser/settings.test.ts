import { afterAll, beforeAll, expect, test } from 'vitest'
import { desk, expectAccessible, openTheatre, phone, signInAs, type Theatre } from '../support/browser.ts'
import { password } from '../support/cast.ts'

let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
})
afterAll(() => theatre.close())

test('a supervisor finds what to set by a word, plans a squad’s week, closes an evening; the start of a patrol proposes the roster', async () => {
  const office = await theatre.device(desk)
  const { page } = office
  await signInAs(page, 'lina', password)
  await page.goto('/me')
  await page.getByRole('link', { name: /^城区设置/ }).click()
  await page.getByRole('searchbox').fill('请假')
  await page.getByRole('link', { name: /^排班/ }).click()
  await page.getByLabel('中队').selectOption({ label: '八道中队' })
  const box = page.getByRole('checkbox', { name: /^刘洋 11月23日.*当班/ }).filter({ visible: true })
  await box.click()
  await page.getByText('1 人，持证 0').filter({ visible: true }).waitFor()
  await page
    .getByRole('button', { name: /^刘洋 11月23日.*随队/ })
    .filter({ visible: true })
    .click()
  await page.getByLabel('去哪个市场').selectOption({ label: '平安夜市' })
  await page.getByRole('button', { name: '保存' }).click()
  await page
    .getByRole('button', { name: /^刘洋 11月23日.*平安夜市/ })
    .filter({ visible: true })
    .waitFor()
  await expectAccessible(page)

  const officer = await theatre.device(phone)
  await signInAs(officer.page, 'wangqiang', password)
  await officer.page.goto('/patrols')
  await officer.page.getByText('今晚当班').waitFor()
  expect(await officer.page.getByRole('checkbox', { name: /^刘洋/ }).isChecked()).toBe(true)
  await officer.page.getByLabel('市场').waitFor()

  await page.goto('/calendar?month=2026-11&market=pingan')
  await page.getByRole('button', { name: /^25 周三/ }).click()
  await page.getByLabel('停市原因').fill('大风')
  await page.getByRole('button', { name: '停市', exact: true }).click()
  await page.getByText('停市：大风').first().waitFor()
  await expectAccessible(page)

  await page.goto('/settings/thresholds')
  await page.getByRole('button', { name: '改阈值' }).click()
  await page.getByLabel('强制处罚占比上限：分子').fill('5')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('分子要小于分母').waitFor()
  await page.getByLabel('强制处罚占比上限：分子').fill('1')
  await page.getByLabel('执法证提前几天提醒').fill('90')
  await page.getByLabel('为什么改').fill('提前换证')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('执法证提前几天提醒：60 → 90').waitFor()
  await expectAccessible(page)

  await page.goto('/log?kind=roster.planned')
  await page.getByRole('listitem').filter({ hasText: '排班已更改' }).first().waitFor()
  await page.getByRole('button', { name: '核对这里的记录' }).click()
  await page.getByText(/核对完毕/).waitFor()
  await page.getByRole('tab', { name: '每晚末尾' }).click()
  await page.getByText('还没有结束的一晚').waitFor()
  await expectAccessible(page)
  expect([...office.errors, ...officer.errors]).toEqual([])
  await Promise.all([office.close(), officer.close()])
})

test('a supervisor reads what each role may do and who has it; which numbers markets and the law set', async () => {
  const { page } = await theatre.device(phone)
  await signInAs(page, 'lina', password)
  await page.goto('/settings/roles')
  await page.getByText('只有主管可以').waitFor()
  await page.getByRole('link', { name: /^赵磊/ }).waitFor()
  await expectAccessible(page)
  await page.getByRole('tab', { name: '队员' }).click()
  await page.getByText('开始和结束巡查，写交接').waitFor()
  await page.getByRole('link', { name: /^王强/ }).click()
  await page.getByRole('radio', { name: '主管' }).check()
  await page.getByText('当了主管，就不能再开巡查').waitFor()
  await page.goto('/settings/thresholds')
  await page.getByText('行政强制法第25条').waitFor()
  await page.getByText('都是 24 个月').waitFor()
  await expectAccessible(page)
})

test('an officer reads on 我的 when they are on duty this week', async () => {
  const { page } = await theatre.device(phone)
  await signInAs(page, 'liuyang', password)
  await page.goto('/me')
  await page.getByText('11月23日 周一 · 今天').waitFor()
  await expectAccessible(page)
})
