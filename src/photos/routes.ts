import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { encodePhoto } from '../files/encode.ts'
import { stampPhoto } from '../files/stamp.ts'
import { incoming, readAway, type Incoming } from '../files/incoming.ts'
import { allow, staff } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { answers, valid } from '../http/valid.ts'
import { districtZone } from '../people/queries.ts'
import { Problem } from '../problems.ts'
import { insertPhoto, photoReceived, photosSince, stampOf } from './queries.ts'
import { photoBytes, photosADay, stampLines, takenAt } from './rules.ts'
import { PhotoHash, PhotoQuery, PhotoReceipt } from './schema.ts'

const OnePhoto = v.object({ sha256: PhotoHash })
const day_ms = 86_400_000

/** Checks, encodes and stores a photo that came in whole; false when another request was faster. */
async function takeIn(c: Context<Env>, sha256: string, file: Incoming): Promise<boolean> {
  const { db, now, given, district } = c.var
  if (file.sha256 !== sha256) throw new Problem('photo_hash_differs')
  const encoded = await encodePhoto(file.path)
  if (!encoded) throw new Problem('photo_unreadable')
  await given.photos.write(district, `${sha256}.jpg`, encoded.photo)
  await given.photos.write(district, `${sha256}-small.jpg`, encoded.small)
  const { width, height, clock } = encoded
  return insertPhoto(db, {
    sha256: Buffer.from(sha256, 'hex'),
    bytes: file.bytes,
    width,
    height,
    sent_by: staff(c).id,
    received_at: now,
    taken_at: clock && takenAt(clock, await districtZone(db)),
  })
}

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
      const { db, now } = c.var
      const { sha256 } = c.req.valid('param')
      if (Number(c.req.header('content-length') ?? 0) > photoBytes) throw new Problem('body_too_large')
      const before = await photoReceived(db, sha256)
      if (before) {
        // Read to its end: a connection that is shut on a slow phone loses the answer, and it would send for ever.
        if (!(await readAway(c.req.raw.body, photoBytes))) throw new Problem('body_too_large')
        return c.json({ sha256, received_at: before.toISOString() }, 200)
      }
      const since = new Date(now.getTime() - day_ms)
      if ((await photosSince(db, staff(c).id, since)) >= photosADay) {
        throw new Problem('too_many_requests', { retry_after_s: 3600 })
      }
      const first = await incoming(c.req.raw.body, photoBytes, (file) => takeIn(c, sha256, file))
      if (first === null) throw new Problem('body_too_large')
      if (first) return c.json({ sha256, received_at: now.toISOString() }, 201)
      const meanwhile = await photoReceived(db, sha256)
      return c.json({ sha256, received_at: (meanwhile ?? now).toISOString() }, 200)
    },
  )
  .get(
    '/photos/:sha256',
    allow('inspection.read'),
    answers("A photo as JPEG; whole, an inspection's has time, place and officer written into it"),
    valid('param', OnePhoto),
    valid('query', PhotoQuery),
    async (c) => {
      const { db, district, given } = c.var
      const { sha256 } = c.req.valid('param')
      const { size, stamp } = c.req.valid('query')
      if (stamp === 'off' && staff(c).role !== 'supervisor') throw new Problem('not_allowed')
      const name = size === 'small' ? `${sha256}-small.jpg` : `${sha256}.jpg`
      const bytes = (await photoReceived(db, sha256)) && (await given.photos.read(district, name))
      if (!bytes) throw new Problem('not_found')
      const written = size === 'small' || stamp === 'off' ? undefined : await stampOf(db, sha256)
      return c.body(written ? await stampPhoto(bytes, stampLines(written)) : bytes, 200, {
        'Content-Type': 'image/jpeg',
        // A photo may be here before its record, which tells what is written into it.
        'Cache-Control': `private, ${size === 'small' ? 'max-age=31536000, immutable' : 'max-age=60'}`,
      })
    },
  )
