import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { desk, expectAccessible, openTheatre, phone, signInAs, type Theatre } from '../support/browser.ts'
import { cast, password } from '../support/cast.ts'
import { picture } from '../support/photos.ts'

let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
})
afterAll(() => theatre.close())

const declared = () =>
  theatre.app.db
    .selectFrom('inspection_photo as p')
    .innerJoin('inspection as i', 'i.id', 'p.inspection_id')
    .leftJoin('photo as here', 'here.sha256', 'p.sha256')
    .select(['p.kind', 'here.bytes', 'here.width', 'here.height'])
    .orderBy('i.id')
    .orderBy('p.position')
    .execute()

const at = (page: Page, number: string) => page.getByRole('heading', { level: 2 }).filter({ hasText: number }).waitFor()

/** Starts a patrol and opens the finding page once, so that its checklist is on the phone. */
async function patrolling(page: Page, beside: string | null, first: string) {
  await page.goto('/patrols')
  await page.getByLabel('市场').selectOption({ label: '平安夜市' })
  if (beside !== null) await page.getByLabel(beside).check()
  await page.getByRole('button', { name: '开始巡查' }).click()
  await at(page, first)
}

/** Opens the form for what stands out of its line, put right at once. */
async function finding(page: Page) {
  await page.getByRole('button', { name: '发现问题' }).click()
  await page
    .getByRole('button', { name: /^超出摊位线/ })
    .first()
    .click()
  await page.getByText('责令立即改正', { exact: true }).click()
}

const choose = async (page: Page, button: string | RegExp, shade: number) => {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: button }).click(),
  ])
  const buffer = await picture(2400, 1800, shade)
  await chooser.setFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer })
}

/** How wide a picture is once it is loaded, which those out of sight are not. */
async function shown(page: Page, name: RegExp) {
  const picture = page.getByRole('img', { name })
  await picture.scrollIntoViewIfNeeded()
  return picture.evaluate((img: { decode: () => Promise<void>; naturalWidth: number }) =>
    img.decode().then(() => img.naturalWidth),
  )
}

test('photos taken without signal survive the page and the app, and arrive with their record; the office sees the pair', async () => {
  const { page, context, errors, setOffline, close } = await theatre.device(phone, { installed: true })
  await signInAs(page, 'wangqiang', password)
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
  await patrolling(page, '陈静', 'A-001')
  await finding(page)
  await setOffline(true)

  // Nobody allowed the camera here: it is told, and the phone's own stands in.
  await page.getByRole('button', { name: '拍照：超出摊位线' }).click()
  await page.getByText('这个页面打不开相机').waitFor()
  await choose(page, '用手机相机拍', 40)
  expect(await shown(page, /整改前第 1 张/)).toBeGreaterThan(0)
  await page.getByText('请拍一张整改后的照片').waitFor()
  await expectAccessible(page)

  // The phone ends the page behind its camera; what was taken is still there.
  await page.reload()
  await page.getByText('已恢复上次没有提交的内容').waitFor()
  expect(await shown(page, /整改前第 1 张/)).toBeGreaterThan(0)
  await page.getByRole('button', { name: '拍整改后：超出摊位线' }).click()
  await choose(page, '用手机相机拍', 200)
  expect(await shown(page, /整改后第 1 张/)).toBeGreaterThan(0)
  // One that is not wanted goes; the camera is not tried twice.
  await choose(page, '再拍一张（整改前）：超出摊位线', 90)
  expect(await shown(page, /整改前第 2 张/)).toBeGreaterThan(0)
  await page.getByRole('button', { name: /删除：.*整改前第 2 张/ }).click()
  await expect.poll(() => page.getByRole('img', { name: /张照片/ }).count()).toBe(2)
  expect(await page.getByText('请拍一张整改后的照片').count()).toBe(0)
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByRole('link', { name: '回到巡查' }).click()
  await page.getByText('1 条记录还在这部手机上').waitFor()
  await page.close()

  const again = await context.newPage()
  await again.goto('/patrols')
  await again.getByRole('link', { name: '继续巡查' }).click()
  await at(again, 'A-002')
  await again.getByText('1 条记录还在这部手机上').waitFor()
  expect(await declared()).toEqual([])
  await setOffline(false)
  await again.getByText('还在这部手机上').waitFor({ state: 'detached' })
  const here = await declared()
  expect(here.map(({ kind, width, height }) => [kind, width, height])).toEqual([
    ['before', 1200, 1600],
    ['after', 1200, 1600],
  ])
  for (const { bytes } of here) expect(bytes).toBeLessThanOrEqual(400_000)

  const office = await theatre.device(desk)
  await signInAs(office.page, 'lina', password)
  await office.page.goto(`/markets/${cast.market}?place=${cast.stall(1)}`)
  expect(await shown(office.page, /超出摊位线，整改前第 1 张照片，.*拍/)).toBe(240)
  expect(await shown(office.page, /超出摊位线，整改后第 1 张照片，.*拍/)).toBe(240)
  expect(await office.page.getByText('缺整改后照片').count()).toBe(0)
  await expectAccessible(office.page)

  // What is found again in a correction keeps its photos.
  await office.page.getByRole('link', { name: '更正或作废' }).click()
  await office.page.getByLabel('内容有误，更正').check()
  await office.page.getByLabel('有问题').check()
  await office.page
    .getByRole('button', { name: /^超出摊位线/ })
    .first()
    .click()
  expect(await shown(office.page, /^超出摊位线，整改后第 1 张照片$/)).toBe(240)
  await office.page.getByText('责令立即改正', { exact: true }).last().click()
  await office.page.getByRole('button', { name: '保存更正' }).click()
  await expect
    .poll(async () => (await declared()).map(({ kind }) => kind), { timeout: 10_000 })
    .toEqual(['before', 'after', 'before', 'after'])
  expect([...errors, ...office.errors]).toEqual([])
  await office.close()
  await close()
})

