import { afterAll, beforeAll, expect, test } from 'vitest'
import { tiles } from '../support/cast.ts'
import { startApp, type TestApp } from '../support/harness.ts'

let plain: TestApp
let tiled: TestApp
beforeAll(async () => {
  plain = await startApp()
  tiled = await startApp({ tiles })
})
afterAll(() => Promise.all([plain.close(), tiled.close()]))

/** The sources that the policy of every answer lets pictures come from. */
async function pictures(app: TestApp) {
  const { headers } = await app.anyone.get('/me')
  return /img-src ([^;]*)/.exec(headers.get('content-security-policy') ?? '')?.[1]?.split(' ')
}

test('without tiles, pictures come from here alone', async () => {
  expect(await pictures(plain)).toEqual(["'self'", 'data:', 'blob:'])
})

test('with tiles, pictures may come from their servers too, and nothing else may', async () => {
  expect(await pictures(tiled)).toEqual([
    "'self'",
    'data:',
    'blob:',
    'https://t1.tiles.example',
    'https://t2.tiles.example',
  ])
  const rest = async (app: TestApp) =>
    (await app.anyone.get('/me')).headers.get('content-security-policy')?.replace(/img-src [^;]*/, '')
  expect(await rest(tiled)).toBe(await rest(plain))
})

test('staff are told of the tiles, or that there are none; others are not', async () => {
  expect((await (await plain.as('wangqiang')).get('/tiles')).body).toEqual({ tiles: null })
  expect((await (await tiled.as('wangqiang')).get('/tiles')).body).toEqual({ tiles })
  expect((await tiled.anyone.get('/tiles')).status).toBe(401)
  expect((await (await tiled.as('zhangmei')).get('/tiles')).status).toBe(403)
})
