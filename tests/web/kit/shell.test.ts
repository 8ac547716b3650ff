import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { desk, expectAccessible, phone } from '../../support/browser.ts'
import { openOffice } from './office.ts'

let open: Awaited<ReturnType<typeof openOffice>>
beforeAll(async () => {
  open = await openOffice()
}, 120_000)
afterAll(() => open.close())
beforeEach(() => {
  Object.assign(open.office, { down: false, release: 1 })
})

describe('signing in', () => {
  test('staff: what is missing and what is wrong is said at its place, then it works', async () => {
    const { page, errors, close } = await open.device()
    await page.goto('/me')
    const signIn = page.getByRole('button', { name: '登录', exact: true })
    await signIn.click()
    await expect.poll(() => page.getByText('请填写用户名。').count()).toBe(1)
    expect(await page.getByLabel('用户名').getAttribute('aria-invalid')).toBe('true')
    await page.getByLabel('用户名').fill('zhangweidong')
    await page.getByLabel('密码', { exact: true }).fill('wrong')
    await signIn.click()
    await page.getByText('用户名或密码不对').waitFor()
    await page.getByRole('button', { name: '显示密码' }).click()
    expect(await page.getByLabel('密码', { exact: true }).getAttribute('type')).toBe('text')
    await page.getByLabel('密码', { exact: true }).fill('right')
    await signIn.click()
    // The page that asked for it appears, at its own address.
    await page.getByText('张卫东').waitFor()
    expect(new URL(page.url()).pathname).toBe('/me')
    expect(errors).toEqual([])
    await close()
  })

  test('vendor: a code can be asked for again only after the time the server names', async () => {
    const { page, close } = await open.device()
    await page.goto('/sign-in?to=/me')
    await page.getByRole('tab', { name: '商户' }).click()
    await page.getByRole('button', { name: '获取验证码' }).click()
    await page.getByText('请填写 11 位手机号。').waitFor()
    await page.getByLabel('手机号').fill('１３８ 0000 1234')
    expect(await page.getByLabel('手机号').inputValue()).toBe('13800001234')
    await page.getByRole('button', { name: '获取验证码' }).click()
    const again = page.getByRole('button', { name: /秒后可重新获取/ })
    await again.waitFor()
    expect(await again.isDisabled()).toBe(true)
    await page.getByLabel('验证码', { exact: true }).fill('123456')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByText('王秀兰').waitFor()
    await close()
  })

  test('never leads out of the app', async () => {
    const { page, close } = await open.device()
    await page.goto('/sign-in?to=//elsewhere.example/')
    await page.getByLabel('用户名').fill('zhangweidong')
    await page.getByLabel('密码', { exact: true }).fill('right')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByRole('navigation').waitFor()
    expect(page.url().startsWith('http://127.0.0.1')).toBe(true)
    await close()
  })

  test('signing out asks first and forgets who it was', async () => {
    const { page, enter, close } = await open.device()
    await enter('officer')
    await page.goto('/me')
    const out = page.getByRole('button', { name: '退出登录' })
    await out.click()
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).click()
    // Focus returns to where the question came from.
    await expect.poll(() => out.evaluate((button) => button === document.activeElement)).toBe(true)
    await out.click()
    await page.getByRole('dialog').getByRole('button', { name: '退出登录' }).click()
    await page.getByLabel('用户名').waitFor()
    expect(await page.evaluate(() => localStorage.getItem('me'))).toBe(null)
    await close()
  })
})

