import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { desk, expectAccessible, openTheatre, phone, signInAs, type Theatre } from '../support/browser.ts'
import { password } from '../support/cast.ts'
import { box, file, plot } from '../plan/file.ts'

let theatre: Theatre
beforeAll(async () => {
  theatre = await openTheatre()
})
afterAll(() => theatre.close())

const upload = (geojson: unknown) => ({
  name: '增设C排.geojson',
  mimeType: 'application/geo+json',
  buffer: Buffer.from(JSON.stringify(geojson)),
})

describe.each([
  ['phone', phone, 0],
  ['desk', desk, 1],
] as const)('on a %s', (_, size, turn) => {
  // Each device paints a row of its own, well clear of the cast's stalls.
  const row = (letter: string) => [0, 1, 2].map((i) => box(`${letter}${i + 1}`, -60 + i * 3, -60 - turn * 20))
  const letter = 'CD'[turn] ?? 'C'

  test('a supervisor looks at a plan with slips, imports the good ones, then the rest', async () => {
    const { page, errors, close } = await theatre.device(size)
    await signInAs(page, 'lina', password)
    await page.goto('/markets/pingan/plan/import')
    await page.getByRole('button', { name: '选择文件' }).waitFor()
    await expectAccessible(page)

    const bowTie = plot(`${letter}9`, [[-90, 0], [-87, 2], [-87, 0], [-90, 2]]) // prettier-ignore
    const [first = {}, second = {}, third = {}] = row(letter)
    const doubled = { ...third, properties: { number: `${letter}2` } }
    await page.locator('input[type=file]').setInputFiles(upload(file(first, second, doubled, bowTie)))

    await page.getByText('3 个摊位有问题').waitFor()
    await page.getByText(`摊位号与 ${letter}2（第 3 个）重复`).waitFor()
    await page.getByText('轮廓线自己交叉').waitFor()
    await page.locator('.preview-canvas .market-map').waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: `第 2 个 · ${letter}2` }).click()
    await page.getByText(`已选 ${letter}2：有问题`).waitFor()

    const kept = turn === 0 ? 6 : 9
    await page.getByText(`另有 ${kept} 个摊位不在文件里，全部保留`).waitFor()
    await page.getByRole('button', { name: '只导入无问题的 1 个' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '只导入无问题的 1 个' }).click()
    await page.getByRole('heading', { name: `第 ${2 + turn * 2} 版摊位图已发布` }).waitFor()
    await page.getByText('没有摊位丢失').waitFor()
    await expectAccessible(page)

    await page.getByRole('button', { name: '再导入一个文件' }).click()
    await page.locator('input[type=file]').setInputFiles(upload(file(...row(letter))))
    await page.getByText('没有发现问题').waitFor()
    await page.getByRole('tab', { name: /新增/ }).click()
    await page.getByRole('button', { name: new RegExp(`${letter}3`) }).waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: `发布第 ${3 + turn * 2} 版摊位图` }).click()
    await page.getByRole('link', { name: '查看摊位图' }).click()
    await page.waitForURL('**/markets/pingan')
    expect(errors).toEqual([])
    await close()
  })

  test('a file that is no plan is told in words', async () => {
    const { page, errors, close } = await theatre.device(size)
    await signInAs(page, 'lina', password)
    await page.goto('/markets/pingan/plan/import')
    await page.locator('input[type=file]').setInputFiles({ ...upload(null), buffer: Buffer.from('not json') })
    await page.getByText('文件不是 GeoJSON 要素集合').waitFor()
    expect(await page.getByRole('button', { name: /发布|只导入/ }).count()).toBe(0)
    await expectAccessible(page)
    expect(errors).toEqual([])
    await close()
  })

  test('a supervisor adds a market and is told what is missing', async () => {
    const { page, errors, close } = await theatre.device(size)
    await signInAs(page, 'lina', password)
    await page.goto('/markets/new')
    await page.getByLabel('名称', { exact: true }).fill('江畔夜市')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('请填写英文名称').waitFor()
    await page.locator('[aria-invalid="true"]:focus').waitFor()
    await expectAccessible(page)
    await page.getByLabel('英文名称').fill('Riverside')
    await page.getByLabel('名称', { exact: true }).fill(`江畔夜市${turn}`)
    await page.getByLabel('网址代号').fill(`riverside-${turn}`)
    await page.getByLabel('中心经度').fill('124.4067')
    await page.getByLabel('中心纬度').fill('40.1276')
    await page.getByRole('button', { name: '保存' }).click()
    await page.waitForURL(`**/markets/riverside-${turn}`)
    await page.goto(`/markets/riverside-${turn}/edit`)
    await expect.poll(() => page.getByLabel('英文名称').inputValue()).toBe('Riverside')
    await expectAccessible(page)
    expect(errors).toEqual([])
    await close()
  })
})
