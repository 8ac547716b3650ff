import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Route } from 'playwright-core'
import { desk, openTheatre, signInAs, type Theatre } from '../support/browser.ts'
import { password } from '../support/cast.ts'

let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
})
afterAll(() => theatre.close())

test('a late answer stands under its own week, and a tick that fails takes no other with it', async () => {
  const { page, errors, close } = await theatre.device(desk)
  await signInAs(page, 'lina', password)
  await page.goto('/rosters')
  const tick = (name: string, day: string) =>
    page.getByRole('checkbox', { name: new RegExp(`^${name} .*${day}`) }).filter({ visible: true })
  await tick('王强', '11月27日').waitFor()

  const held: Route[] = []
  await page.route('**/api/rosters/*/*/*', (route) => void held.push(route))
  await tick('王强', '11月27日').check()
  await expect.poll(() => held.length).toBe(1)
  await page.getByRole('button', { name: '下一周' }).click()
  await tick('王强', '12月4日').waitFor()
  const answered = page.waitForResponse('**/api/rosters/*/*/*')
  await held[0]!.continue()
  await (await answered).finished()
  await page.waitForTimeout(300)
  expect(await tick('王强', '12月4日').count()).toBe(1)

  await tick('王强', '12月4日').check()
  await tick('陈静', '12月4日').check()
  await expect.poll(() => held.length).toBe(2)
  await held[1]!.abort()
  await expect.poll(() => held.length).toBe(3)
  await held[2]!.continue()
  await expect.poll(() => tick('陈静', '12月4日').isChecked()).toBe(true)
  expect(await tick('王强', '12月4日').isChecked()).toBe(false)
  await page.reload()
  await tick('陈静', '12月4日').waitFor()
  expect([await tick('王强', '12月4日').isChecked(), await tick('陈静', '12月4日').isChecked()]).toEqual([false, true])
  expect(errors).toEqual([])
  await close()
})
