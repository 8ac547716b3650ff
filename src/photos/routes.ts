import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import * as v from 'valibot'
import { encodePhoto } from '../files/encode.ts'
import { allow, staff } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { answers, valid } from '../http/valid.ts'
import { Problem } from '../problems.ts'
import { insertPhoto, photoReceived, photosSince } from './queries.ts'
import { photosADay } from './rules.ts'
import { PhotoHash, PhotoQuery, PhotoReceipt } from './schema.ts'

const OnePhoto = v.object({ sha256: PhotoHash })
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
      const { db, now, given, district } = c.var
      const { sha256 } = c.req.valid('param')
      const before = await photoReceived(db, sha256)
      if (before) return c.json({ sha256, received_at: before.toISOString() }, 200)
      const person = staff(c).id
      if ((await photosSince(db, person, new Date(now.getTime() - day_ms))) >= photosADay) {
        throw new Problem('too_many_requests', { retry_after_s: 3600 })
      }
      const bytes = new Uint8Array(await c.req.arrayBuffer())
      const hash = createHash('sha256').update(bytes).digest()
      if (hash.toString('hex') !== sha256) throw new Problem('photo_hash_differs')
      const encoded = await encodePhoto(bytes)
      if (!encoded) throw new Problem('photo_unreadable')
      await given.photos.write(district, `${sha256}.jpg`, encoded.photo)
      await given.photos.write(district, `${sha256}-small.jpg`, encoded.small)
      const { width, height } = encoded
      const row = { sha256: hash, bytes: bytes.length, width, height, sent_by: person, received_at: now }
      if (await insertPhoto(db, row)) return c.json({ sha256, received_at: now.toISOString() }, 201)
      const meanwhile = await photoReceived(db, sha256)
      return c.json({ sha256, received_at: (meanwhile ?? now).toISOString() }, 200)
    },
  )
  .get(
    '/photos/:sha256',
    allow('inspection.read'),
    answers('A photo as JPEG'),
    valid('param', OnePhoto),
    valid('query', PhotoQuery),
    async (c) => {
      const { sha256 } = c.req.valid('param')
      const name = c.req.valid('query').size === 'small' ? `${sha256}-small.jpg` : `${sha256}.jpg`
      const known = await photoReceived(c.var.db, sha256)
      const bytes = known && (await c.var.given.photos.read(c.var.district, name))
      if (!bytes) throw new Problem('not_found')
      return c.body(bytes, 200, {
        'Content-Type': 'image/jpeg',
        'Cache-Control': 'private, max-age=31536000, immutable',
      })
    },
  )
