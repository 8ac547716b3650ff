import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { append } from '../events/queries.ts'
import { allow, staff } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { unitOfWork } from '../http/unit-of-work.ts'
import { answers, valid } from '../http/valid.ts'
import { closeSessionsOfVendor } from '../people/queries-sessions.ts'
import { districtDay } from '../people/queries.ts'
import { Problem } from '../problems.ts'
import { newId } from '../shared/ids.ts'
import { Id } from '../shared/text.ts'
import * as queries from './queries.ts'
import { noteLookup } from './queries-lookups.ts'
import { asksByPhone, verification } from './rules.ts'
import { Vendor, VendorEntry, VendorQuery, Vendors } from './schema.ts'

const VendorParam = v.object({ vendor: Id })

async function one(c: Context<Env>, id: string): Promise<Vendor> {
  const { db, now } = c.var
  const viewer = await queries.viewerOf(db, staff(c))
  const found = await queries.vendor(db, viewer, id, await districtDay(db, now))
  if (!found) throw new Problem('not_found')
  return found
}

// The log outlives a vendor's record, so it says what changed of them but neither name nor number.
async function log(c: Context<Env>, id: string, entry: VendorEntry, changed: string[]) {
  const { origin, party, category_id, priority } = entry
  await append(c.var.db, {
    market_id: null,
    evening: null,
    at: c.var.now,
    actor: { kind: 'person', id: staff(c).id },
    kind: 'vendor.saved',
    subject: `vendor:${id}`,
    body: { origin, party, category_id, priority, changed },
  })
}

/** Vendors: found by all staff, kept by supervisors. */
export const vendorRoutes = new Hono<Env>()
  .get(
    '/vendors',
    allow('vendor.read'),
    answers('Vendors by name, narrowed', Vendors),
    valid('query', VendorQuery),
    async (c) => {
      const { db, now } = c.var
      const viewer = await queries.viewerOf(db, staff(c))
      const wanted = c.req.valid('query')
      const by = asksByPhone(wanted.q ?? '')
      if (by) await noteLookup(db, staff(c).id, by, now)
      return c.json(await queries.vendors(db, viewer, wanted, await districtDay(db, now)))
    },
  )
  .get(
    '/vendors/:vendor',
    allow('vendor.read'),
    answers('One vendor', Vendor),
    valid('param', VendorParam),
    async (c) => c.json(await one(c, c.req.valid('param').vendor)),
  )
  .post(
    '/vendors',
    allow('vendor.edit'),
    answers('Register a vendor', Vendor, 201),
    valid('json', VendorEntry),
    unitOfWork,
    async (c) => {
      const { db, now, given } = c.var
      const entry = c.req.valid('json')
      const id = newId(now, given.random)
      const verified = verification(entry.priority, null, staff(c).id, await districtDay(db, now))
      await queries.insertVendor(db, { id, ...entry, ...verified, created_at: now })
      const saved = await one(c, id)
      await log(c, id, entry, Object.keys(entry))
      return c.json(saved, 201)
    },
  )
  .put(
    '/vendors/:vendor',
    allow('vendor.edit'),
    answers('Change a vendor', Vendor),
    valid('param', VendorParam),
    valid('json', VendorEntry),
    unitOfWork,
    async (c) => {
      const { db, now } = c.var
      const { vendor: id } = c.req.valid('param')
      const entry = c.req.valid('json')
      const before = await queries.lockVendor(db, id)
      if (!before) throw new Problem('not_found')
      const { priority, priority_verified_by, priority_verified_on } = before
      const standing = { priority, priority_verified_by, priority_verified_on }
      const verified = verification(entry.priority, standing, staff(c).id, await districtDay(db, now))
      await queries.updateVendor(db, id, { ...entry, ...verified })
      // Whoever has the old number may not stay signed in as this vendor.
      if (before.phone !== entry.phone) await closeSessionsOfVendor(db, id)
      const saved = await one(c, id)
      const changed = (Object.keys(entry) as (keyof VendorEntry)[]).filter((field) => before[field] !== entry[field])
      await log(c, id, entry, changed)
      return c.json(saved)
    },
  )
