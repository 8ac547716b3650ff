import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { checkSettingsOf } from '../checks/queries.ts'
import { checkPlan, openErrors } from '../checks/rules.ts'
import { allow, staff } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { unitOfWork } from '../http/unit-of-work.ts'
import { answers, valid } from '../http/valid.ts'
import { categories, markets } from '../markets/queries.ts'
import { Problem } from '../problems.ts'
import { newId } from '../shared/ids.ts'
import { MarketId } from '../shared/text.ts'
import * as queries from './queries.ts'
import { publish } from './queries-publish.ts'
import { doubtOf, markInForce, mergeInto, obstacle, publicationOf, type ImportFile } from './rules-import.ts'
import { countChanges, previewOf } from './rules-preview.ts'
import { PlanPreview, PreviewRequest, PublishedPlan, PublishRequest } from './schema-import.ts'
import { PlanVersions } from './schema.ts'

const OneMarket = v.object({ market: MarketId })

async function marketOf(c: Context<Env>, id: string) {
  const [market] = await markets(c.var.db, c.var.now, id)
  if (!market) throw new Problem('not_found')
  return market
}

/** Lays a file over the market's latest plan and checks what becomes of it. */
async function lay(c: Context<Env>, id: string, file: ImportFile) {
  const { db, now, given } = c.var
  const market = await marketOf(c, id)
  const latest = await queries.latestPlan(db, id)
  const trades = new Set((await categories(db)).map((category) => category.id))
  const merge = mergeInto(market, latest.stalls, file, trades)
  const stated_axis = file.axis_bearing !== null
  const publication = publicationOf(id, merge, latest, { stated_axis, newId: () => newId(now, given.random) })
  const checks = checkPlan(publication.document, merge, await checkSettingsOf(db, id))
  const doubt = doubtOf(market, latest.stalls, file)
  return { market, latest, merge, publication, checks, doubt, errors: openErrors(checks) }
}

/** Versions of a plan, and new ones from a file. */
export const planImportRoutes = new Hono<Env>()
  .get(
    '/markets/:market/plans',
    allow('market.read'),
    answers('Versions of the plan, newest first', PlanVersions),
    valid('param', OneMarket),
    async (c) => {
      const market = await marketOf(c, c.req.valid('param').market)
      const versions = await queries.versions(c.var.db, market.id)
      return c.json({ versions: markInForce(versions, market.evening) })
    },
  )
  .post(
    '/markets/:market/plans/preview',
    allow('plan.edit'),
    answers('What publishing this file would do, with every problem in it; changes nothing', PlanPreview),
    valid('param', OneMarket),
    valid('json', PreviewRequest),
    async (c) => {
      const { latest, merge, checks, doubt, errors } = await lay(c, c.req.valid('param').market, c.req.valid('json'))
      const found = { errors, warnings: checks.length - errors, landing: doubt }
      return c.json(previewOf(merge, latest.version, found))
    },
  )
  .post(
    '/markets/:market/plans',
    allow('plan.edit'),
    answers('Publish the plan as this file changes it', PublishedPlan, 201),
    valid('param', OneMarket),
    valid('json', PublishRequest),
    unitOfWork,
    async (c) => {
      const { db, now, given, district } = c.var
      const wanted = c.req.valid('json')
      const laid = await lay(c, c.req.valid('param').market, wanted)
      const { market, latest, merge, publication, checks, errors } = laid
      if (latest.version !== wanted.expected_version) throw new Problem('plan_changed', { version: latest.version })
      const refusal = obstacle(market, merge, { ...wanted, doubt: laid.doubt })
      if (refusal) throw new Problem(refusal, { ...countChanges(merge), problem_count: merge.problems.length })
      if (errors > 0 && wanted.checks_reason === null) throw new Problem('plan_checks_open', { errors })
      const { valid_from, note } = wanted
      const checks_reason = errors > 0 ? wanted.checks_reason : null
      const actor = { kind: 'person', id: staff(c).id } as const
      const id = await publish(
        db,
        { ...publication, valid_from, note, checks, checks_reason, actor },
        now,
        given.random,
      )
      c.var.afterCommit(() => given.bell.ring(district, market.id))
      return c.json({ id, version: publication.version, valid_from, ...publication.changes }, 201)
    },
  )
