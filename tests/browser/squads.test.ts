import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { action, capture, finding, fresh, log, patrolOf } from '../inspections/captures.ts'
import { desk, openTheatre, signInAs, signInVendor, type Theatre } from '../support/browser.ts'
import { password } from '../support/cast.ts'

let theatre: Theatre
let matter = ''
let review = ''
let lesson = ''
beforeAll(async () => {
  theatre = await openTheatre()
  const wangqiang = await theatre.app.as('wangqiang')
  const found = finding('PLOT-01', { help_first: 'given', actions: [action('fix_by')] })
  matter = found.id
  const sent = await log(wangqiang, capture(await patrolOf(wangqiang), { findings: [found] }))
  expect(sent.status, sent.text).toBe(201)
  review = fresh()
  const zhangmei = await theatre.app.as('zhangmei')
  const words = '我没有越线'
  const asked = await zhangmei.put(`/own/matters/${matter}/reviews/${review}`, {
    ...{ id: review, action_id: null, words, photos: [] },
  })
  expect(asked.status, asked.text).toBe(201)
  const lina = await theatre.app.as('lina')
  const training = { topic: '执法规范', audience: 'officers', held_on: '2026-11-20', cancelled: false }
  lesson = (
    await lina.post('/trainings', {
      ...{ ...training, valid_until: '2026-12-10', place: null, note: null },
    })
  ).body.id
})
afterAll(() => theatre.close())

/** Somebody's screen in English, after these pages of it were seen to name the squad in English only. */
async function inEnglish(signIn: (page: Page) => Promise<unknown>, pages: readonly string[]) {
  const device = await theatre.device(desk)
  const { page } = device
  await signIn(page)
  await page.goto('/settings')
  await page.getByText('English', { exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Display' }).waitFor()
  for (const address of pages) {
    await page.goto(address)
    const main = page.getByRole('main')
    await main.getByText('Badao squad').filter({ visible: true }).first().waitFor()
    expect([address, (await main.innerText()).includes('八道中队')]).toEqual([address, false])
  }
  return device
}

test('squads have their English names on English screens: certificates, people, matters, reviews, clocks, trainings, markets', async () => {
  const pages = ['/certificates', '/people', '/matters', `/matters/${matter}`, '/clocks']
  const more = ['/reviews', `/reviews/${review}`, `/trainings/${lesson}`, '/markets']
  const { page, errors, close } = await inEnglish((screen) => signInAs(screen, 'lina', password), [...pages, ...more])
  await page.goto('/certificates')
  await page.getByRole('searchbox').fill('badao')
  await page.getByText('王强').waitFor()
  expect(errors).toEqual([])
  await close()
})

test('an officer and a vendor read the squad’s English name on their own pages', async () => {
  const officer = await inEnglish((page) => signInAs(page, 'wangqiang', password), ['/me'])
  const vendor = await inEnglish((page) => signInVendor(theatre, page), [`/own/matters/${matter}`])
  expect([...officer.errors, ...vendor.errors]).toEqual([])
  await officer.close()
  await vendor.close()
})
