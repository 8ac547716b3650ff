import { afterAll, beforeAll, expect, test } from 'vitest'
import { desk, expectAccessible, openTheatre, phone, signInAs, signInVendor, type Theatre } from '../support/browser.ts'
import { cast, password } from '../support/cast.ts'

let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
})
afterAll(() => theatre.close())

const db = () => theatre.app.db

test('an officer logs an incident without signal, on a patrol that began without signal; the office hears of both', async () => {
  const { page, errors, setOffline, close } = await theatre.device(phone, { installed: true })
  await signInAs(page, 'wangqiang', password)
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
  const readAhead = page.waitForResponse('**/api/categories')
  await page.goto('/patrols')
  await page.getByLabel('市场').selectOption({ label: '平安夜市' })
  await readAhead
  await setOffline(true)
  await page.getByLabel('陈静').check()
  await page.getByRole('button', { name: '开始巡查' }).click()
  await page.getByRole('heading', { level: 2 }).filter({ hasText: 'A-001' }).waitFor()

  await page.getByRole('link', { name: /^登记冲突/ }).click()
  await page.getByText('在 A-001').waitFor()
  await page.getByRole('button', { name: '记下来' }).click()
  await page.getByText('请选发生了什么').waitFor()
  await expectAccessible(page)
  await page.getByRole('radio', { name: '推搡' }).check()
  await page.getByRole('button', { name: '记下来' }).click()
  await page.getByText('冲突已存在这部手机上，还没送达').waitFor()
  await page.getByText('2 条记录还在这部手机上').waitFor()
  await expectAccessible(page)
  expect(await db().selectFrom('incident').select('id').execute()).toEqual([])

  await setOffline(false)
  await page.goto('/me')
  await expect.poll(async () => (await db().selectFrom('incident').select('kind').execute())[0]?.kind).toBe('push')
  const row = await db()
    .selectFrom('incident')
    .select(['patrol_id', 'stall_id', 'vendor_id', 'hurt', 'reported_by'])
    .executeTakeFirstOrThrow()
  const patrol = await db().selectFrom('patrol').select('id').executeTakeFirstOrThrow()
  expect(row).toEqual({
    patrol_id: patrol.id,
    stall_id: cast.stall(1),
    vendor_id: cast.zhangmei,
    hurt: false,
    reported_by: cast.wangqiang,
  })
  expect(errors).toEqual([])
  await close()
})

test('a complaint goes to a supervisor past the squad; its vendor reads that it arrived and what became of it', async () => {
  const vendor = await theatre.device(phone)
  await signInVendor(theatre, vendor.page)
  const told = vendor.page.getByRole('region', { name: '向主管反映' })
  await told.getByRole('button', { name: '有人向我要钱' }).click()
  await told.getByRole('button', { name: '送到主管' }).click()
  await told.getByText('请写一写，最多 500 个字').waitFor()
  await told.getByLabel('请说一说是怎么回事').fill('昨晚有人说要交 50 元摊位费')
  await expectAccessible(vendor.page)
  await told.getByRole('button', { name: '送到主管' }).click()
  await told.getByText('等主管来看').waitFor()
  await expectAccessible(vendor.page)

  const officer = await theatre.device(phone)
  await signInAs(officer.page, 'wangqiang', password)
  await officer.page.goto('/incidents')
  await officer.page.getByRole('link', { name: /推搡/ }).waitFor()
  expect(await officer.page.getByRole('link', { name: /有人要钱/ }).count()).toBe(0)
  await expectAccessible(officer.page)
  await officer.page.getByRole('link', { name: /推搡/ }).click()
  await officer.page.getByText('还没有回访').waitFor()
  expect(await officer.page.getByRole('button', { name: '记一次回访' }).count()).toBe(1)

  const { page, errors, close } = await theatre.device(desk)
  // Nobody talked on a day that has not come: the desk's clock shows the evening's day.
  await page.clock.setFixedTime(theatre.app.time.now)
  await signInAs(page, 'lina', password)
  await page.goto('/me')
  await page.getByRole('link', { name: /冲突/ }).click()
  await page.getByRole('link', { name: /有人要钱/ }).waitFor()
  await page.getByRole('heading', { name: '多少晚没有冲突' }).waitFor()
  await expectAccessible(page)
  await page.getByLabel('市场', { exact: true }).selectOption({ label: '沙河街' })
  await page.getByText('还没有巡查过').waitFor()
  await page.getByRole('heading', { name: '没有冲突' }).waitFor()
  await page.getByLabel('市场', { exact: true }).selectOption({ label: '平安夜市' })
  await page.getByText('最近一晚就有冲突').waitFor()
  await page.getByRole('link', { name: /有人要钱/ }).click()
  await page.getByRole('button', { name: '我来跟进' }).click()
  await page.getByText('李娜 在跟进').waitFor()
  await page.getByRole('button', { name: '记一次回访' }).click()
  await page.getByLabel('说好了什么').fill('不是本中队的人，已告诉派出所')
  await page.getByLabel('谈好了，这件事办结').check()
  await page.getByRole('button', { name: '记下回访' }).click()
  await page.getByText('请写给商户的答复').waitFor()
  await expectAccessible(page)
  await page.getByLabel('给商户的答复').fill('谢谢您，摊位不收任何钱，冒充的人已报警。')
  await page.getByRole('button', { name: '记下回访' }).click()
  await page.getByText('已办结').waitFor()
  expect(await page.getByRole('button', { name: '记一次回访' }).count()).toBe(0)
  await expectAccessible(page)

  await vendor.page.reload()
  await told.getByText('谢谢您，摊位不收任何钱，冒充的人已报警。').waitFor()
  expect([...vendor.errors, ...officer.errors, ...errors]).toEqual([])
  await Promise.all([vendor.close(), officer.close(), close()])
})
