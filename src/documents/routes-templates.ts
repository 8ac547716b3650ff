import { Hono } from 'hono'
import { append } from '../events/queries.ts'
import { allow, staff } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { unitOfWork } from '../http/unit-of-work.ts'
import { answers, valid } from '../http/valid.ts'
import { districtDay } from '../people/queries.ts'
import { Problem } from '../problems.ts'
import * as queries from './queries-templates.ts'
import { squadShort } from './rules-law.ts'
import { templateFaults } from './rules.ts'
import { DocumentSettingsAnswer, DocumentSettingsForm, Template, TemplateEntry, Templates } from './schema.ts'

/** The wording of documents and the authority's own words, kept by supervisors. */
export const documentTemplateRoutes = new Hono<Env>()
  .get(
    '/documents/templates',
    allow('document.issue'),
    answers('The newest version of every kind’s template', Templates),
    async (c) => c.json({ templates: await queries.newestTemplates(c.var.db) }),
  )
  .post(
    '/documents/templates',
    allow('document.edit'),
    answers('Add a new version of a template; documents issued before keep theirs', Template, 201),
    valid('json', TemplateEntry),
    unitOfWork,
    async (c) => {
      const { db, now } = c.var
      const entry = c.req.valid('json')
      const faults = templateFaults(entry.kind, entry.blocks)
      if (faults.length > 0) throw new Problem('invalid_request', { faults })
      if (entry.valid_from < (await districtDay(db, now))) throw new Problem('valid_from_past')
      if ((await queries.newestVersion(db, entry.kind)) !== entry.expected_version) throw new Problem('conflict')
      const saved = await queries.insertTemplate(db, entry, staff(c).id, now)
      await append(db, {
        market_id: null,
        evening: null,
        at: now,
        actor: { kind: 'person', id: staff(c).id },
        kind: 'document_template.saved',
        subject: `document_template:${saved.kind}`,
        body: { kind: saved.kind, version: saved.version, valid_from: saved.valid_from },
      })
      return c.json(saved, 201)
    },
  )
  .get(
    '/documents/settings',
    allow('document.issue'),
    answers('The authority’s words that its documents print', DocumentSettingsAnswer),
    async (c) => c.json(await queries.savedDocumentSettings(c.var.db)),
  )
  .put(
    '/documents/settings',
    allow('document.edit'),
    answers('Save the authority’s words', DocumentSettingsAnswer),
    valid('json', DocumentSettingsForm),
    unitOfWork,
    async (c) => {
      const { db, now } = c.var
      const settings = c.req.valid('json')
      const squads = await queries.squadNames(db)
      const known = new Set(squads.map(({ id }) => id))
      if (Object.keys(settings.squads).some((id) => !known.has(id)))
        throw new Problem('unknown_reference', { field: 'squads' })
      const shorts = squads.map((squad) => squadShort(settings, squad))
      const alike = shorts.filter((short, index) => shorts.indexOf(short) !== index)
      if (alike.length > 0) throw new Problem('name_taken', { names: alike })
      await queries.saveDocumentSettings(db, settings, staff(c).id, now)
      await append(db, {
        market_id: null,
        evening: null,
        at: now,
        actor: { kind: 'person', id: staff(c).id },
        kind: 'document_settings.saved',
        subject: 'district:documents',
        body: { ...settings },
      })
      return c.json(await queries.savedDocumentSettings(db))
    },
  )
