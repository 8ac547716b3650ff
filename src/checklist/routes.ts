import { Hono, type Context } from 'hono'
import { append } from '../events/queries.ts'
import { allow, staff } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { unitOfWork } from '../http/unit-of-work.ts'
import { answers, valid } from '../http/valid.ts'
import { sameVersion, VersionParam } from '../http/version.ts'
import { districtDay } from '../people/queries.ts'
import { Problem } from '../problems.ts'
import * as queries from './queries.ts'
import { checklistChanges, nothingChanged } from './rules.ts'
import { ChecklistEntry, ChecklistVersions } from './schema.ts'

async function page(c: Context<Env>): Promise<ChecklistVersions> {
  const { db, now } = c.var
  return { today: await districtDay(db, now), versions: await queries.versions(db) }
}

const wrong = (path: string, message: string) => new Problem('invalid_request', { fields: [{ path, message }] })

/** 检查清单: its versions, and the next one, from tomorrow at the earliest. */
export const checklistRoutes = new Hono<Env>()
  .get(
    '/checklist/versions',
    allow('market.edit'),
    answers('The checklist’s versions, newest first', ChecklistVersions),
    async (c) => c.json(await page(c)),
  )
  .put(
    '/checklist/versions/:version',
    allow('market.edit'),
    answers('Publish the next version of the checklist', ChecklistVersions, 201),
    valid('param', VersionParam),
    valid('json', ChecklistEntry),
    unitOfWork,
    async (c) => {
      const { db, now } = c.var
      const entry = c.req.valid('json')
      const { version, valid_from, items } = entry
      sameVersion(entry, c.req.valid('param'))
      const [unknown] = await queries.unknownCategories(
        db,
        items.flatMap(({ categories }) => categories ?? []),
      )
      if (unknown !== undefined) throw wrong('items', `no such category: ${unknown}`)
      // An evening has one checklist, and phones may have tonight's already.
      if (valid_from <= (await districtDay(db, now))) throw new Problem('checklist_from_tomorrow')
      const [newest] = await queries.versions(db)
      if (version !== (newest?.version ?? 0) + 1) throw new Problem('conflict')
      const changes = checklistChanges(newest?.items ?? [], items)
      if (nothingChanged(changes)) throw new Problem('checklist_unchanged')
      if (!(await queries.insertChecklist(db, entry, staff(c).id, now))) throw new Problem('conflict')
      const codes = (some: readonly { code: string }[]) => some.map(({ code }) => code)
      const changed = Object.fromEntries(changes.changed.map(({ after, fields }) => [after.code, fields]))
      const body = { version, valid_from, added: codes(changes.added), removed: codes(changes.ended), changed }
      const actor = { kind: 'person', id: staff(c).id } as const
      const base = { market_id: null, evening: null, at: now, actor, kind: 'checklist.published' as const }
      await append(db, { ...base, subject: `checklist:${version}`, body })
      return c.json(await page(c), 201)
    },
  )
