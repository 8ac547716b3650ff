import { Hono } from 'hono'
import { append } from '../events/queries.ts'
import { allow, staff } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { unitOfWork } from '../http/unit-of-work.ts'
import { answers, valid } from '../http/valid.ts'
import { sameVersion, VersionParam } from '../http/version.ts'
import { Problem } from '../problems.ts'
import { insertSettings, settingsPage } from './queries.ts'
import { Settings, SettingsEntry } from './schema.ts'

/** The district's thresholds, in versions. */
export const settingsRoutes = new Hono<Env>()
  .get('/settings', allow('person.edit'), answers('The district’s thresholds and their history', Settings), async (c) =>
    c.json(await settingsPage(c.var.db)),
  )
  .put(
    '/settings/versions/:version',
    allow('person.edit'),
    answers('Change the district’s thresholds', Settings, 201),
    valid('param', VersionParam),
    valid('json', SettingsEntry),
    unitOfWork,
    async (c) => {
      const { db, now } = c.var
      const entry = c.req.valid('json')
      sameVersion(entry, c.req.valid('param'))
      if (!(await insertSettings(db, entry, staff(c).id, now))) throw new Problem('conflict')
      const actor = { kind: 'person', id: staff(c).id } as const
      const base = { market_id: null, evening: null, at: now, actor, kind: 'settings.saved' as const }
      await append(db, { ...base, subject: 'district:settings', body: { ...entry } })
      return c.json(await settingsPage(db), 201)
    },
  )
