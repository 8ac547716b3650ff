import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toGcj02 } from '../../src/shared/gcj02.ts'
import { expectAccessible, openTheatre, screens, signInAs, type Theatre } from '../support/browser.ts'
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

describe.each(screens)('on a %s', (_, size, turn) => {
  // Each device paints a row of its own, well clear of the cast's stalls.
  const row = (letter: string) => [0, 1, 2].map((i) => box(`${letter}${i + 1}`, -60 + i * 3, -60 - turn * 20))
  /** Where no story publishes anything. */
  const beyond = (letter: string) => [0, 1, 2].map((i) => box(`${letter}${i + 1}`, -60 + i * 3, -130))
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

  test('a file that lands elsewhere is asked about before anything is shown, and read as it is said to be', async () => {
    const { page, errors, close } = await theatre.device(size)
    await signInAs(page, 'lina', password)
    await page.goto('/markets/pingan/plan/import')
    const moved = beyond('E').map((plot) => ({
      ...plot,
      geometry: {
        ...plot.geometry,
        coordinates: plot.geometry.coordinates.map((ring) => ring.map(([lng = 0, lat = 0]) => toGcj02([lng, lat]))),
      },
    }))
    await page.locator('input[type=file]').setInputFiles(upload(file(...moved)))
    const question = page.getByRole('region', { name: '先问一句：坐标怎样读？' })
    await question.getByText(/落在离市场 [4-7]\d\d 米/).waitFor()
    await expectAccessible(page)
    expect(await page.getByRole('button', { name: /发布/ }).count()).toBe(0)
    await question.getByRole('button', { name: '按“GCJ-02' }).click()
    await page.getByText('没有发现问题').waitFor()
    await page.getByRole('tab', { name: /新增/ }).waitFor()
    expect(await page.getByLabel('坐标怎样读').inputValue()).toBe('gcj02')
    await page.getByLabel('坐标怎样读').selectOption('as_is')
    await page.getByRole('button', { name: /发布第/ }).waitFor()
    await expectAccessible(page)
    expect(errors).toEqual([])
    await close()
  })

  test('a file of fifty megabytes is read beside the page; one with a whole city is refused with its count', async () => {
    const { page, errors, close } = await theatre.device(size)
    await signInAs(page, 'lina', password)
    await page.goto('/markets/pingan/plan/import')
    const folder = await mkdtemp(join(tmpdir(), 'plan-'))
    const [large, city] = [join(folder, 'large.geojson'), join(folder, 'city.geojson')]
    const fat = beyond('F').map((plot) => ({ ...plot, properties: { ...plot.properties, remark: 'x'.repeat(17e6) } }))
    await writeFile(large, JSON.stringify(file(...fat)))
    await writeFile(city, JSON.stringify(file(...Array.from({ length: 20_001 }, (_, i) => box(i, i * 4, 0)))))
    expect((await stat(large)).size).toBeGreaterThan(50e6)
    await page.locator('input[type=file]').setInputFiles(large)
    await page.getByText('没有发现问题').waitFor()
    await page.locator('input[type=file]').setInputFiles(city)
    await page.getByText('文件有 20001 个要素，一次最多 20000 个，请分开导入。').waitFor()
    await expectAccessible(page)
    await rm(folder, { recursive: true })
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
