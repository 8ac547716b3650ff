import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { allow, staff } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { unitOfWork } from '../http/unit-of-work.ts'
import { answers, valid } from '../http/valid.ts'
import { categories, markets } from '../markets/queries.ts'
import { Problem } from '../problems.ts'
import { MarketId } from '../shared/text.ts'
import * as queries from './queries.ts'
import { publish } from './queries-publish.ts'
import { markInForce, mergeInto, obstacle, publicationOf } from './rules-import.ts'
import { countChanges, previewOf } from './rules-preview.ts'
import { PlanPreview, PlanVersions, PreviewRequest, PublishedPlan, PublishRequest } from './schema.ts'

const OneMarket = v.object({ market: MarketId })

async function marketOf(c: Context<Env>, id: string) {
  const [market] = await markets(c.var.db, c.var.now, id)
  if (!market) throw new Problem('not_found')
  return market
}

/** Lays a file over the market's latest plan. */
async function lay(c: Context<Env>, id: string, file: { geojson: unknown; axis_bearing: number | null }) {
  const market = await marketOf(c, id)
  const latest = await queries.latestPlan(c.var.db, id)
  const trades = new Set((await categories(c.var.db)).map((category) => category.id))
  return { market, latest, merge: mergeInto(market, latest.stalls, file, trades) }
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
      const { latest, merge } = await lay(c, c.req.valid('param').market, c.req.valid('json'))
      return c.json(previewOf(merge, latest.version))
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
      const { market, latest, merge } = await lay(c, c.req.valid('param').market, wanted)
      if (latest.version !== wanted.expected_version) throw new Problem('plan_changed', { version: latest.version })
      const refusal = obstacle(market, merge, wanted)
      if (refusal) throw new Problem(refusal, { ...countChanges(merge), problem_count: merge.problems.length })
      const changes = countChanges(merge)
      const { valid_from, note } = wanted
      const version = latest.version + 1
      const id = await publish(
        db,
        {
          ...publicationOf(market.id, merge, latest, { stated_axis: wanted.axis_bearing !== null }),
          valid_from,
          note,
          actor: { kind: 'person', id: staff(c).id },
        },
        now,
        given.random,
      )
      c.var.afterCommit(() => given.bell.ring(district, market.id))
      return c.json({ id, version, valid_from, ...changes }, 201)
    },
  )
