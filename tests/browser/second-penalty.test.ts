import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { desk, expectAccessible, openTheatre, phone, signInAs, type Theatre } from '../support/browser.ts'
import { password } from '../support/cast.ts'

let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
})
afterAll(() => theatre.close())

/** Whether a phone remembers the checklist, without which no finding can be entered. */
const knowsChecklist = `new Promise((resolve) => {
  const opening = indexedDB.open('phone')
  opening.onsuccess = () => {
    const keys = opening.result.transaction('answer').objectStore('answer').getAllKeys()
    keys.onsuccess = () => {
      opening.result.close()
      resolve(keys.result.some((key) => key.includes('/api/checklist')))
    }
  }
})`

/** Opens the form at A-001, chooses a written warning for what stands over the line, and says who and what. */
async function begin(page: Page) {
  await page.getByRole('button', { name: '发现问题' }).click()
  await page
    .getByRole('button', { name: /超出摊位线/ })
    .first()
    .click()
  await page.getByRole('button', { name: '显示处罚与强制措施' }).click()
  await page.getByRole('button', { name: '警告（书面）' }).click()
  await page.getByRole('radio', { name: '已帮扶，仍未改正' }).check()
  const next = () => page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('heading', { name: '哪两名执法人员？' }).waitFor()
  await next()
  await page.getByLabel('违法事实').fill('货架超出摊位线半米')
  await next()
}

/** Goes on through what the law asks of it. */
async function warn(page: Page, number: string) {
  const next = () => page.getByRole('button', { name: '下一步' }).click()
  await begin(page)
  await next()
  await page.getByLabel('已告知内容、事实、理由、依据和权利').check()
  await page.getByRole('radio', { name: '表示不陈述、不申辩' }).check()
  await next()
  await page.getByRole('radio', { name: '责令限期改正' }).check()
  await next()
  await page.getByLabel('文书编号').fill(number)
  await next()
  await page.getByRole('radio', { name: '拒绝签收' }).check()
  await page.getByLabel('拒绝签收的情形').fill('当事人说不签')
  await next()
  await page.getByLabel('决定书已当场交付').check()
  await page.getByRole('button', { name: '办完' }).click()
}

test('two phones without signal penalise one vendor for the same: the supervisor sees both; a third is told of the first', async () => {
  const began = theatre.app.time.now
  const minutes = (n: number) => new Date(began.getTime() + n * 60_000)
  const [one, two] = [
    await theatre.device(phone, { installed: true }),
    await theatre.device(phone, { installed: true }),
  ] as const
  for (const { page } of [one, two]) await page.clock.setFixedTime(began)
  await signInAs(one.page, 'wangqiang', password)
  await one.page.goto('/patrols')
  await one.page.getByLabel('市场').selectOption({ label: '平安夜市' })
  await one.page.getByLabel('陈静').check()
  await one.page.getByRole('button', { name: '开始巡查' }).click()
  await signInAs(two.page, 'chenjing', password)
  await two.page.goto('/patrols')
  await two.page.getByRole('link', { name: '继续巡查' }).click()
  for (const { page, setOffline } of [one, two]) {
    await page.getByRole('heading', { level: 2 }).filter({ hasText: 'A-001' }).waitFor()
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
    await expect.poll(() => page.evaluate(knowsChecklist)).toBe(true)
    await setOffline(true)
  }
  await two.page.clock.setFixedTime(minutes(5))
  await warn(two.page, '八道警字2号')
  await two.page.getByRole('button', { name: '保存', exact: true }).click()
  await two.page.getByText('已存在这部手机上').first().waitFor()
  await one.page.clock.setFixedTime(minutes(6))
  await warn(one.page, '八道警字1号')
  await one.page.getByRole('button', { name: '保存', exact: true }).click()
  await one.page.getByText('已存在这部手机上').first().waitFor()

  theatre.app.time.now = minutes(7)
  await one.setOffline(false)
  const actions = () =>
    theatre.app.db
      .selectFrom('action')
      .select(['document_number', 'reason'])
      .where('kind', '=', 'warning')
      .orderBy('at')
      .execute()
  await expect.poll(actions, { timeout: 20_000 }).toEqual([{ document_number: '八道警字1号', reason: null }])
  theatre.app.time.now = minutes(8)
  await two.setOffline(false)
  await two.page.goto('/patrols')
  await two.page.getByText('1 条记录已收到，要由主管决定').waitFor()

  // The phone with signal shows the first at the action, and asks for a reason.
  await one.page.goto('/patrols')
  await one.page.getByRole('link', { name: '继续巡查' }).click()
  await one.page.getByRole('heading', { level: 2 }).filter({ hasText: 'A-002' }).waitFor()
  await one.page.getByRole('button', { name: '上一个' }).click()
  await one.page.getByRole('heading', { level: 2 }).filter({ hasText: 'A-001' }).waitFor()
  await begin(one.page)
  await one.page
    .getByText('今晚 19:11 已就同一问题处罚过：警告（书面）（第 八道警字1号 号），八道中队，A-001')
    .waitFor()
  await one.page.getByLabel('今晚再次处罚的理由').waitFor()
  await expectAccessible(one.page)
  await one.page.getByRole('button', { name: '保存', exact: true }).click()
  await one.page.getByText('今晚同一事项已处罚过').first().waitFor()

  const office = await theatre.device(desk)
  await signInAs(office.page, 'lina', password)
  await office.page.goto('/held')
  const record = office.page.getByRole('article')
  await record.getByText('今晚别的队员已经处罚过').waitFor()
  await record.getByRole('region', { name: '第一次' }).getByText('八道警字1号').waitFor()
  await record.getByRole('region', { name: '这一次' }).getByText('八道警字2号').waitFor()
  await expectAccessible(office.page)
  await record.getByRole('button', { name: '接受入账' }).click()
  await record.getByText('请写明理由').waitFor()
  await record.getByLabel('为什么要第二次处罚').fill('收回线内后又摆出去')
  await record.getByRole('button', { name: '接受入账' }).click()
  await office.page.getByText('没有待定记录').waitFor()
  expect(await actions()).toEqual([
    { document_number: '八道警字2号', reason: '收回线内后又摆出去' },
    { document_number: '八道警字1号', reason: null },
  ])
  expect([...one.errors, ...two.errors, ...office.errors]).toEqual([])
  await Promise.all([one.close(), two.close(), office.close()])
})
