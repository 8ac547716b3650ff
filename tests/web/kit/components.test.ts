import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible } from '../../support/browser.ts'
import { openOffice } from './office.ts'

let open: Awaited<ReturnType<typeof openOffice>>
beforeAll(async () => {
  open = await openOffice()
}, 120_000)
afterAll(() => open.close())

async function kitPage() {
  const device = await open.device()
  await device.page.goto('/kit')
  await device.page.getByRole('heading', { name: '界面组件' }).waitFor()
  return device
}

describe('by keyboard', () => {
  test('tabs move with arrows and show their panel', async () => {
    const { page, close } = await kitPage()
    await page.getByRole('tab', { name: '载入中' }).focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    expect(await page.getByRole('tab', { name: '出错' }).getAttribute('aria-selected')).toBe('true')
    await page.getByRole('tabpanel').getByText('连不上网络').waitFor()
    await page.keyboard.press('ArrowRight')
    expect(await page.getByRole('tab', { name: '载入中' }).getAttribute('aria-selected')).toBe('true')
    await close()
  })

  test('a dialog keeps the focus inside, closes by Escape and gives it back', async () => {
    const { page, close } = await kitPage()
    const opener = page.getByRole('button', { name: '结束分配' })
    await opener.focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: '结束 A-07 的分配？' })
    await dialog.waitFor()
    await expectAccessible(page)
    for (let press = 0; press < 5; press++) {
      await page.keyboard.press('Tab')
      const outside = await dialog.evaluate(
        (element) => document.activeElement !== document.body && !element.contains(document.activeElement),
      )
      expect(outside).toBe(false)
    }
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => opener.evaluate((button) => button === document.activeElement)).toBe(true)
    await close()
  })
})

describe('the sheet', () => {
  test('goes through three heights by buttons and by dragging, and leaves the page behind it usable', async () => {
    const { page, close } = await kitPage()
    await page.getByRole('button', { name: '打开底部面板' }).click()
    const sheet = page.getByRole('region', { name: 'A-07' })
    const height = async () => (await sheet.boundingBox())!.height
    const half = await height()
    await page.getByRole('button', { name: '展开' }).click()
    await expect.poll(height).toBeGreaterThan(half * 1.5)
    expect(await page.getByRole('button', { name: '展开' }).isDisabled()).toBe(true)
    const head = (await sheet.boundingBox())!
    await page.mouse.move(head.x + 60, head.y + 20)
    await page.mouse.down()
    await page.mouse.move(head.x + 60, head.y + 160, { steps: 4 })
    await page.mouse.up()
    await expect.poll(height).toBe(half)
    await page.getByRole('button', { name: '收起' }).click()
    await expect.poll(height).toBeLessThan(half)
    await expectAccessible(page)
    await page.getByLabel('姓名').fill('李建国')
    await sheet.getByRole('button', { name: '关闭' }).click()
    await sheet.waitFor({ state: 'detached' })
    await close()
  })
})

describe('fields', () => {
  test('label, hint and error are tied to the control', async () => {
    const { page, close } = await kitPage()
    const field = page.getByLabel('手机号')
    const told = await field.evaluate((input) =>
      input
        .getAttribute('aria-describedby')!
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent),
    )
    expect(told).toEqual(['用于接收验证码', '请填写 11 位手机号。'])
    await field.fill('13800001234')
    expect(await field.getAttribute('aria-invalid')).toBe(null)
    await close()
  })

  test('a number may be typed full-width; what is no number is not taken for one', async () => {
    const { page, close } = await kitPage()
    const fee = page.getByLabel('费用')
    await fee.fill('１２')
    await fee.blur()
    expect(await fee.inputValue()).toBe('１２')
    await fee.press('End')
    await fee.pressSequentially('x')
    expect(await fee.inputValue()).toBe('１２x')
    await close()
  })

  test('too many characters are counted in words and not cut off', async () => {
    const { page, close } = await kitPage()
    const note = page.getByLabel(/^备注/)
    await note.fill('市'.repeat(63))
    await page.getByText('超出 3 字，请删减').waitFor()
    expect(await note.inputValue()).toHaveLength(63)
    await close()
  })

  test('checkboxes keep the order of the options', async () => {
    const { page, close } = await kitPage()
    await page.getByRole('checkbox', { name: '清理纸箱' }).check()
    await page.getByRole('checkbox', { name: '搬运' }).uncheck()
    expect(await page.getByRole('checkbox', { name: '清理纸箱' }).isChecked()).toBe(true)
    expect(await page.getByRole('checkbox', { name: '接水接电' }).isDisabled()).toBe(true)
    await close()
  })
})

test('what was done can be taken back by a word', async () => {
  const { page, errors, close } = await kitPage()
  await page.getByRole('button', { name: '记录问题' }).click()
  await page.getByRole('status').getByText('已移除一个问题').waitFor()
  await page.getByRole('button', { name: '撤销' }).click()
  await expect.poll(() => page.getByText('已移除一个问题').count()).toBe(0)
  expect(errors).toEqual([])
  await close()
})

test('every button and link is large enough for a thumb', async () => {
  const { page, close } = await kitPage()
  const small = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, a[href], select, input:not([type=radio], [type=checkbox])')]
      .filter((element) => !element.closest('.skip, p'))
      .map((element) => ({ what: element.outerHTML.slice(0, 100), height: element.getBoundingClientRect().height }))
      .filter(({ height }) => height < 44),
  )
  expect(small).toEqual([])
  await close()
})
