import { Hono } from 'hono'
import { allow, staff } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { answers, valid } from '../http/valid.ts'
import { Problem } from '../problems.ts'
import { photosSince, stampOf } from './queries.ts'
import { receive, show } from './routes-bytes.ts'
import { photosADay } from './rules.ts'
import { OnePhoto, PhotoQuery, PhotoReceipt } from './schema.ts'

const day_ms = 86_400_000

/**
 * Photos by the hash of their bytes, so that sending one again changes nothing. Not a unit of work: encoding takes a
 * tenth of a second, and PGlite's one connection would wait for it; the one row is written when the file is there.
 */
export const photoRoutes = new Hono<Env>()
  .put(
    '/photos/:sha256',
    allow('photo.add'),
    answers('Send a photo, the raw bytes; the same again answers 200', PhotoReceipt, 201),
    valid('param', OnePhoto),
    async (c) => {
      const { id } = staff(c)
      const since = new Date(c.var.now.getTime() - day_ms)
      const room = async (unreadable: number) => (await photosSince(c.var.db, id, since)) + unreadable < photosADay
      return receive(c, c.req.valid('param').sha256, { sent_by: id, vendor_id: null }, room)
    },
  )
  .get(
    '/photos/:sha256',
    allow('inspection.read'),
    answers("A photo as JPEG; whole, an inspection's has time, place and officer written into it"),
    valid('param', OnePhoto),
    valid('query', PhotoQuery),
    async (c) => {
      const { sha256 } = c.req.valid('param')
      const { size, stamp } = c.req.valid('query')
      if (stamp === 'off' && staff(c).role !== 'supervisor') throw new Problem('not_allowed')
      const written = size === 'whole' && stamp !== 'off' ? await stampOf(c.var.db, sha256, 'staff') : undefined
      return show(c, sha256, size, written)
    },
  )
