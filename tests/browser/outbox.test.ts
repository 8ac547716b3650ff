import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openTheatre, phone, sendNow, signInAs, type Theatre } from '../support/browser.ts'
import { cast, password } from '../support/cast.ts'

let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
})
afterAll(() => theatre.close())

/** Where records go, alone or several together. */
const records = /\/inspections\/[^/]+$|\/api\/outbox$/

const logged = async () =>
  (await theatre.app.db.selectFrom('inspection').select(['id', 'outcome', 'officer_id']).orderBy('id').execute()).map(
    ({ outcome, officer_id }) => [outcome, officer_id],
  )

test('a patrol goes on without signal and after a cold start; nothing is lost, and nobody sends for somebody else', async () => {
  const { page, context, errors, setOffline, close } = await theatre.device(phone, { installed: true })
  await signInAs(page, 'wangqiang', password)
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
  await page.goto('/patrols')
  await page.getByLabel('市场').selectOption({ label: '平安夜市' })
  await page.getByLabel('陈静').check()
  await page.getByRole('button', { name: '开始巡查' }).click()
  const at = (here: typeof page, number: string) =>
    here.getByRole('heading', { level: 2 }).filter({ hasText: number }).waitFor()
  await at(page, 'A-001')
  // The finding's page is opened once, so that its checklist is on the phone.
  await page.getByRole('button', { name: '发现问题' }).click()
  await page.getByRole('button', { name: /超出摊位线/ }).first().waitFor() // prettier-ignore
  await page.goBack()
  await at(page, 'A-001')
  const address = page.url()

  await setOffline(true)
  // Nothing of this device gets through, not even what the browser's word does not hold back.
  await expect(context.request.get('/api/me')).rejects.toThrow()
  await page.getByRole('button', { name: '正常', exact: true }).click()
  await at(page, 'A-002')
  await page.getByText('A-001 已存在这部手机上，还没送达').waitFor()
  // The browser of a test promises nothing; the warning is read once and out of the way.
  await page.getByText('浏览器没有答应长期保存').waitFor()
  await page.getByRole('button', { name: '知道了' }).click()
  await page.getByText('浏览器没有答应长期保存').waitFor({ state: 'detached' })
  await page.getByText('1 条记录还在这部手机上').waitFor()
  await page.getByText('另有 1 处没送达').waitFor()
  await page.getByRole('button', { name: '发现问题' }).click()
  await page.getByRole('button', { name: /超出摊位线/ }).first().click() // prettier-ignore
  await page.getByText('提醒劝导', { exact: true }).click()
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByRole('link', { name: '回到巡查' }).click()
  await page.getByText('2 条记录还在这部手机上').waitFor()
  await expectAccessible(page)
  await page.close()

  // What an older version of the app left in the browser's simple store is taken over.
  const cold = await context.newPage()
  await cold.goto('/')
  const patrol_id = address.split('/').at(-1)!.split('?')[0]!
  const old = {
    market: cast.market,
    capture: {
      id: '01900000-0000-7000-9000-00000000aaaa',
      patrol_id,
      subject: { kind: 'stall', id: cast.stall(3) },
      outcome: 'in_order',
      checklist_version: 1,
      note: null,
      claimed_at: '2026-11-23T11:00:00.000Z',
      amends: null,
      amend_reason: null,
      findings: [],
    },
    number: 'A-003',
    officer_id: cast.wangqiang,
    state: 'sending',
  }
  await cold.evaluate(`localStorage.setItem('captures-waiting', ${JSON.stringify(JSON.stringify([old]))})`)
  // It opens where an officer opens it, and knows of the patrol that is under way and of what it has seen.
  await cold.goto('/patrols')
  await cold.getByRole('link', { name: '继续巡查' }).click()
  await at(cold, 'B-001')
  await cold.getByText('3 条记录还在这部手机上').waitFor()
  await cold.getByRole('button', { name: '上一个' }).click()
  await at(cold, 'A-003')
  await cold.getByRole('article').getByText('在这部手机上，还没送达', { exact: true }).waitFor()
  expect(await cold.evaluate("localStorage.getItem('captures-waiting')")).toBeNull()
  expect(await logged()).toEqual([])

  // Signing out says what stays behind; the next one sees whose it is and cannot send it.
  await cold.goto('/me')
  await cold.getByRole('button', { name: '退出登录' }).click()
  await cold.getByText('还有 3 条记录没有送达').waitFor()
  await expectAccessible(cold)
  // The office is out of reach for records only, so that they are still here when somebody else signs in.
  await context.route(records, (route) => (route.request().method() === 'GET' ? route.continue() : route.abort()))
  await setOffline(false)
  await cold.getByRole('dialog').getByRole('button', { name: '退出登录' }).click()
  await cold.waitForURL((url) => url.pathname !== '/me')
  await signInAs(cold, 'chenjing', password)
  await context.unroute(records)
  await cold.goto(address)
  await cold.getByText('另有 2 条记录是王强的').waitFor()
  await cold.getByText('另有 1 条记录是别人的').waitFor()
  await expectAccessible(cold)
  expect(await logged()).toEqual([])

  await cold.goto('/me')
  await cold.getByRole('button', { name: '退出登录' }).click()
  await cold.getByRole('dialog').getByRole('button', { name: '退出登录' }).click()
  await cold.waitForURL((url) => url.pathname !== '/me')
  await signInAs(cold, 'wangqiang', password)
  await cold.goto(address)
  await cold.getByText('还在这部手机上').waitFor({ state: 'detached' })
  await expect.poll(async () => (await logged()).length, { timeout: 10_000 }).toBe(3)
  expect((await logged()).map(([, officer]) => officer)).toEqual(Array.from({ length: 3 }, () => cast.wangqiang))
  expect((await logged()).map(([outcome]) => outcome).sort()).toEqual(['findings', 'in_order', 'in_order'])
  expect(errors).toEqual([])
  await close()
})

