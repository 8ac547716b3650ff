import { Hono } from 'hono'
import { append } from '../events/queries.ts'
import { allow, staff } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { unitOfWork } from '../http/unit-of-work.ts'
import { answers, valid } from '../http/valid.ts'
import { sameVersion, VersionParam } from '../http/version.ts'
import { Problem } from '../problems.ts'
import { insertPromptSettings, promptSettingsPage } from './queries-settings.ts'
import { PromptSettings, PromptSettingsEntry } from './schema-settings.ts'

/** By which thresholds patterns are looked for, in versions. Mounted before `/prompts/:prompt`. */
export const promptSettingsRoutes = new Hono<Env>()
  .get(
    '/prompts/settings',
    allow('prompt.evaluate'),
    answers('The thresholds by which patterns are looked for, and their history', PromptSettings),
    async (c) => c.json(await promptSettingsPage(c.var.db)),
  )
  .put(
    '/prompts/settings/versions/:version',
    allow('prompt.evaluate'),
    answers('Change the thresholds of patterns, or switch patterns off', PromptSettings, 201),
    valid('param', VersionParam),
    valid('json', PromptSettingsEntry),
    unitOfWork,
    async (c) => {
      const { db, now } = c.var
      const entry = c.req.valid('json')
      sameVersion(entry, c.req.valid('param'))
      if (!(await insertPromptSettings(db, entry, staff(c).id, now))) throw new Problem('conflict')
      const actor = { kind: 'person', id: staff(c).id } as const
      const base = { market_id: null, evening: null, at: now, actor, kind: 'prompt_settings.saved' as const }
      const { version, off, numbers, reason } = entry
      await append(db, { ...base, subject: 'district:prompts', body: { version, off, reason, ...numbers } })
      return c.json(await promptSettingsPage(db), 201)
    },
  )
