import { writeFileSync } from 'node:fs'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { action, capture, finding, log, patrolOf } from '../inspections/captures.ts'
import {
  desk,
  expectAccessible,
  holdPhotos,
  openTheatre,
  phone,
  signInAs,
  signInVendor,
  type Theatre,
} from '../support/browser.ts'
import { cast, password } from '../support/cast.ts'
import { picture } from '../support/photos.ts'

let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
  const wangqiang = await theatre.app.as('wangqiang')
  const patrol = await patrolOf(wangqiang)
  const found = finding('PLOT-01', {
    help_first: 'given',
    actions: [action('fix_by'), action('warning', { document_number: '丹元警〔2026〕7号' })],
  })
  const { status, text } = await log(wangqiang, capture(patrol, { findings: [found] }))
  expect(status, text).toBe(201)
  // 赵磊 approved something about it, so that he may not decide.
  await theatre.app.db
    .insertInto('action_officer')
    .values({ action_id: found.actions[0]?.id ?? '', person_id: cast.zhaolei })
    .execute()
})
afterAll(() => theatre.close())

const enforced = async () =>
  (await (await theatre.app.as('lina')).get('/ratio?from=2026-11-23&to=2026-11-23')).body.headline.enforced as number

test('a vendor sends what is put right, also through a dead zone, and disagrees; who had a part is refused, another decides', async () => {
  const vendor = await theatre.device(phone)
  const { page } = vendor
  await signInVendor(theatre, page)
  await page.getByRole('region', { name: '要改正的' }).getByRole('link', { name: '看详情：超出摊位线' }).click()
  await page.getByRole('heading', { level: 1, name: '问题和办理' }).waitFor()
  await page.getByText('货物或桌椅摆到了划线外面。').waitFor()
  await page.getByText('东西都放在摊位线里面，不占走道。').waitFor()
  await page.getByText('带队：陈静').waitFor()
  await expectAccessible(page)

  await page.getByRole('button', { name: '我改好了' }).click()
  const letGo = await holdPhotos(page)
  const file = join(mkdtempSync(join(tmpdir(), 'photo-')), 'after.jpg')
  writeFileSync(file, await picture(640, 480, 77))
  await page.locator('input[type=file]').setInputFiles(file)
  // A slow phone makes the photo smaller while the words are written; the form says what it waits for.
  await page.getByRole('button', { name: '正在保存照片…' }).waitFor()
  await page.getByLabel('怎么改的').fill('桌子收进线里了')
  expect(await page.getByRole('button', { name: '告诉队员我改好了' }).count()).toBe(0)
  await letGo()
  await page.getByRole('button', { name: '告诉队员我改好了' }).waitFor()
  await page.getByRole('img', { name: '您拍的第 1 张照片' }).waitFor()
  await expectAccessible(page)
  // The browser kills the page; what was written and taken is there again.
  await page.reload()
  await page.getByRole('button', { name: '我改好了' }).click()
  await page.getByRole('img', { name: '您拍的第 1 张照片' }).waitFor()
  expect(await page.getByLabel('怎么改的').inputValue()).toBe('桌子收进线里了')

  await page.waitForLoadState('networkidle')
  await vendor.setOffline(true)
  await page.getByRole('button', { name: '告诉队员我改好了' }).click()
  await page.getByText('已存在手机上，还没送到').waitFor()
  expect(await page.getByRole('button', { name: '我改好了', exact: true }).count()).toBe(0)
  await expectAccessible(page)
  await vendor.setOffline(false)
  await page.getByText('您说已经改好了').waitFor({ timeout: 20_000 })
  await page.getByText('等队员来看').waitFor()
  await page.getByText('已存在手机上，还没送到').waitFor({ state: 'detached' })
  await page.getByRole('listitem').getByRole('img', { name: '您拍的第 1 张照片' }).waitFor({ timeout: 20_000 })

  await page.getByRole('button', { name: '写一条答复' }).click()
  await page.getByRole('button', { name: '提交答复' }).click()
  await page.getByText('还没有写。请先写您想说的话。').waitFor()
  await page.getByLabel('您想说什么').fill('下雨线看不清')
  await page.getByRole('button', { name: '提交答复' }).click()
  await page.getByRole('region', { name: '您的答复' }).getByText('下雨线看不清').waitFor()

  expect(await enforced()).toBe(1)
  await page.getByRole('button', { name: '我不同意，申请复核' }).click()
  await page.getByRole('button', { name: '提交复核申请' }).click()
  await page.getByText('请先写为什么不同意，一句话也可以。').waitFor()
  await page.locator('textarea:focus').waitFor()
  await expectAccessible(page)
  await page.getByLabel('为什么不同意').fill('线是雨后重画的')
  await expectAccessible(page)
  await page.getByRole('button', { name: '提交复核申请' }).click()
  await page.getByText('正在复核').waitFor({ timeout: 20_000 })
  await expectAccessible(page)

  const involved = await theatre.device(desk)
  await signInAs(involved.page, 'zhaolei', password)
  await involved.page.goto('/reviews')
  await involved.page.getByRole('link', { name: /A-001 · 超出摊位线/ }).click()
  await involved.page.getByText('您参与了其中的处置').waitFor()
  expect(await involved.page.getByRole('button', { name: '作出决定' }).count()).toBe(0)
  await expectAccessible(involved.page)

  const other = await theatre.device(desk)
  await signInAs(other.page, 'lina', password)
  await other.page.goto('/reviews')
  // Due at midnight of the 8th is due by the end of the 7th.
  await other.page
    .getByText(/12月7日 周一 24:00/)
    .first()
    .waitFor()
  await expectAccessible(other.page)
  await other.page.getByRole('link', { name: /A-001 · 超出摊位线/ }).click()
  await other.page.getByText('线是雨后重画的').waitFor()
  await other.page.getByRole('button', { name: '作出决定' }).click()
  await other.page.getByText('请先选一种决定。').waitFor()
  await other.page.locator('input[type=radio]:focus').waitFor()
  await other.page.getByLabel('全部撤销：不算数').check()
  await other.page.getByText('请写明理由。').waitFor()
  await other.page.getByLabel('理由').fill('照片显示摊位在线内')
  await expectAccessible(other.page)
  await other.page.getByRole('button', { name: '作出决定' }).click()
  await other.page.getByRole('dialog').getByRole('button', { name: '作出决定' }).click()
  await other.page
    .getByText(/全部撤销，李娜/)
    .first()
    .waitFor()
  expect(await enforced()).toBe(0)

  await page.reload()
  await page.getByText('已撤销，不算数', { exact: true }).waitFor()
  await page.getByText('理由：照片显示摊位在线内').waitFor()
  expect(await page.getByText('李娜').count()).toBe(0)
  await expectAccessible(page)
  expect([...vendor.errors, ...involved.errors, ...other.errors]).toEqual([])
  for (const { close } of [vendor, involved, other]) await close()
})
