import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { desk, expectAccessible, openTheatre, phone, type Theatre } from '../support/browser.ts'

let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
})
afterAll(() => theatre.close())

/** The heading's type size in CSS pixels. */
const fontSizeOf = (page: Page) =>
  page.evaluate<number>('parseFloat(getComputedStyle(document.querySelector("h1")).fontSize)')

describe.each([
  ['phone', phone],
  ['desk', desk],
] as const)('on a %s', (_, size) => {
  test('language, dark mode and large print switch before signing in, and stay after a reload', async () => {
    const { page, errors, close } = await theatre.device(size)
    await page.goto('/settings')
    const html = page.locator('html')
    await expect.poll(() => html.getAttribute('lang')).toBe('zh-CN')
    await expectAccessible(page)

    const ordinary = await fontSizeOf(page)
    await page.getByLabel('大字').check()
    await expect.poll(() => html.getAttribute('data-weui-mode')).toBe('care')
    await page.getByText('深色', { exact: true }).click()
    await expect.poll(() => html.getAttribute('data-weui-theme')).toBe('dark')
    await expectAccessible(page)

    await page.getByText('English', { exact: true }).click()
    await expect.poll(() => html.getAttribute('lang')).toBe('en')
    await page.getByRole('heading', { level: 1, name: 'Display' }).waitFor()

    await page.reload()
    await expect.poll(() => html.getAttribute('lang')).toBe('en')
    expect(await html.getAttribute('data-weui-mode')).toBe('care')
    expect(await html.getAttribute('data-weui-theme')).toBe('dark')
    const large = await fontSizeOf(page)
    expect(large).toBeGreaterThan(ordinary)
    await expectAccessible(page)
    expect(errors).toEqual([])
    await close()
  })

  test('the page of components is clean in light and dark', async () => {
    const { page, errors, close } = await theatre.device(size)
    await page.goto('/kit')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expectAccessible(page)
    await page.emulateMedia({ colorScheme: 'dark' })
    await expectAccessible(page)
    expect(errors).toEqual([])
    await close()
  })

  test('an address that leads nowhere says so and shows the way home', async () => {
    const { page, close } = await theatre.device(size)
    await page.goto('/no-such-page')
    await page.getByRole('heading', { level: 1, name: '没有这个页面' }).waitFor()
    await expectAccessible(page)
    await close()
  })
})
