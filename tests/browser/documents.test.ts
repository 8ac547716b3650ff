import decodeQR from 'qr/decode.js'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { action, capture, finding, fresh, log, patrolOf } from '../inspections/captures.ts'
import { settings } from '../documents/settings.ts'
import { cast, password } from '../support/cast.ts'
import type { Client } from '../support/harness.ts'
import { desk, expectAccessible, openTheatre, phone, signInAs, signInVendor, type Theatre } from '../support/browser.ts'

let theatre: Theatre
let wangqiang: Client
let patrol: string
beforeAll(async () => {
  theatre = await openTheatre()
  await (await theatre.app.as('lina')).put('/documents/settings', settings)
  wangqiang = await theatre.app.as('wangqiang')
  patrol = await patrolOf(wangqiang)
})
afterAll(() => theatre.close())

/** 张梅's stall is fined on the spot; the newest of her record. */
async function fined() {
  // Played once more, it is a second penalty this evening, which wants a reason (rule R4).
  const spot = action('fine_on_spot', { amount_yuan: 50, document_number: '罚0012', reason: '再次倾倒' })
  const one = finding('HYG-02', { help_first: 'declined', actions: [spot], note: '把洗碗水倒在雨水口。' })
  const sent = await log(wangqiang, capture(patrol, { findings: [one] }))
  if (sent.status !== 201) throw new Error(sent.text)
  return one.id
}

/** How a PDF of Chromium says what is in it, without reading it as a PDF. */
const count = (pdf: Buffer, what: RegExp) => (pdf.toString('latin1').match(what) ?? []).length

test('an officer issues a decision from the finding, the vendor signs on the phone, and it prints on one A4', async () => {
  await fined()
  const { page, errors, close } = await theatre.device(phone)
  await signInAs(page, 'wangqiang', password)
  await page.goto(`/vendors/${cast.zhangmei}`)
  await page
    .getByRole('button', { name: /^文书 乱倒污水油污/ })
    .first()
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('还没有出具文书。').waitFor()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: /出具当场行政处罚决定书/ }).click()
  await dialog.getByText('手写文书号 罚0012').waitFor()
  await dialog.getByRole('button', { name: '出具当场行政处罚决定书' }).click()
  await dialog.getByText('请填写这一项。').waitFor()
  await dialog.getByRole('button', { name: '当事人没有意见' }).click()
  await dialog.getByRole('button', { name: '出具当场行政处罚决定书' }).click()

  await page.getByText(/^元城管当罚字〔2026〕八道第\d{4}号$/).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: '签名' }).click()
  const signing = page.getByRole('dialog')
  await signing.getByRole('button', { name: '保存签名' }).click()
  await signing.getByText('请先在框里签名，或改选纸上签名。').waitFor()
  const drawing = signing.locator('.drawing__box')
  await drawing.scrollIntoViewIfNeeded()
  const at = (await drawing.boundingBox())!
  for (const row of [0.3, 0.7]) {
    await page.mouse.move(at.x + at.width * 0.2, at.y + at.height * row)
    await page.mouse.down()
    await page.mouse.move(at.x + at.width * 0.8, at.y + at.height * (1 - row), { steps: 12 })
    await page.mouse.up()
  }
  await signing.getByText('已签 2 笔').waitFor()
  await signing.getByRole('button', { name: '退一笔' }).click()
  await signing.getByText('已签 1 笔').waitFor()
  await signing.getByRole('button', { name: '恢复一笔' }).click()
  await signing.getByText('已签 2 笔').waitFor()
  await expectAccessible(page)
  await signing.getByRole('button', { name: '保存签名' }).click()
  await page.getByRole('img', { name: '张梅', exact: true }).waitFor()

  await page.getByRole('button', { name: '签名' }).click()
  await signing.getByLabel('已在纸上签').check()
  await signing.getByRole('button', { name: '保存签名' }).click()
  await page.getByText('执法人员 王强 · 已在纸上签').waitFor()

  const pdf = await page.pdf({ preferCSSPageSize: true })
  expect(count(pdf, /\/Type \/Page\b/g)).toBe(1)
  expect(count(pdf, /\/MediaBox \[0 0 59[45]\.\d+ 841\.\d+\]/g)).toBe(1)
  expect(errors).toEqual([])
  await close()
})

test('its code opens the public page, which says that it stands and names nobody; the vendor reads it whole', async () => {
  const request = { id: fresh(), kind: 'spot_decision', words: { statement: '无' }, reason: null }
  const { body: issued } = await wangqiang.post(`/findings/${await fined()}/documents`, request)
  const wide = await theatre.device(desk)
  await signInVendor(theatre, wide.page)
  await wide.page.getByRole('link', { name: '我的记录' }).click()
  await wide.page.getByRole('link', { name: new RegExp(issued.number as string) }).click()
  await wide.page.waitForURL(`**/documents/${issued.id}`)
  const code = wide.page.getByRole('img', { name: /^文书查验/ })
  const { data, info } = await sharp(await code.screenshot())
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const address = decodeQR({ data, width: info.width, height: info.height })
  expect(await wide.page.getByRole('button', { name: '签名' }).count()).toBe(0)
  expect(wide.errors).toEqual([])
  await wide.close()

  const { page, errors, close } = await theatre.device(phone)
  await page.goto(address)
  await page.getByText('这份文书是真的，有效').waitFor()
  expect(await page.getByText('张梅').count()).toBe(0)
  await expectAccessible(page)
  await page.goto('/check/0000-0000-0000')
  await page.getByText('没有查到这份文书').waitFor()
  expect(errors).toEqual([])
  await close()
})

test('a supervisor writes a new version of a template, and sees what it leaves out before saving', async () => {
  const { page, errors, close } = await theatre.device(desk)
  await signInAs(page, 'lina', password)
  await page.goto('/me')
  await page.getByRole('link', { name: /文书模板和设置/ }).click()
  await page.getByLabel('机关名称').waitFor()
  await expectAccessible(page)
  await page.getByRole('link', { name: '文书模板' }).click()
  const text = page.getByRole('group', { name: '第 2 段 · 正文' }).getByLabel('文字')
  await text.waitFor()
  await expectAccessible(page)
  const before = await text.inputValue()
  await text.fill(before.replace('{{违法事实}}', '{{违法的事}}'))
  await page.getByText('没有“违法的事”这项内容。').waitFor()
  await page.getByText('这种文书必须写明“违法事实”。').waitFor()
  expect(await page.getByRole('button', { name: '存为新的一版' }).isDisabled()).toBe(true)
  await text.fill(`${before}请您理解。`)
  await page.getByRole('region', { name: '预览' }).getByText('请您理解。').waitFor()
  await page.getByLabel('从哪天起用').fill('2026-12-01')
  await page.getByRole('button', { name: '存为新的一版' }).click()
  await page.getByText(/^第 [23] 版 · 2026年12月1日/).waitFor()
  expect(errors).toEqual([])
  await close()
})
