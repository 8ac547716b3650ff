import { afterAll, beforeAll, expect, test } from 'vitest'
import { cast, password } from '../support/cast.ts'
import { desk, expectAccessible, openTheatre, phone, signInAs, type Theatre } from '../support/browser.ts'

let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
})
afterAll(() => theatre.close())

test('a supervisor looks back evening by evening, by keyboard, by date and by playing; the address tells where', async () => {
  const { page, errors, close } = await theatre.device(desk)
  await signInAs(page, 'lina', password)
  await page.goto(`/markets/${cast.market}`)
  await page.getByRole('link', { name: '回看' }).click()
  const slider = page.getByRole('slider')
  await slider.waitFor()
  await page.getByText('11月23日 周一').first().waitFor()
  await expectAccessible(page)
  await slider.focus()
  await page.keyboard.press('ArrowLeft')
  await page.getByText('11月22日 周日').first().waitFor()
  expect(new URL(page.url()).searchParams.get('evening')).toBe('2026-11-22')
  await page.reload()
  await page.getByText('11月22日 周日').first().waitFor()
  await page.getByRole('button', { name: '播放' }).click()
  await page.getByText('11月23日 周一').first().waitFor()
  await page.getByRole('button', { name: '播放' }).waitFor()
  await page.getByText('用表格看').click()
  await page.getByRole('button', { name: 'A-001' }).click()
  await page.getByRole('heading', { name: /A-001/ }).waitFor()
  await expectAccessible(page)

  // Tapped while the evenings play, a stall stays chosen when the next one comes.
  await page.goto(`/markets/${cast.market}/history?evening=2026-11-21`)
  await page.getByText('用表格看').click()
  await page.getByRole('button', { name: '播放' }).click()
  await page.getByRole('button', { name: 'A-001' }).click()
  await expect.poll(() => new URL(page.url()).searchParams.get('evening')).toBe('2026-11-23')
  expect(new URL(page.url()).searchParams.get('place')).toBe(cast.stall(1))
  expect(errors).toEqual([])
  await close()
})

test('on a phone a period is coloured by layer, told in a table, and compared with another', async () => {
  const { page, errors, close } = await theatre.device(phone)
  await signInAs(page, 'lina', password)
  await page.goto(`/markets/${cast.market}/history?view=coverage`)
  await page.getByRole('button', { name: '和另一段时间比较' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: '和另一段时间比较' }).click()
  await expect.poll(() => page.locator('.market-map').count()).toBe(2)
  await expectAccessible(page)
  expect(errors).toEqual([])
  await close()
})
