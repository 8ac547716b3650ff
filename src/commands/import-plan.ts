import * as v from 'valibot'
import { checkSettingsOf } from '../checks/queries.ts'
import { checkPlan, openErrors } from '../checks/rules.ts'
import type { Db } from '../db/open.ts'
import type { Actor } from '../events/rules.ts'
import { problemOf } from '../http/refuse.ts'
import { categories, markets } from '../markets/queries.ts'
import { latestPlan, supervisorNamed } from '../plan/queries.ts'
import { publish } from '../plan/queries-publish.ts'
import {
  doubtOf,
  mergeInto,
  obstacle,
  publicationOf,
  type ImportFile,
  type ImportObstacle,
} from '../plan/rules-import.ts'
import type { PlanMerge } from '../plan/rules-merge.ts'
import { countChanges } from '../plan/rules-preview.ts'
import { planProblemWords } from '../plan/rules-words.ts'
import { newId } from '../shared/ids.ts'
import type { Landing } from '../plan/schema-import.ts'
import { Day } from '../shared/text.ts'
import type { CommandGiven } from './run.ts'

export interface PlanImport extends ImportFile {
  market: string
  valid_from: string | null
  good_only: boolean
  dry_run: boolean
  /** Why it is published although the plan checks find errors. */
  reason: string | null
  supervisor: string | null
}

const obstacles: Record<ImportObstacle, string> = {
  market_without_stalls: '沿街店铺没有摊位图 / a street of shops has no plots',
  valid_from_past: '生效日期不能早于今天 / the first day cannot be before today',
  coordinates_in_doubt:
    '没有导入；用 --coordinates 写明坐标怎样读 / nothing imported; say with --coordinates how they are meant',
  plan_has_problems: '没有导入；改好文件，或加 --good-only / nothing imported; correct the file, or add --good-only',
  plan_unchanged: '与现有摊位图相同，没有导入 / the same as the plan, nothing imported',
}

/** Lays a file over a market's plan, tells every problem by name, and publishes unless asked only to look. */
export async function importPlan(
  asked: PlanImport,
  { database, district, now, random, print }: CommandGiven,
): Promise<number> {
  const db = database.district(district)
  const fail = (line: string) => {
    print(line)
    return 1
  }
  const [market] = await markets(db, now, asked.market)
  if (!market)
    return fail(
      `没有这个市场 / no such market: ${asked.market}. ${(await markets(db, now)).map(({ id }) => id).join(', ')}`,
    )
  const valid_from = asked.valid_from ?? market.evening
  if (!v.safeParse(Day, valid_from).success) return fail(`不是日期 / not a day: ${valid_from}`)
  const actor = await actorNamed(db, asked.supervisor)
  if (!actor) return fail(`没有这位主管 / no such supervisor: ${asked.supervisor}`)

  const latest = await latestPlan(db, market.id)
  const trades = new Set((await categories(db)).map((category) => category.id))
  const merge = mergeInto(market, latest.stalls, asked, trades)
  tell(merge, print)
  const publication = publicationOf(market.id, merge, latest, {
    stated_axis: asked.axis_bearing !== null,
    newId: () => newId(now, random),
  })
  const checks = checkPlan(publication.document, merge, await checkSettingsOf(db, market.id))
  const errors = openErrors(checks)
  tellChecks(errors, checks.length - errors, print)
  const doubt = doubtOf(market, latest.stalls, asked)
  if (doubt !== null) tellDoubt(doubt, print)
  const refusal = obstacle(market, merge, { valid_from, good_only: asked.good_only, doubt })
  if (refusal) return fail(obstacles[refusal])
  if (asked.dry_run) {
    print('只检查，没有导入 / checked only, nothing imported')
    return 0
  }
  if (errors > 0 && asked.reason === null)
    return fail(
      '校核有错误；改好，或用 --reason 写明理由 / the plan checks find errors; correct them, or say why with --reason',
    )
  try {
    const { version } = publication
    const checks_reason = errors > 0 ? asked.reason : null
    const plan = { ...publication, valid_from, note: null, checks, checks_reason, actor }
    await db.transaction().execute((transaction) => publish(transaction, plan, now, random))
    print(`已发布第 ${version} 版，${valid_from} 起生效 / version ${version} published, valid from ${valid_from}`)
    return 0
  } catch (error) {
    if (!(error instanceof Error) || problemOf(error).code !== 'plan_changed') throw error
    return fail('摊位图刚被别人更新，请再试一次 / somebody else published meanwhile, try again')
  }
}

async function actorNamed(db: Db, userName: string | null): Promise<Actor | null> {
  if (userName === null) return { kind: 'system', id: null }
  const id = await supervisorNamed(db, userName)
  return id === undefined ? null : { kind: 'person', id }
}

function tellChecks(errors: number, warnings: number, print: (line: string) => void) {
  print(`校核：错误 ${errors}，提醒 ${warnings} / plan checks: errors ${errors}, warnings ${warnings}`)
}

function tellDoubt({ as_is_m, likely, likely_m }: Landing, print: (line: string) => void) {
  const zh = as_is_m === null ? '照原样读不在地球上' : `照原样读离市场 ${as_is_m} 米`
  const en =
    as_is_m === null ? 'as it stands the file is nowhere on earth' : `as it stands the file is ${as_is_m} m away`
  print(`${zh}，按 ${likely} 读离 ${likely_m} 米 / ${en}, read as ${likely} ${likely_m} m`)
}

/** Prints each problem with its feature's place in the file (from 1) and number, then the counts. */
function tell(merge: PlanMerge, print: (line: string) => void) {
  for (const problem of merge.problems) {
    const which = problem.feature === null ? '文件 / file' : `#${problem.feature + 1} ${problem.number ?? '—'}`
    print(
      `${which}  ${problem.problem}\n    ${planProblemWords(problem, 'zh-CN')}\n    ${planProblemWords(problem, 'en')}`,
    )
  }
  const { added, changed, unchanged, kept, left_out } = countChanges(merge)
  print(`新增 ${added} · 更新 ${changed} · 不变 ${unchanged} · 保留 ${kept} · 有问题 ${left_out}`)
  print(`added ${added} · changed ${changed} · unchanged ${unchanged} · kept ${kept} · with problems ${left_out}`)
}
