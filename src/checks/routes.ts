import { Hono } from 'hono'
import * as v from 'valibot'
import { append } from '../events/queries.ts'
import { allow, staff } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { unitOfWork } from '../http/unit-of-work.ts'
import { answers, valid } from '../http/valid.ts'
import { categories, markets } from '../markets/queries.ts'
import { Problem } from '../problems.ts'
import { MarketId } from '../shared/text.ts'
import { savedSettings, saveSettings } from './queries.ts'
import { CheckSettingsAnswer, CheckSettingsForm } from './schema.ts'

const OneMarket = v.object({ market: MarketId })

/** What a market's plan is checked by. */
export const checkRoutes = new Hono<Env>()
  .get(
    '/markets/:market/checks/settings',
    allow('market.read'),
    answers('The settings a plan is checked by', CheckSettingsAnswer),
    valid('param', OneMarket),
    async (c) => {
      const { market } = c.req.valid('param')
      if ((await markets(c.var.db, c.var.now, market)).length === 0) throw new Problem('not_found')
      return c.json(await savedSettings(c.var.db, market))
    },
  )
  .put(
    '/markets/:market/checks/settings',
    allow('plan.edit'),
    answers('Save the settings a plan is checked by', CheckSettingsAnswer),
    valid('param', OneMarket),
    valid('json', CheckSettingsForm),
    unitOfWork,
    async (c) => {
      const { db, now } = c.var
      const { market: id } = c.req.valid('param')
      const settings = c.req.valid('json')
      const [market] = await markets(db, now, id)
      if (!market) throw new Problem('not_found')
      const known = new Set((await categories(db)).map((category) => category.id))
      const unknown = settings.gas_categories.filter((category) => !known.has(category))
      if (unknown.length > 0) throw new Problem('unknown_reference', { field: 'gas_categories' })
      await saveSettings(db, id, settings, staff(c).id, now)
      await append(db, {
        market_id: id,
        evening: market.evening,
        at: now,
        actor: { kind: 'person', id: staff(c).id },
        kind: 'checks.saved',
        subject: `market:${id}`,
        body: { ...settings },
      })
      return c.json(await savedSettings(db, id))
    },
  )