test('a record that always fails steps aside, and what the office lost again is sent again', async () => {
  const { page, context, errors, close } = await theatre.device(phone)
  await signInAs(page, 'wangqiang', password)
  await page.goto('/patrols')
  await page.getByRole('link', { name: '继续巡查' }).click()
  const at = (number: string) => page.getByRole('heading', { level: 2 }).filter({ hasText: number }).waitFor()
  await page.getByRole('tab', { name: '逐个查' }).waitFor()
  const before = (await logged()).length
  // A list of an older version that nobody can read is put aside and stops nothing.
  await page.evaluate("localStorage.setItem('captures-waiting', '{broken')")
  await page.reload()
  await expect.poll(() => page.evaluate("localStorage.getItem('captures-waiting-unread')")).toBe('{broken')
  let poisoned: string | null = null
  await context.route('**/inspections/*', async (route) => {
    const { pathname } = new URL(route.request().url())
    if (route.request().method() !== 'PUT') return route.continue()
    poisoned ??= pathname
    if (pathname === poisoned) return route.fulfill({ status: 500, body: 'oops' })
    return route.continue()
  })
  await page.goto(`${page.url().split('?')[0]}?place=${cast.stall(4)}`)
  await at('B-001')
  await page.getByRole('button', { name: '正常', exact: true }).click()
  await page.getByText('1 条记录还在这部手机上').waitFor()
  await at('B-002')
  await page.getByRole('button', { name: '正常', exact: true }).click()
  await expect.poll(async () => (await logged()).length).toBe(before + 1)
  await page.getByText('1 条记录还在这部手机上').waitFor()
  await context.unroute('**/inspections/*')
  await sendNow(page)
  await page.getByText('还在这部手机上').waitFor({ state: 'detached' })
  expect(await logged()).toHaveLength(before + 2)

  // The office was set back to a backup: it says what it does not have, and gets it again.
  const put: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (request.method() === 'PUT' && pathname.includes('/inspections/')) put.push(pathname)
  })
  await context.route('**/api/reconcile', async (route) => {
    const { records } = route.request().postDataJSON() as { records: { id: string }[] }
    const missing_records = records.filter(({ id }) => poisoned!.endsWith(id)).map(({ id }) => id)
    await route.fulfill({ json: { missing_records, missing_photos: [], held_records: [], decided_records: [] } })
  })
  await page.reload()
  await expect.poll(() => put, { timeout: 10_000 }).toEqual([poisoned])
  await page.getByText('还在这部手机上').waitFor({ state: 'detached' })
  expect(await logged()).toHaveLength(before + 2)
  expect(errors).toEqual([])
  await close()
})

