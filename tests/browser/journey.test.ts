import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openTheatre, phone, signInAs, type Theatre } from '../support/browser.ts'
import { cast, password } from '../support/cast.ts'

let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
})
afterAll(() => theatre.close())

const db = () => theatre.app.db

test('a patrol goes out, undoes, hands over and comes home without signal; the office hears all of it', async () => {
  const { page, context, errors, setOffline, close } = await theatre.device(phone, { installed: true })
  // A patrol started without signal goes by the phone's clock: whatever the hour here, it is 19:05 there.
  await context.clock.install({ time: theatre.app.time.now })
  const at = (number: string) => page.getByRole('heading', { level: 2 }).filter({ hasText: number }).waitFor()
  await signInAs(page, 'wangqiang', password)
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
  // What a walk needs of the market is on the phone before the signal goes.
  const readAhead = page.waitForResponse('**/api/categories')
  await page.goto('/patrols')
  await page.getByLabel('市场').selectOption({ label: '平安夜市' })
  await readAhead

  await setOffline(true)
  await page.getByLabel('陈静').check()
  await page.getByLabel('借调其他中队的队员').selectOption({ label: '郭敏 · 兴东中队' })
  await page.getByLabel('郭敏').waitFor()
  await page.getByRole('button', { name: '开始巡查' }).click()
  await at('A-001')
  await page.getByRole('button', { name: '正常', exact: true }).click()
  await at('A-002')
  await page.getByRole('button', { name: '正常', exact: true }).click()
  await at('A-003')
  await page.getByText('3 条记录还在这部手机上').waitFor()
  await page.getByRole('button', { name: '撤销 A-001 的记录' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '撤销', exact: true }).click()
  await page.getByRole('button', { name: '撤销 A-001 的记录' }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '撤销 A-002 的记录' }).waitFor()
  await expectAccessible(page)

  await page.getByRole('link', { name: '结束巡查' }).click()
  await page.getByRole('button', { name: '钥匙在岗亭' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: '结束巡查' }).click()
  await page.getByText('这次巡查已结束').waitFor()
  await page.close()

  // The app is opened cold and still without signal: the patrol is over here too.
  const cold = await context.newPage()
  await cold.goto('/patrols')
  await cold.getByRole('button', { name: '开始巡查' }).waitFor()
  expect(await db().selectFrom('patrol').select('id').execute()).toEqual([])
  await setOffline(false)
  await cold.goto('/me')
  await expect
    .poll(async () => (await db().selectFrom('patrol_end').select('note').execute())[0]?.note)
    .toBe('钥匙在岗亭')
  const patrol = await db().selectFrom('patrol').select(['lead_id', 'ended_at']).executeTakeFirstOrThrow()
  expect(patrol.ended_at).not.toBeNull()
  const along = await db().selectFrom('patrol_member').select('person_id').orderBy('person_id').execute()
  expect(along.map(({ person_id }) => person_id)).toEqual([cast.wangqiang, cast.chenjing, cast.guomin])
  const looks = await db().selectFrom('inspection').select(['outcome', 'stall_id']).orderBy('id').execute()
  expect(looks).toEqual([
    { outcome: 'in_order', stall_id: cast.stall(1) },
    { outcome: 'in_order', stall_id: cast.stall(2) },
    { outcome: 'void', stall_id: cast.stall(1) },
  ])
  expect(await db().selectFrom('held_capture').select('id').execute()).toEqual([])
  expect(errors).toEqual([])
  await close()
})

