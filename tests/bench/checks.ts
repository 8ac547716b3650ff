import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { build } from 'vite'
import { findChromium } from '../support/chromium.ts'
import { say } from './stage.ts'

const stalls = 5_000
const limit_ms = 1_000
const rounds = 5

/** What runs in the browser: a market of 50 rows, checked by the product and, for the overlap alone, pair by pair. */
const page = (root: string) => `
import { checkPlan } from '${root}/src/checks/rules.ts'
import { defaultSettings } from '${root}/src/checks/rules-kinds.ts'
import { siteOf } from '${root}/src/checks/rules-site.ts'
import { marketPlane } from '${root}/src/plan/rules-plane.ts'
import { sharedArea } from '${root}/src/plan/rules-shape.ts'
import { rowOf } from '${root}/src/studio/rules-rows.ts'
const place = { center: [124.394, 40.129], axis_bearing: 63 }
const plane = marketPlane(place.center, place.axis_bearing)
let next = 0
const newId = () => 'stall-' + next++
const all = Array.from({ length: 50 }, (_, row) => rowOf({
  from: [0, row * 5.4], side: 'left', width_m: 2.5, depth_m: 2, gap_m: 0, count: 100, gap_every: 10,
  gap_every_m: 2, direction: 'forward', row_label: 'R' + row, category_id: row % 7 === 0 ? 'barbecue' : 'clothes',
  prefix: 'R' + row + '-', first: 1, step: 1, padding: 3, skip: [], to: [400, row * 5.4],
}, plane, newId)).flat().map((stall, i) => ({ ...stall, position: i + 1 }))
const document = { stalls: all, zones: [], features: [] }
globalThis.measure = () => {
  const before = performance.now()
  const found = checkPlan(document, place, defaultSettings).length
  const checked = performance.now()
  const { stalls } = siteOf(document, place)
  let shared = 0
  for (let i = 0; i < stalls.length; i++)
    for (let j = i + 1; j < stalls.length; j++) if (sharedArea(stalls[i].ring, stalls[j].ring) > 0) shared++
  return { stalls: all.length, found, shared, ms: checked - before, pairwise_ms: performance.now() - checked }
}
`

interface Measured {
  stalls: number
  found: number
  shared: number
  ms: number
  pairwise_ms: number
}

/** All plan checks of 5,000 stalls in Chromium, beside looking at every pair of stalls for overlaps only. */
export async function benchChecks() {
  const folder = await mkdtemp(join(tmpdir(), 'bench-checks-'))
  const { path, args, env } = await findChromium()
  const browser = await chromium.launch({ executablePath: path, args, env: { ...process.env, ...env } })
  try {
    const root = join(import.meta.dirname, '../..')
    const entry = join(folder, 'entry.js')
    await writeFile(entry, page(root))
    await build({
      root: folder,
      configFile: false,
      logLevel: 'error',
      build: {
        outDir: join(folder, 'out'),
        lib: { entry, formats: ['iife'], name: 'checks', fileName: () => 'checks.js' },
      },
    })
    const tab = await browser.newPage()
    await tab.addScriptTag({ content: await readFile(join(folder, 'out/checks.js'), 'utf8') })
    const all: Measured[] = []
    for (let round = 0; round < rounds; round++) {
      all.push(await tab.evaluate(() => (globalThis as unknown as { measure: () => Measured }).measure()))
    }
    const sorted = all.map(({ ms }) => ms).sort((a, b) => a - b)
    const worst = sorted.at(-1) ?? Infinity
    const ratios = all.map(({ ms, pairwise_ms }) => pairwise_ms / ms).sort((a, b) => a - b)
    const [first] = all
    const ok = first?.stalls === stalls && worst < limit_ms
    say({
      bench: 'checks',
      what: 'all plan checks of 5,000 stalls in Chromium, no throttle',
      stalls: first?.stalls ?? 0,
      found: first?.found ?? 0,
      ms_median: Math.round(sorted[rounds >> 1] ?? 0),
      ms_worst: Math.round(worst),
      times_faster_than_overlap_pair_by_pair: Math.round((ratios[rounds >> 1] ?? 0) * 10) / 10,
      wanted: `< ${limit_ms} ms in every of ${rounds} rounds`,
      ok,
    })
    return ok
  } finally {
    await browser.close()
    await rm(folder, { recursive: true, force: true })
  }
}
