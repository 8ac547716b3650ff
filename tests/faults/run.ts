import { execFileSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { findChromium } from '../support/chromium.ts'
import { experiments } from './experiments.ts'
import { openWorld } from './world.ts'

/** `npm run faults -- --runs N --seed S [--only E1,E6]`: one JSON line per experiment; exit code 1 when anything broke. */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
})
const runs = Number(values.runs)
const only = values.only?.split(',')
execFileSync(process.execPath, ['web/build.ts'], { stdio: 'ignore' })
const world = await openWorld(process.cwd(), await findChromium())
let failures = 0
for (const experiment of experiments.filter(({ name }) => only?.includes(name) ?? true)) {
  const total = { promised: 0, kept: 0, arrived: 0 }
  const broken: string[] = []
  const began = Date.now()
  for (let run = 1; run <= runs; run++) {
    const verdict = await world.run(experiment, `${values.seed}-${run}`)
    for (const key of ['promised', 'kept', 'arrived'] as const) total[key] += verdict[key]
    broken.push(...verdict.broken.map((what) => `run ${run}: ${what}`))
  }
  failures += broken.length
  const seconds = Math.round((Date.now() - began) / 100) / 10
  const { name, what } = experiment
  process.stdout.write(`${JSON.stringify({ experiment: name, what, runs, ...total, broken, seconds })}\n`)
}
await world.close()
process.exit(failures > 0 ? 1 : 0)
