import { afterAll, beforeAll, expect, test } from 'vitest'
import { action, capture, finding, fresh, log, patrolOf } from '../inspections/captures.ts'
import { desk, openTheatre, signInAs, type Theatre } from '../support/browser.ts'
import { password } from '../support/cast.ts'

let theatre: Theatre
let matter = ''
let review = ''
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
})
afterAll(() => theatre.close())

test('squads have their English names on English screens: certificates, people, matters, reviews, clocks', async () => {
  const { page, errors, close } = await theatre.device(desk)
  await signInAs(page, 'lina', password)
  await page.goto('/settings')
  await page.getByText('English', { exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Display' }).waitFor()
  const pages = ['/certificates', '/people', '/matters', `/matters/${matter}`, '/clocks']
  for (const address of [...pages, '/reviews', `/reviews/${review}`]) {
    await page.goto(address)
    const main = page.getByRole('main')
    await main.getByText('Badao squad').filter({ visible: true }).first().waitFor()
    expect([address, (await main.innerText()).includes('八道中队')]).toEqual([address, false])
  }
  await page.goto('/certificates')
  await page.getByRole('searchbox').fill('badao')
  await page.getByText('王强').waitFor()
  expect(errors).toEqual([])
  await close()
})
