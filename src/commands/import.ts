import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { coordinateReadings } from '../plan/rules-kinds.ts'
import { importPlan } from './import-plan.ts'
import type { Command } from './run.ts'

const usage = `用法 / usage: npm run import -- plan FILE --market ID
  --valid-from 2026-12-01   生效日期，默认今天 / first day, today by default
  --axis 122.8              街道方位角 / the street's bearing
  --coordinates ${coordinateReadings.join('|')}
                            坐标怎样读 / how coordinates are meant
  --good-only               只导入无问题的摊位 / leave out features with problems
  --reason TEXT             校核有错误仍要发布的理由 / why it is published although the plan checks find errors
  --dry-run                 只检查 / check only
  --supervisor USER         以哪位主管的名义 / on whose behalf`

const options = {
  market: { type: 'string' },
  'valid-from': { type: 'string' },
  axis: { type: 'string' },
  coordinates: { type: 'string' },
  'good-only': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  reason: { type: 'string' },
  supervisor: { type: 'string' },
} as const

/** Imports a stall plan from a file; exit code 1 when nothing was imported that was meant to be. */
export const importCommand: Command = async (args, given) => {
  const { print } = given
  const asked = read(args)
  if (asked === null) {
    print(usage)
    return 1
  }
  const text = await readFile(asked.file, 'utf8').catch(() => null)
  if (text === null) {
    print(`读不到文件 / cannot read ${asked.file}`)
    return 1
  }
  return importPlan({ ...asked, geojson: parsed(text) }, given)
}

function read(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [what, file, ...rest] = positionals
    if (what !== 'plan' || file === undefined || rest.length > 0 || values.market === undefined) return null
    const axis = values.axis === undefined ? null : Number(values.axis)
    if (axis !== null && !Number.isFinite(axis)) return null
    const coordinates = coordinateReadings.find((reading) => reading === values.coordinates) ?? null
    if (values.coordinates !== undefined && coordinates === null) return null
    return {
      file,
      coordinates,
      market: values.market,
      valid_from: values['valid-from'] ?? null,
      axis_bearing: axis === null ? null : ((axis % 180) + 180) % 180,
      good_only: values['good-only'] ?? false,
      dry_run: values['dry-run'] ?? false,
      reason: values.reason ?? null,
      supervisor: values.supervisor ?? null,
    }
  } catch {
    return null
  }
}

/** What the file says; text that is no JSON is left to be named as no GeoJSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return null
  }
}
