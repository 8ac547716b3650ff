import { afterAll, beforeAll, expect, test } from 'vitest'
import { action, capture, finding, log, patrolOf } from '../inspections/captures.ts'
import { expectAccessible, openTheatre, phone, signInAs, type Theatre } from '../support/browser.ts'
import { cast, password } from '../support/cast.ts'

let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
})
afterAll(() => theatre.close())

test('a second officer says on their own phone, without signal, that they were there and that they were not', async () => {
  const wangqiang = await theatre.app.as('wangqiang')
  const patrol = await patrolOf(wangqiang)
  for (const stall of [1, 2]) {
    const warned = finding('PLOT-01', {
      help_first: 'declined',
      actions: [action('warning', { document_number: `警${stall}` })],
    })
    const sent = capture(patrol, { subject: { kind: 'stall', id: cast.stall(stall) }, findings: [warned] })
    expect((await log(wangqiang, sent)).status).toBe(201)
  }
  const words = () =>
    theatre.app.db.selectFrom('action_confirmation').select(['answer', 'note']).orderBy('answer').execute()

  const { page, errors, setOffline, close } = await theatre.device(phone, { installed: true })
  await signInAs(page, 'chenjing', password)
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
  await page.goto('/confirmations')
  const waiting = page.getByRole('article')
  await waiting.nth(1).waitFor()
  await setOffline(true)
  // Opened again without signal: the list of last time.
  await page.reload()
  await waiting.nth(1).waitFor()
  await waiting.first().getByRole('button', { name: '我在场，确认' }).click()
  await page.getByText('1 条记录还在这部手机上').waitFor()
  await waiting.nth(1).waitFor({ state: 'detached' })
  await waiting.getByRole('button', { name: '我没有参与' }).click()
  await waiting.getByRole('button', { name: '交给主管' }).click()
  await waiting.getByText('请先写一句：您当时在哪里、是怎么回事。').waitFor()
  await waiting.locator('input:focus').waitFor()
  await waiting.getByLabel('请说明情况').fill('我在另一条街')
  await waiting.getByRole('button', { name: '交给主管' }).click()
  await page.getByText('没有要您确认的处置').waitFor()
  await page.getByText('2 条记录还在这部手机上').waitFor()
  await expectAccessible(page)
  expect(await words()).toEqual([])
  await setOffline(false)
  await page.getByText('还在这部手机上').waitFor({ state: 'detached' })
  expect(await words()).toEqual([
    { answer: 'confirmed', note: null },
    { answer: 'disputed', note: '我在另一条街' },
  ])
  expect(errors).toEqual([])
  await close()
})

test('what was confirmed in their name on another’s phone, an officer finds on 我的 and denies', async () => {
  const wangqiang = await theatre.app.as('wangqiang')
  const warned = finding('HYG-01', {
    help_first: 'declined',
    actions: [action('warning', { document_number: '警3', confirmed_by: [cast.chenjing] })],
  })
  const { body } = await wangqiang.get('/patrols/current')
  const sent = capture(body.patrol.id, { subject: { kind: 'stall', id: cast.stall(3) }, findings: [warned] })
  expect((await log(wangqiang, sent)).status).toBe(201)

  const { page, errors, close } = await theatre.device(phone)
  await signInAs(page, 'chenjing', password)
  await page.goto('/me')
  await page.getByRole('link', { name: '写了我名字的处置' }).click()
  const named = page.getByRole('region', { name: '在记录人手机上确认过的' })
  await named.getByText('王强 记录').waitFor()
  await expectAccessible(page)
  await named.getByRole('button', { name: '我没有参与' }).click()
  await named.getByLabel('请说明情况').fill('手机不是我按的')
  await named.getByRole('button', { name: '交给主管' }).click()
  await named.waitFor({ state: 'detached' })
  const lina = await theatre.app.as('lina')
  await expect
    .poll(async () => (await lina.get('/confirmations/disputed')).body.actions.map((one: { note: string }) => one.note))
    .toContain('手机不是我按的')
  expect(errors).toEqual([])
  await close()
})
