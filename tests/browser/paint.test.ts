import { afterAll, beforeAll, expect, test } from 'vitest'
import { desk, expectAccessible, openTheatre, phone, signInAs, type Theatre } from '../support/browser.ts'
import { cast, password } from '../support/cast.ts'
import { picture } from '../support/photos.ts'

let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
})
afterAll(() => theatre.close())

const address = `/markets/${cast.market}/paint`
const marks = () => theatre.app.db.selectFrom('paint_mark').select(['kind', 'photo']).orderBy('id').execute()

test('a crew paints without signal, closes the app, opens it again and loses nothing; a supervisor sees a job fill', async () => {
  const office = await theatre.device(desk)
  await signInAs(office.page, 'lina', password)
  await office.page.goto(`/markets/${cast.market}/plans`)
  await office.page.getByRole('link', { name: /逐个勾选/ }).click()
  await office.page.getByText('已划 0 / 6 个').waitFor()
  await office.page.getByLabel('划几天').fill('0')
  await office.page.getByText('请填 1 到 60 之间的整数').waitFor()
  await office.page.getByLabel('划几天').fill('2')
  await office.page.getByRole('button', { name: '安排划线' }).click()
  await office.page.getByText('已划 0 / 6 个，第 1 天，共 2 天').waitFor()
  await expectAccessible(office.page)

  const { page, context, errors, close } = await theatre.device(phone, { installed: true })
  await signInAs(page, 'wangqiang', password)
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
  await page.goto(address)
  const at = (number: string) => page.getByRole('heading', { level: 2, name: number }).waitFor()
  await at('A-001')
  await expectAccessible(page)
  await page.getByRole('button', { name: '划好了' }).click()
  await at('A-002')
  await page.getByText('A-001 已记下：划好了').waitFor()
  await page.getByText('已划 1 / 6 个，第 1 天，共 2 天').waitFor()
  await expect.poll(async () => (await marks()).length).toBe(1)

  await context.setOffline(true)
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: '拍照' }).click(),
  ])
  await chooser.setFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: await picture(2400, 1800) })
  await page.getByText('照片会随这个摊位一起保存').waitFor()
  await page.getByRole('button', { name: '划好了' }).click()
  await at('A-003')
  await page.getByRole('button', { name: '线磨损' }).click()
  await page.getByLabel('哪里看不清').fill('右下角')
  await page.getByRole('button', { name: '报告 A-003 线已磨损' }).click()
  await page.getByText('2 条记录还在这部手机上').waitFor()
  await expectAccessible(page)
  await page.close()

  // The phone has been put away; it starts cold, still without signal.
  const again = await context.newPage()
  await again.goto(address)
  await again.getByText('2 条记录还在这部手机上').waitFor()
  await again.getByText('没有信号').first().waitFor()
  await again.getByText('已划 2 / 6 个').waitFor()
  await again.getByRole('tab', { name: '全部摊位' }).click()
  await again.getByRole('button', { name: /A-003 线已磨损/ }).waitFor()
  expect(await marks()).toHaveLength(1)

  await context.setOffline(false)
  await again.getByText('还在这部手机上').waitFor({ state: 'detached' })
  expect((await marks()).map(({ kind, photo }) => [kind, photo !== null])).toEqual([
    ['painted', false],
    ['painted', true],
    ['worn', false],
  ])
  expect(await theatre.app.db.selectFrom('photo').select(['width', 'height']).execute()).toEqual([
    { width: 1200, height: 1600 },
  ])

  // What was pressed by mistake is taken back by a word.
  await again.getByRole('button', { name: /B-001/ }).click()
  await again.getByRole('button', { name: '划好了' }).click()
  await again.getByText('已划 3 / 6 个').waitFor()
  await again.getByRole('button', { name: '撤销 B-001 的记录' }).click()
  await again.getByText('已划 2 / 6 个').waitFor()
  await expect.poll(async () => (await marks()).map(({ kind }) => kind).at(-1)).toBe('withdrawn')

  await office.page.reload()
  await office.page.getByText('已划 2 / 6 个，第 1 天，共 2 天').waitFor()
  await office.page.getByLabel('摊位号').fill('A2')
  await office.page.getByRole('img', { name: 'A-002 的照片' }).waitFor()
  await expectAccessible(office.page)
  await office.page.getByRole('button', { name: '结束任务' }).click()
  await office.page.getByRole('dialog').getByRole('button', { name: '结束任务' }).click()
  await office.page.getByRole('button', { name: '安排划线' }).waitFor()
  expect([...errors, ...office.errors]).toEqual([])
  await close()
  await office.close()
})
