import type { Browser, BrowserContext, Page } from 'playwright-core'
import { password } from '../support/cast.ts'
import { openLine, type Line } from '../support/line.ts'

/** What is read of an entry of `web/offline/database.ts`. */
interface Entry {
  id: string
  path: string
  label: string
  sequence: number
  kind: 'paint.mark' | 'inspection'
  photos: readonly string[]
  body: unknown
  state: 'kept' | 'refused' | 'sent'
  received_at: string | null
  held?: boolean
}

/** Reads the phone's own list, whatever the page on it thinks. */
const readEntries = `new Promise((resolve, reject) => {
  const opening = indexedDB.open('phone')
  opening.onerror = () => reject(opening.error)
  opening.onsuccess = () => {
    const db = opening.result
    if (!db.objectStoreNames.contains('entry')) return resolve([])
    const all = db.transaction('entry').objectStore('entry').getAll()
    all.onsuccess = () => { db.close(); resolve(all.result) }
    all.onerror = () => reject(all.error)
  }
})`

/**
 * What experiments break from outside, put below the app before it begins: the phone's clock (`shift_ms`, which outlives the
 * page), its open databases, and a store that has no room.
 */
const breakable = `{
  const [Clock, shift] = [Date, () => Number(sessionStorage.getItem('shift_ms') ?? 0)]
  globalThis.Date = class extends Clock {
    constructor(...parts) { parts.length > 0 ? super(...parts) : super(Clock.now() + shift()) }
    static now() { return Clock.now() + shift() }
  }
  globalThis.connections = []
  const open = IDBFactory.prototype.open
  IDBFactory.prototype.open = function (...how) {
    const opening = open.apply(this, how)
    opening.addEventListener('success', () => connections.push(opening.result))
    return opening
  }
  globalThis.full = { store: null, when: 'write' }
  for (const verb of ['put', 'add']) {
    const write = IDBObjectStore.prototype[verb]
    IDBObjectStore.prototype[verb] = function (...what) {
      if (full.store !== this.name) return write.apply(this, what)
      if (full.when === 'write') throw new DOMException('no room', 'QuotaExceededError')
      const writing = write.apply(this, what)
      writing.addEventListener('success', () => this.transaction.abort())
      return writing
    }
  }
}`

/** An officer's phone at a connection's port: what they tapped, what the screen promised, and what is stored on it. */
export async function takePhone(browser: Browser, to: number, user: string) {
  const line = await openLine(to)
  const context: BrowserContext = await browser.newContext({
    viewport: { width: 390, height: 844 },
    baseURL: `http://localhost:${line.port}`,
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  })
  const promised: string[] = []
  // What the bar promises is noted outside the page, which may be killed the moment after.
  await context.exposeBinding('promise', (_, number: string) => void promised.push(number))
  await context.addInitScript(`
    addEventListener('DOMContentLoaded', () => new MutationObserver((changes) => {
      for (const { target } of changes) {
        const bar = target.nodeType === 3 ? target.parentElement : target
        const said = bar?.closest?.('.walk-bar__said')?.textContent ?? ''
        const kept = /^(\\S+) 已存在这部手机上/.exec(said)
        if (kept) globalThis.promise(kept[1])
      }
    }).observe(document, { subtree: true, childList: true, characterData: true }))`)
  await context.addInitScript(breakable)
  const page = await context.newPage()
  await signIn(page, user)
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
  return phoneOf(context, line, page, promised, user)
}