test('a form that the office refused is put right and sent again, once; another tab’s person sends nothing of it', async () => {
  const { page, context, errors, close } = await theatre.device(phone)
  await signInAs(page, 'wangqiang', password)
  await page.goto('/patrols')
  await page.getByRole('link', { name: '继续巡查' }).click()
  await page.getByRole('tab', { name: '逐个查' }).waitFor()
  const address = page.url().split('?')[0]!
  const before = (await logged()).length
  await page.goto(`${address}?place=${cast.stall(6)}`)
  await page.getByRole('heading', { level: 2 }).filter({ hasText: 'B-003' }).waitFor()
  await page.getByRole('button', { name: '发现问题' }).click()
  await page.getByRole('button', { name: /超出摊位线/ }).first().click() // prettier-ignore
  await page.getByText('提醒劝导', { exact: true }).click()
  await page.route('**/inspections/*', (route) =>
    route.request().method() === 'PUT'
      ? route.fulfill({
          status: 422,
          contentType: 'application/problem+json',
          body: JSON.stringify({ status: 422, code: 'two_certified_officers' }),
        })
      : route.continue(),
  )
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText('没能完成').waitFor()
  await page.unroute('**/inspections/*')
  await page.getByText('责令立即改正', { exact: true }).click()
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.waitForURL(`**${new URL(address).pathname}?**`)
  await expect.poll(async () => (await logged()).length).toBe(before + 1)
  const kinds = await theatre.app.db.selectFrom('action').select('kind').orderBy('id', 'desc').limit(2).execute()
  expect(kinds.map(({ kind }) => kind).sort()).toEqual(['fix_now', 'remind'])
  await page.getByText('没有收下').waitFor({ state: 'detached' })

  // Somebody else signs in in another tab; this one still believes that it is 王强's.
  await page.goto(`${address}?place=${cast.stall(4)}`)
  await page.getByRole('heading', { level: 2 }).filter({ hasText: 'B-001' }).waitFor()
  // The office is out of reach for records from any tab, so that this one is still here then.
  await context.route(records, (route) => (route.request().method() === 'GET' ? route.continue() : route.abort()))
  await page.getByRole('button', { name: '正常', exact: true }).click()
  await page.getByText('1 条记录还在这部手机上').waitFor()
  const other = await context.newPage()
  await other.goto('/me')
  await other.getByRole('button', { name: '退出登录' }).click()
  await other.getByRole('dialog').getByRole('button', { name: '退出登录' }).click()
  await other.waitForURL((url) => url.pathname !== '/me')
  await signInAs(other, 'chenjing', password)
  await context.unroute(records)
  const [answer] = await Promise.all([
    page.waitForResponse(
      (response) => response.request().method() === 'PUT' && response.url().includes('/inspections/'),
    ),
    sendNow(page),
  ])
  expect(answer.status()).toBe(401)
  await page.getByText('1 条记录还在这部手机上').waitFor()
  expect(await logged()).toHaveLength(before + 1)
  await signInAs(other, 'wangqiang', password)
  await other.close()
  await sendNow(page)
  await expect.poll(async () => (await logged()).length).toBe(before + 2)
  expect((await logged()).every(([, officer]) => officer === cast.wangqiang)).toBe(true)
  expect(errors).toEqual([])
  await close()
})

test('what waited goes together once there is signal, and one by one to an office that knows no other way', async () => {
  const { page, context, errors, setOffline, close } = await theatre.device(phone)
  await signInAs(page, 'wangqiang', password)
  await page.goto('/patrols')
  await page.getByRole('link', { name: '继续巡查' }).click()
  await page.getByRole('tab', { name: '逐个查' }).waitFor()
  await page.getByText('还在这部手机上').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '正常', exact: true }).waitFor()
  const sent: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (request.method() !== 'GET' && records.test(pathname)) sent.push(request.method())
  })
  const seeFive = async () => {
    sent.length = 0
    const before = (await logged()).length
    await setOffline(true)
    for (let count = 1; count <= 5; count++) {
      await page.getByRole('button', { name: '正常', exact: true }).click()
      await page.getByText(`${count} 条记录还在这部手机上`).waitFor()
    }
    sent.length = 0
    await setOffline(false)
    await expect.poll(async () => (await logged()).length, { timeout: 10_000 }).toBe(before + 5)
    await page.getByText('还在这部手机上').waitFor({ state: 'detached' })
  }
  const address = page.url().split('?')[0]!
  await seeFive()
  expect(sent.length).toBeLessThan(5)
  expect(sent).toContain('POST')
  await context.route('**/api/outbox', (route) =>
    route.fulfill({
      status: 404,
      contentType: 'application/problem+json',
      body: JSON.stringify({ status: 404, code: 'not_found' }),
    }),
  )
  await seeFive()
  expect(sent.filter((method) => method === 'PUT')).toHaveLength(5)
  expect(sent.filter((method) => method === 'POST')).toHaveLength(1)
  // A vendor met without a stall is found without signal too, among those of this market.
  await Promise.all([
    page.waitForResponse((response) => response.url().endsWith(`/markets/${cast.market}/vendors`)),
    page.goto(`${address}/place`),
  ])
  await setOffline(true)
  await page.getByLabel('地点').fill('北门外')
  await page.getByLabel('姓名、店名或手机尾号 4 位').fill('张梅')
  await page.getByText('只能找这个市场里的商户').waitFor()
  await page.getByText('张梅', { exact: true }).click()
  await page.getByText('已选：张梅').waitFor()
  await setOffline(false)
  await page.getByRole('button', { name: '正常', exact: true }).click()
  const met = theatre.app.db.selectFrom('inspection').select('vendor_id').where('place', '=', '北门外')
  await expect.poll(() => met.execute(), { timeout: 10_000 }).toEqual([{ vendor_id: cast.zhangmei }])
  // The browser says that it got a 404; nothing else went wrong.
  expect(errors.filter((words) => !words.includes('404'))).toEqual([])
  await close()
})

