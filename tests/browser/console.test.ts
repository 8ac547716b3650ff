import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openTheatre, phone, signInAs, type Theatre } from '../support/browser.ts'
import { cast, password } from '../support/cast.ts'

let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
})
afterAll(() => theatre.close())

const nobody = '00000000-0000-4000-8000-000000000000'
/** What stands for a parameter; of what the cast has none of, the sentence that it is not there is looked at. */
const examples: Record<string, string> = {
  market: cast.market,
  vendor: cast.zhangmei,
  person: cast.wangqiang,
  squad: cast.bado,
  kind: 'findings',
  review: nobody,
  prompt: nobody,
  snapshot: nobody,
  training: nobody,
}

const paths = [...readFileSync('web/console.tsx', 'utf8').matchAll(/route\(\s*'([^']+)'/g)].map(
  ([, path]) => path ?? '',
)

test('every page of the console fits a phone at night and is open to all, none left out', async () => {
  expect(paths.length).toBeGreaterThan(40)
  const { page, errors, close } = await theatre.device(phone)
  await page.emulateMedia({ colorScheme: 'dark' })
  await signInAs(page, 'lina', password)
  for (const path of paths) {
    const address = path.replace(/:(\w+)/g, (_, name: string) => {
      const example = examples[name]
      if (example === undefined) throw new Error(`an example for ":${name}" of ${path} is missing here`)
      return example
    })
    await page.evaluate(`history.pushState(null, '', '${address}'); dispatchEvent(new PopStateEvent('popstate'))`)
    await expect.poll(() => page.locator('h1').count(), { message: address }).toBe(1)
    await expect.poll(() => page.locator('.loading').count(), { message: address }).toBe(0)
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
    expect(wide, `${address} is wider than a phone`).toBeLessThanOrEqual(0)
    await expectAccessible(page)
  }
  expect(errors).toEqual([])
  await close()
})
