import { afterAll, beforeAll, expect, test } from 'vitest'
import { desk, expectAccessible, openTheatre, phone, sendNow, signInAs, type Theatre } from '../support/browser.ts'
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

  const { page, context, errors, setOffline, close } = await theatre.device(phone, { installed: true })
  await signInAs(page, 'wangqiang', password)
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
  await page.goto(address)
  const at = (number: string) => page.getByRole('heading', { level: 2, name: number }).waitFor()
  await at('A-001')
  await page.getByText('没有四个角的米数').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: '划好了' }).click()
  await at('A-002')
  await page.getByText('A-001 已记下：划好了').waitFor()
  await page.getByText('已划 1 / 6 个，第 1 天，共 2 天').waitFor()
  await expect.poll(async () => (await marks()).length).toBe(1)

  await setOffline(true)
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

  await setOffline(false)
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
  // Of two jobs made on the same page, each is its own.
  for (let job = 1; job <= 2; job++) {
    await office.page.getByRole('button', { name: '安排划线' }).click()
    await office.page.getByRole('button', { name: '结束任务' }).click()
    await office.page.getByRole('dialog').getByRole('button', { name: '结束任务' }).click()
    await office.page.getByRole('button', { name: '安排划线' }).waitFor()
  }
  expect([...errors, ...office.errors]).toEqual([])
  await close()
  await office.close()
})

test('what is no receipt is none, what the office refuses is told and given up by a word, a photo stays with its stall', async () => {
  await theatre.app.db.deleteFrom('photo').execute()
  const { page, errors, close } = await theatre.device(phone)
  await signInAs(page, 'chenjing', password)
  await page.goto(`${address}?stall=${cast.stall(4)}`)
  const at = (number: string) => page.getByRole('heading', { level: 2, name: number }).waitFor()
  await at('B-001')
  const before = (await marks()).length
  const kept = page.getByText('1 条记录还在这部手机上')

  // A hotel's Wi-Fi answers everything with 200 and a page.
  await page.route('**/painting/marks/*', (route) => route.fulfill({ contentType: 'text/html', body: '<p>登录</p>' }))
  await page.getByRole('button', { name: '划好了' }).click()
  await kept.waitFor()
  expect(await marks()).toHaveLength(before)
  await page.unroute('**/painting/marks/*')
  await sendNow(page)
  await kept.waitFor({ state: 'detached' })
  expect(await marks()).toHaveLength(before + 1)

  // The office refuses a record: it is told why, and only then can be given up.
  await page.goto(`${address}?stall=${cast.stall(5)}`)
  await at('B-002')
  await page.route('**/painting/marks/*', (route) =>
    route.fulfill({
      status: 422,
      contentType: 'application/problem+json',
      body: JSON.stringify({ status: 422, code: 'unknown_reference' }),
    }),
  )
  await page.getByRole('button', { name: '划好了' }).click()
  await page.getByText('B-002 的记录没有收下').waitFor()
  await expectAccessible(page)
  await page.unroute('**/painting/marks/*')
  await page.getByRole('button', { name: '不再发送 B-002 的记录' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '不再发送' }).click()
  await page.getByText('没有收下').waitFor({ state: 'detached' })
  expect(await marks()).toHaveLength(before + 1)

  // A photo belongs to where it was taken, whoever walks on meanwhile; when it alone is refused, the record stands.
  await page.goto(`${address}?stall=${cast.stall(5)}`)
  await at('B-002')
  await page.route('**/api/photos/*', (route) =>
    route.request().method() === 'GET'
      ? route.continue()
      : route.fulfill({
          status: 422,
          contentType: 'application/problem+json',
          body: JSON.stringify({ status: 422, code: 'photo_unreadable' }),
        }),
  )
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: '拍照' }).click(),
  ])
  await chooser.setFiles({ name: 'b.jpg', mimeType: 'image/jpeg', buffer: await picture(1200, 900, 40) })
  await page.getByRole('button', { name: '下一个' }).click()
  await at('B-003')
  expect(await page.getByText('照片会随这个摊位一起保存').count()).toBe(0)
  await page.getByRole('button', { name: '上一个' }).click()
  await at('B-002')
  await page.getByText('照片会随这个摊位一起保存').waitFor()
  await page.getByRole('button', { name: '划好了' }).click()
  await page.getByText('B-002 的记录已收到，照片没有收下').waitFor()
  expect((await marks()).at(-1)?.photo).not.toBeNull()
  await page.getByRole('button', { name: '不再发送 B-002 的记录' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '不再发送' }).click()
  await page.getByText('没有收下').waitFor({ state: 'detached' })
  await page.reload()
  await page.getByRole('tab', { name: '全部摊位' }).click()
  await page.getByRole('button', { name: /B-002 已划好/ }).click()
  await page.getByText('还没有传到中心').waitFor()
  expect(await theatre.app.db.selectFrom('photo').selectAll().execute()).toEqual([])
  expect(errors).toEqual([])
  await close()
})

test('who walks on while a photo is still being made paints where they stand, and is led past nothing', async () => {
  const { page, context, errors, close } = await theatre.device(phone)
  await context.addInitScript(`
    const make = createImageBitmap
    const made = new Promise((resolve) => (window.letPhotosBe = resolve))
    window.createImageBitmap = async (...given) => (await made, make(...given))
  `)
  await signInAs(page, 'chenjing', password)
  await page.goto(`${address}?stall=${cast.stall(1)}`)
  const at = (number: string) => page.getByRole('heading', { level: 2, name: number }).waitFor()
  const paint = page.getByRole('button', { name: /^(划好了|又划了一遍)$/ })
  await at('A-001')
  const before = (await marks()).length
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: '拍照' }).click(),
  ])
  await chooser.setFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: await picture(1200, 900, 40) })
  await paint.click()
  await page.getByRole('button', { name: '正在提交…' }).waitFor()
  await page.getByRole('button', { name: '下一个' }).click()
  await at('A-002')
  await page.getByRole('button', { name: '下一个' }).click()
  await at('A-003')
  await paint.click()
  await expect.poll(async () => (await marks()).length).toBe(before + 1)
  await page.getByRole('button', { name: '上一个' }).click()
  const standing = await page.getByRole('heading', { level: 2, name: /^[AB]-/ }).innerText()
  await page.evaluate('window.letPhotosBe()')
  await expect.poll(async () => (await marks()).length).toBe(before + 2)
  await page.waitForTimeout(300)
  expect(await page.getByRole('heading', { level: 2, name: /^[AB]-/ }).innerText()).toBe(standing)
  expect(errors).toEqual([])
  await close()
})
