import { Hono } from 'hono'
import { allow, vendor } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { answers, valid } from '../http/valid.ts'
import { Problem } from '../problems.ts'
import { stampOf } from './queries.ts'
import { isAnnounced, isOwnPhoto, vendorPhotosSince } from './queries-own.ts'
import { receive, show } from './routes-bytes.ts'
import { vendorPhotosADay } from './rules.ts'
import { OnePhoto, OwnPhotoQuery, PhotoReceipt } from './schema.ts'

const day_ms = 86_400_000

/** A vendor's photos: those of their own findings to see, those they announced to send. Like staff's, no unit of work. */
export const ownPhotoRoutes = new Hono<Env>()
  .put(
    '/own/photos/:sha256',
    allow('own.ask'),
    answers('Send a photo that I announced, the raw bytes; the same again answers 200', PhotoReceipt, 201),
    valid('param', OnePhoto),
    async (c) => {
      const { db, now } = c.var
      const { sha256 } = c.req.valid('param')
      const { id } = vendor(c)
      if (!(await isAnnounced(db, id, sha256))) throw new Problem('photo_not_announced')
      const since = new Date(now.getTime() - day_ms)
      const room = async (unreadable: number) =>
        (await vendorPhotosSince(db, id, since)) + unreadable < vendorPhotosADay
      return receive(c, sha256, { sent_by: null, vendor_id: id }, room)
    },
  )
  .get(
    '/own/photos/:sha256',
    allow('own.read'),
    answers('A photo of a finding of mine, or one that I sent, as JPEG'),
    valid('param', OnePhoto),
    valid('query', OwnPhotoQuery),
    async (c) => {
      const { sha256 } = c.req.valid('param')
      const { size } = c.req.valid('query')
      if (!(await isOwnPhoto(c.var.db, vendor(c).id, sha256))) throw new Problem('not_found')
      return show(c, sha256, size, size === 'whole' ? await stampOf(c.var.db, sha256, 'vendor') : undefined)
    },
  )
