import { execFileSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { findChromium } from '../support/chromium.ts'
import { anchors, withMistake } from './anchors.ts'
import { experiments } from './experiments.ts'
import { openWorld, type World } from './world.ts'

/**
 * `npm run faults -- --runs N --seed S [--only E1,E6] [--anchors]`: one JSON line per experiment; exit code 1 when anything
 * broke. With `--anchors` (E31) the mistakes of well-known software are put in one by one, and each has to be seen.
 */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    anchors: { type: 'boolean', default: false },
  },
})
const runs = Number(values.runs)
const only = values.only?.split(',')
const chromium = await findChromium()
const say = (line: Record<string, unknown>) => process.stdout.write(`${JSON.stringify(line)}\n`)

/** All runs of one experiment; the first breakage ends it where only that is asked for. */
async function play(world: World, name: string, { untilBroken = false } = {}) {
  const experiment = experiments.find((each) => each.name === name)
  if (experiment === undefined) throw new Error(`no such experiment: ${name}`)
  const total = { promised: 0, kept: 0, arrived: 0 }
  const broken: string[] = []
  const began = Date.now()
  let run = 0
  while (run < runs && !(untilBroken && broken.length > 0)) {
    const verdict = await world.run(experiment, `${values.seed}-${++run}`)
    for (const key of ['promised', 'kept', 'arrived'] as const) total[key] += verdict[key]
    broken.push(...verdict.broken.map((what) => `run ${run}: ${what}`))
  }
  const seconds = Math.round((Date.now() - began) / 100) / 10
  return { experiment: name, what: experiment.what, runs: run, ...total, broken, seconds }
}

let failures = 0
if (values.anchors) {
  for (const anchor of anchors.filter(({ name }) => only?.includes(name) ?? true)) {
    const { folder, remove } = withMistake(process.cwd(), anchor)
    const world = await openWorld(folder, chromium)
    const seen = []
    for (const name of anchor.red) seen.push(await play(world, name, { untilBroken: true }))
    await world.close()
    remove()
    const red = seen.some(({ broken }) => broken.length > 0)
    if (!red) failures++
    const first = seen.flatMap(({ experiment, broken }) => broken.slice(0, 1).map((what) => `${experiment} ${what}`))
    say({ anchor: anchor.name, what: anchor.what, red, runs: seen.reduce((sum, each) => sum + each.runs, 0), first })
  }
} else {
  execFileSync(process.execPath, ['web/build.ts'], { stdio: 'ignore' })
  const world = await openWorld(process.cwd(), chromium)
  for (const { name } of experiments.filter((each) => only?.includes(each.name) ?? true)) {
    const line = await play(world, name)
    failures += line.broken.length
    say(line)
  }
  await world.close()
}
process.exit(failures > 0 ? 1 : 0)
