import { afterAll, beforeAll, expect, test } from 'vitest'
import { cast, password } from '../support/cast.ts'
import { desk, expectAccessible, openTheatre, phone, signInAs, type Theatre } from '../support/browser.ts'

let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
})
afterAll(() => theatre.close())

test('while a page is slow to come and texts come before it, the page before stays on screen', async () => {
  const { page, errors, close } = await theatre.device(desk)
  await signInAs(page, 'lina', password)
  const pageAsked = Promise.withResolvers<undefined>()
  const texts = Promise.withResolvers<undefined>()
  const released = Promise.withResolvers<undefined>()
  await page.route('**/assets/*.js', async (route) => {
    const answer = await route.fetch()
    const source = await answer.text()
    const isPage = source.includes('history__chosen-head')
    const isTexts = source.includes('是什么问题？')
    if (isPage) pageAsked.resolve(undefined)
    if (isPage) await released.promise
    if (isTexts) await pageAsked.promise
    await route.fulfill({ response: answer })
    if (isTexts) texts.resolve(undefined)
  })
  await page.goto(`/markets/${cast.market}`)
  await page.getByRole('heading', { level: 1, name: '平安夜市' }).waitFor()
  await page.evaluate(`new MutationObserver(() => {
    if (!document.querySelector('main')) document.body.dataset.blank = 'yes'
  }).observe(document.body, { childList: true, subtree: true })`)
  await page.getByRole('link', { name: '回看' }).click()
  await Promise.all([pageAsked.promise, texts.promise])
  // What came is drawn before the page follows.
  await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))')
  released.resolve(undefined)
  await page.getByRole('slider').waitFor()
  expect(await page.locator('body').getAttribute('data-blank')).toBe(null)
  expect(errors).toEqual([])
  await close()
})

test('a page that breaks says so in words, comes back when tried again, and can be left', async () => {
  const { page, close } = await theatre.device(phone)
  await signInAs(page, 'lina', password)
  const answer = `**/api/markets/${cast.market}/history*`
  await page.route(answer, (route) => route.fulfill({ json: {} }))
  await page.goto(`/markets/${cast.market}/history`)
  const broken = page.getByRole('heading', { level: 1, name: '页面出错了' })
  await broken.waitFor()
  await expectAccessible(page)
  await page.unroute(answer)
  await page.getByRole('button', { name: '重试' }).click()
  await page.getByRole('slider').waitFor()

  await page.route(answer, (route) => route.fulfill({ json: {} }))
  await page.reload()
  await broken.waitFor()
  await page.getByRole('link', { name: '占比' }).click()
  await page.getByRole('heading', { level: 1, name: /占比/ }).waitFor()
  await close()
})