async function signIn(page: Page, user: string) {
  await page.goto('/sign-in')
  await page.getByLabel('用户名').fill(user)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

function phoneOf(context: BrowserContext, line: Line, first: Page, promised: string[], user: string) {
  let page = first
  const heading = () => page.locator('.place-card__number')
  return {
    context: context as Omit<BrowserContext, 'setOffline'>,
    page: () => page,
    /** Without signal, or with it again: the browser says so to its pages, and the line is cut as well. */
    async setOffline(offline: boolean) {
      if (!offline) line.mend()
      await context.setOffline(offline)
      if (offline) line.cut()
    },
    /** Numbers that the screen said were saved, once for each time. */
    promised: () => [...promised],
    async open(path: string) {
      await page.goto(path)
      await heading().waitFor()
    },
    /** One tap on "in order", late in the evening on "cleared up": the walk goes on by itself, the promise comes when the phone has it. */
    async inOrder() {
      await page.getByRole('button', { name: /^(正常|已收好)$/ }).click()
    },
    findingOf: (patrol: string, stall: string) => `/patrols/${patrol}/finding?stall=${stall}&number=A`,
    /** The form of what was found at a stall, with its first item chosen and nothing said of what was done. */
    async openFinding(patrol: string, stall: string) {
      await page.goto(this.findingOf(patrol, stall))
      await page
        .getByRole('button', { name: /超出摊位线/ })
        .first()
        .click()
      await page.getByText('提醒劝导', { exact: true }).waitFor()
    },
    /** Says that a vendor was reminded, and saves. */
    async saveReminder() {
      await page.getByText('提醒劝导', { exact: true }).click()
      await this.save()
    },
    save: () => page.getByRole('button', { name: '保存', exact: true }).click(),
    /** Takes a look that the office has back again, from the list of recent ones. */
    async takeBack(number: string) {
      await page
        .getByRole('button', { name: `撤销 ${number} 的记录` })
        .first()
        .click()
      await page.getByRole('dialog').getByRole('button', { name: '撤销', exact: true }).click()
    },
    /** Back to the first stall, where the walk has come to its end. */
    async backFromTheEnd() {
      if (await page.getByRole('button', { name: '下一个' }).isEnabled()) return
      const back = page.getByRole('button', { name: '上一个' })
      while (await back.isEnabled()) await back.click()
    },
    /** Waits until as many promises were made. */
    async hears(count: number) {
      const until = Date.now() + 20_000
      while (promised.length < count) {
        if (Date.now() > until) throw new Error(`the screen promised ${promised.length} of ${count}`)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    },
    /** The browser kills the page without a word; another one is opened. */
    async kill(path: string) {
      await this.discard(path)
      await heading().waitFor()
    },
    /** The same for a page without a walk on it: what to wait for, who opens it knows. */
    async discard(path: string) {
      await page.close({ runBeforeUnload: false })
      page = await context.newPage()
      await page.goto(path)
    },
    signIn: () => signIn(page, user),
    /** The same record by the page's own session, so often at the same time; the statuses of the answers. */
    putAtOnce: ({ path, body }: Entry, times: number) =>
      page.evaluate<number[]>(
        `Promise.all(Array.from({ length: ${times} }, () => fetch(${JSON.stringify(path)}, {
          method: 'PUT',
          headers: { 'content-type': 'application/json' },
          body: ${JSON.stringify(JSON.stringify(body))},
        }).then(({ status }) => status)))`,
      ),
    /** A stall ticked as painted with a photo of it; resolves when the phone has both. */
    async paint(photo: Buffer) {
      const kept = (await this.entries()).length
      await this.takePhoto(photo)
      await this.tickPainted()
      while ((await this.entries()).length === kept) await new Promise((resolve) => setTimeout(resolve, 20))
    },
    async takePhoto(photo: Buffer) {
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        page.getByRole('button', { name: '拍照' }).click(),
      ])
      await chooser.setFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: photo })
      await page.getByText('照片会随这个摊位一起保存').waitFor()
    },
    tickPainted: () => page.getByRole('button', { name: '划好了' }).click(),
    async openPaint(path: string) {
      await page.goto(path)
      await page.getByRole('button', { name: '拍照' }).waitFor()
    },
    /** What a browser does that runs out of room. */
    clearPhotos: () =>
      page.evaluate(`new Promise((resolve) => {
        const opening = indexedDB.open('phone')
        opening.onsuccess = () => {
          const work = opening.result.transaction('photo', 'readwrite')
          work.objectStore('photo').clear()
          work.oncomplete = () => { opening.result.close(); resolve(true) }
        }
      })`),
    /** The browser closes the app's database without telling it, as phones do with pages they think are asleep. */
    closeDatabase: () => page.evaluate('connections.splice(0).forEach((one) => one.close())'),
    /** Another page with a newer version of the app wants the database, and gives up again. */
    newerVersion: () =>
      page.evaluate(`new Promise((resolve) => {
        const opening = indexedDB.open('phone', 99)
        opening.onupgradeneeded = () => opening.transaction.abort()
        opening.onerror = () => resolve(true)
      })`),
    /**
     * No room for any more in a store of the phone's database: the write is refused at once, or all goes well until the
     * transaction shall commit, which is when Chromium looks at its quota. Null: room again.
     */
    noRoom: (store: 'entry' | 'photo' | null, when: 'write' | 'commit' = 'write') =>
      page.evaluate(`full = ${JSON.stringify({ store, when })}`),
    /** The browser's simple store is full to the last letter. */
    fillSimpleStore: () =>
      page.evaluate(`for (let size = 1 << 22; size > 0; size >>= 1) {
        try { for (;;) localStorage.setItem('full-' + size + '-' + localStorage.length, 'x'.repeat(size)) } catch {}
      }`),
    /** Puts entries and a photo into the phone's database and a list into its simple store, as an older app left them. */
    leaveBehind: (entries: readonly string[], photo: { sha256: string; base64: string }, list: readonly string[]) =>
      page.evaluate(`new Promise((resolve, reject) => {
        localStorage.setItem('captures-waiting', ${JSON.stringify(`[${list.join()}]`)})
        const opening = indexedDB.open('phone', 1)
        opening.onsuccess = () => {
          const work = opening.result.transaction(['entry', 'photo'], 'readwrite')
          for (const entry of ${`[${entries.join()}]`}) work.objectStore('entry').add(entry)
          const bytes = Uint8Array.from(atob('${photo.base64}'), (letter) => letter.charCodeAt(0)).buffer
          work.objectStore('photo').put({ sha256: '${photo.sha256}', bytes })
          work.oncomplete = () => { opening.result.close(); resolve(true) }
          work.onabort = () => reject(work.error)
        }
      })`),
    /** What is written of the first finding of the open form. */
    note: () => page.getByRole('textbox', { name: '补充说明' }),
    /** The browser looks for a new version of the app, and the person takes the offer. */
    async takeUpdate() {
      await page.evaluate('navigator.serviceWorker.getRegistration().then((one) => one.update())')
      await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: '点此更新' }).click()])
      await page.locator('.thumb-bar').waitFor()
    },
    /** The phone's clock goes wrong by so much, from now on and on every page of this tab. */
    setClockWrong: (ms: number) => page.evaluate(`sessionStorage.setItem('shift_ms', '${ms}')`),
    tells: (words: string) => page.getByText(words).count(),
    /** How many refusals the screen tells. */
    refusals: () => page.getByText('没有收下').count(),
    entries: () => page.evaluate<Entry[]>(readEntries),
    waiting: () => page.getByText('还在这部手机上').count(),
    async close() {
      await context.close()
      line.close()
    },
  }
}
export type Phone = Awaited<ReturnType<typeof takePhone>>