test('what cannot be applied is held: its officer is told, a supervisor decides with a reason', async () => {
  const { page, errors, close } = await theatre.device(phone)
  await signInAs(page, 'wangqiang', password)
  await page.goto('/patrols')
  await page.getByRole('link', { name: '继续巡查' }).click()
  await page.getByRole('tab', { name: '逐个查' }).waitFor()
  const before = (await logged()).length
  const open = theatre.app.db.updateTable('patrol').where('ended_at', 'is', null)
  // Somebody else closed the patrol hours ago; this phone has not heard of it.
  const shifted = (hours: number) => new Date(theatre.app.time.now.getTime() + hours * 3_600_000)
  await open.set({ started_at: shifted(-3), ended_at: shifted(-2) }).execute()
  await page.getByRole('button', { name: '正常', exact: true }).click()
  await page.getByText('1 条记录已收到，要由主管决定').waitFor()
  await page.getByRole('button', { name: '上一个' }).click()
  await page.getByRole('button', { name: '正常', exact: true }).click()
  await page.getByText('2 条记录已收到，要由主管决定').waitFor()
  await expectAccessible(page)
  expect(await logged()).toHaveLength(before)

  const office = await theatre.device(phone)
  await signInAs(office.page, 'lina', password)
  await office.page.goto('/me')
  await office.page.getByRole('link', { name: /待定记录/ }).click()
  await office.page.getByText('看到时这次巡查已经结束').first().waitFor()
  await expectAccessible(office.page)
  const records = office.page.getByRole('article')
  await records.first().getByRole('button', { name: '接受入账' }).click()
  await office.page.getByText('请写明理由').waitFor()
  await records.first().getByLabel('理由').fill('手机没有信号，当晚确实在场')
  await records.first().getByRole('button', { name: '接受入账' }).click()
  await office.page.getByText('已入账').first().waitFor()
  await expect.poll(() => records.count()).toBe(1)
  await records.first().getByLabel('理由').fill('那时已经换班')
  await records.first().getByRole('button', { name: '不接受' }).click()
  await office.page.getByText('没有待定记录').waitFor()
  const decisions = await theatre.app.db
    .selectFrom('held_capture')
    .select(['decision', 'reason'])
    .orderBy('decided_at')
    .orderBy('decision')
    .execute()
  expect(decisions).toEqual([
    { decision: 'accepted', reason: '手机没有信号，当晚确实在场' },
    { decision: 'refused', reason: '那时已经换班' },
  ])
  await expectAccessible(office.page)
  expect(await logged()).toHaveLength(before + 1)
  // The officer reads what became of both, once.
  await page.goto('/patrols')
  await page.getByText('李娜已接受入账：手机没有信号，当晚确实在场').waitFor()
  const refused = page.getByRole('status').filter({ hasText: '李娜没有接受：那时已经换班' })
  await refused.getByRole('button', { name: '知道了' }).click()
  await refused.waitFor({ state: 'detached' })
  await page.reload()
  await page.getByText('李娜已接受入账').waitFor()
  expect(await refused.count()).toBe(0)
  expect([...errors, ...office.errors]).toEqual([])
  await office.close()
  await close()
})