test('a photo that the browser cleared is told of on the phone and at the office, and the others arrive', async () => {
  const { page, errors, setOffline, close } = await theatre.device(phone)
  await signInAs(page, 'wangqiang', password)
  await page.goto('/patrols')
  await page.getByRole('link', { name: '继续巡查' }).click()
  await at(page, 'A-002')
  await finding(page)
  await page.getByRole('button', { name: '拍照：超出摊位线' }).click()
  await choose(page, '用手机相机拍', 11)
  expect(await shown(page, /整改前第 1 张/)).toBeGreaterThan(0)
  await choose(page, '拍整改后：超出摊位线', 12)
  expect(await shown(page, /整改后第 1 张/)).toBeGreaterThan(0)
  await setOffline(true)
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText('已存在这部手机上，还没有送达').waitFor()
  const first = await page.evaluate(`new Promise((resolve) => {
    const asked = indexedDB.open('phone')
    asked.onsuccess = () => {
      const work = asked.result.transaction(['entry', 'photo'], 'readwrite')
      const entries = work.objectStore('entry').getAll()
      entries.onsuccess = () => {
        const [name] = entries.result.find(({ state }) => state === 'kept').photos
        work.objectStore('photo').delete(name)
        work.oncomplete = () => { asked.result.close(); resolve(name) }
      }
    }
  })`)
  // The record arrives by itself, and the page goes back to the walk.
  await setOffline(false)
  await page.getByText('A-002 的记录已收到，照片没有收下').waitFor()
  await page.getByText('浏览器清掉了还没送达的照片').waitFor()
  const two = (await declared()).slice(-2)
  expect(two.map(({ kind, bytes }) => [kind, bytes !== null])).toEqual([
    ['before', false],
    ['after', true],
  ])
  await page.getByRole('button', { name: '不再发送 A-002 的记录' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '不再发送' }).click()
  await page.getByText('没有收下').waitFor({ state: 'detached' })

  const office = await theatre.device(desk)
  await signInAs(office.page, 'lina', password)
  await office.page.goto(`/markets/${cast.market}?place=${cast.stall(2)}`)
  await office.page.getByText('照片还没送达').waitFor()
  expect(await shown(office.page, /整改后第 1 张照片/)).toBe(240)
  expect(
    await theatre.app.db
      .selectFrom('photo')
      .select('sha256')
      .where('sha256', '=', Buffer.from(String(first), 'hex'))
      .execute(),
  ).toEqual([])
  expect([...errors, ...office.errors]).toEqual([])
  await office.close()
  await close()
})

