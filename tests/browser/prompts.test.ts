import { afterAll, beforeAll, expect, test } from 'vitest'
import { capture, log, patrolOf } from '../inspections/captures.ts'
import { desk, expectAccessible, openTheatre, phone, signInAs, type Theatre } from '../support/browser.ts'
import { cast, password } from '../support/cast.ts'
import { tonight } from '../support/harness.ts'

let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
  const wangqiang = await theatre.app.as('wangqiang')
  const patrol = await patrolOf(wangqiang)
  theatre.app.time.now = new Date(tonight.getTime() + 60_000)
  for (let n = 0; n < 9; n++) {
    const claimed_at = new Date(tonight.getTime() + n * 1000).toISOString()
    const subject = { kind: 'stall' as const, id: cast.stall(1 + (n % 6)) }
    const { status, text } = await log(wangqiang, capture(patrol, { subject, claimed_at }))
    expect(status, text).toBe(201)
  }
  theatre.app.time.now = new Date(tonight.getTime() + 14 * 3600_000)
})
afterAll(() => theatre.close())

test('a supervisor opens the page and the evening is looked through; what is worth a look says how often chance does that, and is answered, undone, answered anew', async () => {
  const { page, errors, close } = await theatre.device(desk)
  await signInAs(page, 'lina', password)
  await page.goto('/me')
  await page.getByRole('link', { name: '值得看一眼' }).click()
  await page.getByText('查看完了，新增 1 条提示。').waitFor()
  await page.getByRole('link', { name: /几秒内多条记录.*同一人 8 秒内登记了 9 条/ }).waitFor()
  await expectAccessible(page)
  await page.getByLabel('哪种样子').selectOption({ label: '走不到的速度' })
  await page.getByText('没有要看的提示').waitFor()
  expect(new URL(page.url()).search).toBe('?pattern=pace')
  await page.getByLabel('哪种样子').selectOption({ label: '全部' })
  await page.getByRole('link', { name: /几秒内多条记录/ }).click()
  await page.getByRole('heading', { level: 1, name: '几秒内多条记录' }).waitFor()
  await page.getByText(/最近 30 天这样比较了 9 次。就算一切正常，也会误报约/).waitFor()
  expect(
    await page
      .getByRole('region', { name: /有关的记录/ })
      .getByRole('listitem')
      .count(),
  ).toBe(9)
  await expectAccessible(page)

  await page.getByRole('button', { name: '保存答复' }).click()
  await page.getByText('请选一项。').waitFor()
  await page.getByLabel('写几句').fill('和王强谈过，先看后记')
  await page.reload()
  await page.getByText('上次没写完的内容还在。').waitFor()
  expect(await page.getByLabel('写几句').inputValue()).toBe('和王强谈过，先看后记')
  await page.getByLabel('有平常的原因').check()
  await page.getByRole('button', { name: '保存答复' }).click()
  await page.getByRole('button', { name: '重新答复' }).waitFor()
  await page.getByRole('button', { name: '撤销' }).click()
  await page.getByText('已撤回，又是待看。').waitFor()
  theatre.app.time.now = new Date(theatre.app.time.now.getTime() + 1000)
  await page.getByLabel('已谈过、已跟进').check()
  await page.getByLabel('写几句').fill('以后边看边记')
  await page.getByRole('button', { name: '保存答复' }).click()
  await page.getByRole('button', { name: '重新答复' }).waitFor()
  await expectAccessible(page)
  await page.goto('/prompts?state=answered')
  await page.getByRole('link', { name: /已谈过、已跟进/ }).waitFor()
  expect(errors).toEqual([])
  await close()
})

test('an officer reads what shows their own records, and says how it came', async () => {
  const { page, errors, close } = await theatre.device(phone)
  await signInAs(page, 'wangqiang', password)
  await page.goto('/prompts?state=answered')
  await page.getByText('这里是和您自己的记录有关的提示').waitFor()
  await page.getByRole('link', { name: /几秒内多条记录/ }).click()
  await page.getByLabel('写几句').fill('先看完一排再一起点的')
  await page.getByRole('button', { name: '保存说明' }).click()
  await page.getByRole('region', { name: '已有的答复' }).getByText('先看完一排再一起点的').waitFor()
  await expectAccessible(page)
  expect(errors).toEqual([])
  await close()
})
