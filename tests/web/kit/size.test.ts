import { execFileSync } from 'node:child_process'
import { beforeAll, expect, test } from 'vitest'
import { pageSizes, type PageSize } from '../../../web/size.ts'

// What an officer's phone fetches on the street, on a signal that may be poor: JS and CSS, gzip, before the map.
const budget_bytes = 60_000

let sizes: PageSize[]
beforeAll(() => {
  execFileSync(process.execPath, ['web/build.ts'], { stdio: 'pipe' })
  sizes = pageSizes('dist')
}, 120_000)

test.for([
  'patrols/start-page.tsx',
  'patrols/walk-page.tsx',
  'patrols/place-page.tsx',
  'patrols/end-page.tsx',
  'inspections/finding-page.tsx',
  'inspections/correct-page.tsx',
  'plan/market-page.tsx',
])('%s is here within 60 kB', (page) => {
  const size = sizes.find((each) => each.page === page)
  const shell = sizes.find((each) => each.page === 'shell')
  expect(size?.total_gzip).toBeLessThan(budget_bytes)
  // A page that weighs no more than the shell was not found whole.
  expect(size?.total_gzip).toBeGreaterThan(shell?.total_gzip ?? Infinity)
})
