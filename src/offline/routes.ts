import { Hono } from 'hono'
import { allow, staff } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { answers, valid } from '../http/valid.ts'
import { missingOf } from './queries.ts'
import { Reconciled, ReconcileRequest } from './schema.ts'

/** A phone asks whether the office still has what it confirmed. */
export const offlineRoutes = new Hono<Env>().post(
  '/reconcile',
  allow('inspection.read'),
  answers('Which of these records and photos are not here, or not with this content', Reconciled),
  valid('json', ReconcileRequest),
  async (c) => c.json(await missingOf(c.var.db, staff(c).id, c.req.valid('json'))),
)