test('the page takes the photo itself where the camera is allowed, and lets go of it', async () => {
  const { page, context, errors, close } = await theatre.device(phone)
  // The packaged browser has no camera at all: a drawn picture stands in for the lens.
  await context.addInitScript(`navigator.mediaDevices.getUserMedia = async () => {
    const canvas = document.createElement('canvas')
    const pen = canvas.getContext('2d')
    setInterval(() => pen.fillRect(0, 0, 300, 150), 50)
    return canvas.captureStream(20)
  }`)
  await signInAs(page, 'guomin', password)
  await patrolling(page, null, 'A-003')
  await finding(page)
  await page.getByRole('button', { name: '拍照：超出摊位线' }).click()
  const camera = page.getByRole('dialog', { name: '拍照：超出摊位线' })
  await camera.getByText('拍摊位，不拍人脸').waitFor()
  await camera.getByRole('button', { name: '拍下', disabled: false }).waitFor()
  await expectAccessible(page)
  const track = await page.evaluateHandle("document.querySelector('video').srcObject.getVideoTracks()[0]")
  await camera.getByRole('button', { name: '拍下' }).click()
  await camera.waitFor({ state: 'detached' })
  await expect.poll(() => track.evaluate((each) => (each as { readyState: string }).readyState)).toBe('ended')
  expect(await shown(page, /整改前第 1 张/)).toBeGreaterThan(0)
  await page.getByRole('button', { name: '拍整改后：超出摊位线' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })

  // Without a photo of after it is saved all the same, and says so for good.
  const before = (await declared()).length
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await expect.poll(async () => (await declared()).length).toBe(before + 1)
  await expect.poll(async () => (await declared()).at(-1)?.bytes ?? 0).toBeGreaterThan(0)
  const office = await theatre.device(desk)
  await signInAs(office.page, 'lina', password)
  await office.page.goto(`/markets/${cast.market}?place=${cast.stall(3)}`)
  await office.page.getByText('缺整改后照片').waitFor()
  expect([...errors, ...office.errors]).toEqual([])
  await office.close()
  await close()
})

test('photos of a form that is gone are swept from the phone; those that a form or a record still names stay', async () => {
  const { page, errors, close } = await theatre.device(phone)
  await signInAs(page, 'chenjing', password)
  await page.goto('/patrols')
  await page.getByRole('link', { name: '继续巡查' }).click()
  await finding(page)
  await page.getByRole('button', { name: '拍照：超出摊位线' }).click()
  await choose(page, '用手机相机拍', 61)
  await shown(page, /整改前第 1 张/)
  const phoneDb = (work: string) =>
    page.evaluate<string[]>(`new Promise((resolve) => {
      const asked = indexedDB.open('phone')
      asked.onsuccess = () => {
        const photos = asked.result.transaction('photo', 'readwrite').objectStore('photo')
        ${work}
        const names = photos.getAllKeys()
        names.onsuccess = () => { asked.result.close(); resolve(names.result) }
      }
    })`)
  const [named = ''] = await phoneDb('')
  const hour = 3_600_000
  // One that nothing names for longer than an hour, one just taken, and the form's own, however old.
  const names = await phoneDb(`
    photos.put({ sha256: 'left', bytes: new ArrayBuffer(1), kept_at: Date.now() - 2 * ${hour} })
    photos.put({ sha256: 'fresh', bytes: new ArrayBuffer(1), kept_at: Date.now() })
    photos.put({ sha256: '${named}', bytes: new ArrayBuffer(1), kept_at: Date.now() - 48 * ${hour} })`)
  expect(names).toHaveLength(3)
  const rest = async () => (await phoneDb('')).sort()
  await page.goto('/patrols')
  await page.getByRole('link', { name: '继续巡查' }).click()
  await expect.poll(rest, { timeout: 10_000 }).toEqual(['fresh', named].sort())

  // A form that nobody saved for a week goes when another is opened, and its photo after it.
  const week = await page.evaluate<string[]>(`(() => {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith('draft-'))
    for (const key of keys) {
      const draft = JSON.parse(localStorage.getItem(key))
      localStorage.setItem(key, JSON.stringify({ ...draft, id: '0190' + draft.id.slice(4) }))
    }
    return keys
  })()`)
  expect(week).toHaveLength(1)
  await page.getByRole('button', { name: '下一个' }).click()
  await page.getByRole('button', { name: '发现问题' }).click()
  await page.getByRole('button', { name: /超出摊位线/ }).first().waitFor() // prettier-ignore
  await page.goto('/patrols')
  await page.getByRole('link', { name: '继续巡查' }).click()
  await expect.poll(rest, { timeout: 10_000 }).toEqual(['fresh'])
  expect(errors).toEqual([])
  await close()
})