test('the next squad reads the note, finds stalls by number, phone and code, and walks the closing round', async () => {
  const { page, errors, close } = await theatre.device(phone)
  const at = (number: string) => page.getByRole('heading', { level: 2 }).filter({ hasText: number }).waitFor()
  await db().updateTable('market').set({ random_share_percent: 20 }).where('id', '=', cast.market).execute()
  // Some minutes later; the closing round begins by the phone's clock, which agrees with the office's.
  theatre.app.time.now = new Date(theatre.app.time.now.getTime() + 10 * 60_000)
  await page.clock.setFixedTime(theatre.app.time.now)
  await signInAs(page, 'chenjing', password)
  await page.goto('/patrols')
  await page.getByLabel('市场').selectOption({ label: '平安夜市' })
  await page.getByRole('button', { name: '开始巡查' }).click()
  await at('A-001')

  await page.getByRole('tab', { name: /待办/ }).click()
  await page.getByText('钥匙在岗亭').waitFor()
  await page.getByRole('button', { name: '怎么抽的' }).click()
  await page.getByText('谁也不能挑').waitFor()
  await expectAccessible(page)
  const [draw] = await db().selectFrom('evening_draw').select(['drawn', 'seed']).execute()
  await page.getByText(draw!.seed).waitFor()
  const numbers = new Map([1, 2, 3, 4, 5, 6].map((n) => [cast.stall(n), `${n < 4 ? 'A' : 'B'}-00${((n - 1) % 3) + 1}`]))
  const drawn = numbers.get(draw!.drawn[0]!)!
  await page.getByRole('button', { name: new RegExp(`^${drawn}.*抽到要查`) }).click()
  await at(drawn)
  await page.getByRole('article').getByText('抽到要查').waitFor()

  await page.getByRole('button', { name: '按号找' }).click()
  await page.getByRole('button', { name: 'B', exact: true }).click()
  await page.getByRole('button', { name: '2', exact: true }).click()
  await expectAccessible(page)
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^B-002/ })
    .click()
  await at('B-002')
  // At a desk the keyboard's own keys do.
  await page.getByRole('button', { name: '按号找' }).click()
  const typed = page.getByRole('dialog').getByRole('status')
  await typed.waitFor()
  await page.keyboard.type('b29')
  await page.getByText('没有这个号').waitFor()
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  await page.keyboard.type('03')
  expect(await typed.innerText()).toBe('B03')
  await page.keyboard.press('Enter')
  await at('B-003')
  await page.getByRole('searchbox').fill('0001')
  await at('A-001')
  await page.getByRole('searchbox').fill('')

  // This browser has no camera: the way by number is named.
  await page.getByRole('button', { name: '扫码找' }).click()
  await page.getByText('请改用“按号找”').waitFor()
  await page.getByRole('button', { name: '取消' }).click()

  await page.getByRole('switch', { name: /收摊巡查/ }).check()
  await page.getByText(/收摊已看 0 \/ \d+ 处/).waitFor()
  await at('A-001')
  await page.getByRole('button', { name: '已收好' }).click()
  await page.getByText(/收摊已看 1 \/ \d+ 处/).waitFor()
  await at('A-002')
  await page.getByRole('link', { name: '收摊未清扫' }).click()
  await page.getByRole('heading', { name: '收摊未清扫' }).waitFor()
  await page.getByText('提醒劝导', { exact: true }).click()
  await page.getByRole('button', { name: '补充说明' }).click()
  await page.getByRole('button', { name: '商户已答应整改' }).click()
  await page.getByLabel('补充说明').fill('商户已答应整改 桌子借给了邻居')
  await expectAccessible(page)
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText(/收摊已看 2 \/ \d+ 处/).waitFor()
  const finding = await db().selectFrom('finding').select(['item_code', 'note']).executeTakeFirstOrThrow()
  expect(finding).toEqual({ item_code: 'HYG-05', note: '商户已答应整改 桌子借给了邻居' })
  // What was typed is a tap the next time.
  await page.getByRole('link', { name: '收摊未清扫' }).click()
  await page.getByText('提醒劝导', { exact: true }).click()
  await page.getByRole('button', { name: '补充说明' }).click()
  await page.getByRole('button', { name: '桌子借给了邻居' }).waitFor()
  expect(errors).toEqual([])
  await close()
})