describe('moving about', () => {
  test('a page takes the title and the focus; back restores the place', async () => {
    const { page, enter, close } = await open.device()
    await enter('officer')
    await page.goto('/kit')
    await page.getByRole('heading', { name: '界面组件' }).waitFor()
    await page.evaluate(() => scrollTo(0, 1200))
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(1200)
    await page.getByRole('navigation').getByRole('link', { name: '我的' }).click()
    await page.getByText('张卫东').waitFor()
    await expect.poll(() => page.title()).toBe('我的 · 平安夜市')
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('我的')
    await page.goBack()
    await page.getByRole('heading', { name: '界面组件' }).waitFor()
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(1200)
    await close()
  })

  test('an address that is none says so and leads home', async () => {
    const { page, enter, close } = await open.device()
    await enter('officer')
    await page.goto('/no/such/page')
    await page.getByRole('heading', { name: '没有这个页面' }).waitFor()
    await page.getByRole('link', { name: '回到首页' }).click()
    await expect.poll(() => new URL(page.url()).pathname).not.toBe('/no/such/page')
    await close()
  })

  test('a page whose file cannot be fetched offers to load again', async () => {
    const { page, close } = await open.device()
    await page.goto('/sign-in')
    const settings = page.getByRole('link', { name: /显示设置/ })
    await settings.waitFor()
    // Chunks have no names: from here on every one of them is out of reach.
    await page.route(/\/assets\//, (route) => route.abort())
    await settings.click()
    await page.getByRole('heading', { name: '页面没有载入' }).waitFor()
    await page.unroute(/\/assets\//)
    await page.getByRole('button', { name: '重新载入' }).click()
    await page.getByRole('heading', { name: '显示设置' }).waitFor()
    await close()
  })

  test('a server that does not answer at first is tried again by a tap', async () => {
    open.office.down = true
    const { page, close } = await open.device()
    await page.goto('/sign-in')
    await page.getByText('系统正忙').waitFor()
    open.office.down = false
    await page.getByRole('button', { name: '重试' }).click()
    await page.getByLabel('用户名').waitFor()
    await close()
  })
})

describe('display', () => {
  test('language, dark and large print hold after a reload, before the first paint', async () => {
    const { page, errors, close } = await open.device()
    await page.goto('/settings')
    await page.getByText('深色', { exact: true }).click()
    await page.getByRole('switch', { name: '大字' }).click()
    await page.getByText('English', { exact: true }).click()
    await page.getByRole('heading', { name: 'Display settings' }).waitFor()
    await page.reload({ waitUntil: 'commit' })
    await page.waitForSelector('h1')
    const look = await page.evaluate(() => ({
      language: document.documentElement.lang,
      theme: document.body.dataset['weuiTheme'],
      mode: document.body.dataset['weuiMode'],
      rem: getComputedStyle(document.documentElement).fontSize,
      paper: getComputedStyle(document.body).backgroundColor,
    }))
    expect(look).toEqual({ language: 'en', theme: 'dark', mode: 'care', rem: '20px', paper: 'rgb(17, 17, 17)' })
    expect(errors).toEqual([])
    await close()
  })
})

describe('without a connection', () => {
  test('the app opens again, knows who it was, and says in words that it is offline', async () => {
    const { page, context, enter, close } = await open.device({ workers: true })
    await enter('officer')
    await page.goto('/me')
    await page.evaluate(() => navigator.serviceWorker.ready)
    await page.reload()
    await context.setOffline(true)
    await page.reload()
    await page.getByText('张卫东').waitFor()
    await page.getByText('没有网络').waitFor()
    await context.setOffline(false)
    await expect.poll(() => page.getByText('没有网络').count()).toBe(0)
    await close()
  })

  test('a new version waits for a tap and never reloads by itself', async () => {
    const { page, close } = await open.device({ workers: true })
    await page.goto('/settings')
    await page.evaluate(() => navigator.serviceWorker.ready)
    await page.reload()
    await page.evaluate(() => Object.assign(window, { untouched: true }))
    open.office.release = 2
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update())
    const update = page.getByRole('button', { name: '点此更新' })
    await update.waitFor()
    expect(await page.evaluate(() => 'untouched' in window)).toBe(true)
    await Promise.all([page.waitForEvent('load'), update.click()])
    await page.getByRole('heading', { name: '显示设置' }).waitFor()
    expect(await page.evaluate(() => 'untouched' in window)).toBe(false)
    await expect.poll(() => update.count()).toBe(0)
    await close()
  })

  test('writes never pass through the service worker', async () => {
    const { page, context, close } = await open.device({ workers: true })
    await page.goto('/sign-in')
    await page.evaluate(() => navigator.serviceWorker.ready)
    await page.reload()
    const [write] = await Promise.all([
      context.waitForEvent('request', (request) => request.url().endsWith('/api/sign-in')),
      (async () => {
        await page.getByLabel('用户名').fill('zhangweidong')
        await page.getByLabel('密码', { exact: true }).fill('right')
        await page.getByRole('button', { name: '登录', exact: true }).click()
      })(),
    ])
    const response = await write.response()
    expect(response?.fromServiceWorker()).toBe(false)
    await close()
  })
})

describe('accessible', () => {
  const everything = ['/sign-in', '/settings', '/me', '/kit', '/nowhere']
  const looks = [
    { look: 'light', pages: everything, viewport: phone },
    { look: 'desk', pages: everything, viewport: desk },
    { look: 'dark', pages: ['/sign-in', '/kit'], dark: true },
    { look: 'large', pages: ['/sign-in', '/kit'], large: true },
    { look: 'large and dark', pages: ['/sign-in', '/kit'], dark: true, large: true },
  ]
  test.for(looks)('$look: no barrier, no sideways scrolling', { timeout: 60_000 }, async ({ pages, ...options }) => {
    const { page, errors, enter, close } = await open.device(options)
    for (const path of pages) {
      if (path !== '/sign-in') await enter('officer')
      await page.goto(path)
      await page.waitForSelector('main')
      await expectAccessible(page)
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(sideways, `${path} scrolls sideways`).toBeLessThanOrEqual(0)
    }
    expect(errors).toEqual([])
    await close()
  })
})
