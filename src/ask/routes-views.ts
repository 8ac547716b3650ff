import { Hono } from 'hono'
import { allow, staff } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { unitOfWork } from '../http/unit-of-work.ts'
import { answers, valid } from '../http/valid.ts'
import { Problem } from '../problems.ts'
import { deleteView, saveView, viewsFor } from './queries-views.ts'
import { SavedViews, ViewEntry, ViewParam } from './schema-views.ts'

/** Lists with their filters under a name: one's own, and those that others share. */
export const viewRoutes = new Hono<Env>()
  .get('/views', allow('record.ask'), answers('Saved views, own ones first', SavedViews), async (c) =>
    c.json({ views: await viewsFor(c.var.db, staff(c).id) }),
  )
  .put(
    '/views/:view',
    allow('record.ask'),
    answers('Save a view, under the id that the page made', SavedViews),
    valid('param', ViewParam),
    valid('json', ViewEntry),
    unitOfWork,
    async (c) => {
      const { db, now } = c.var
      const { id } = staff(c)
      if (!(await saveView(db, c.req.valid('param').view, id, c.req.valid('json'), now))) throw new Problem('not_found')
      return c.json({ views: await viewsFor(db, id) })
    },
  )
  .delete(
    '/views/:view',
    allow('record.ask'),
    answers('Delete a view; saved again it is back', SavedViews),
    valid('param', ViewParam),
    unitOfWork,
    async (c) => {
      const { db } = c.var
      const { id } = staff(c)
      if (!(await deleteView(db, c.req.valid('param').view, id))) throw new Problem('not_found')
      return c.json({ views: await viewsFor(db, id) })
    },
  )
