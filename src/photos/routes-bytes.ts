import type { Context } from 'hono'
import type { Db } from '../db/open.ts'
import { encodePhoto } from '../files/encode.ts'
import { incoming, readAway, type Incoming } from '../files/incoming.ts'
import { stampPhoto } from '../files/stamp.ts'
import { inTurnOf } from '../files/turns.ts'
import type { Env } from '../http/context.ts'
import { notAfter } from '../inspections/rules-time.ts'
import { districtZone } from '../people/queries.ts'
import { Problem } from '../problems.ts'
import { insertPhoto, photoReceived } from './queries.ts'
import { photoBytes, stampLines, takenAt, type Stamp } from './rules.ts'

const day_ms = 86_400_000

/** Who sent a photo: a member of staff, or a vendor. */
export interface Sender {
  sent_by: string | null
  vendor_id: string | null
}

const accountOf = (c: Context<Env>) => `${c.var.district}/${c.var.who?.id}`

const unreadable = new WeakMap<Db, Map<string, Date[]>>()

/** When this account sent what could not be read within a day, in this process: it costs as much as what is stored. */
function unreadableOf(c: Context<Env>): Date[] {
  const { db, now } = c.var
  const known = unreadable.get(db) ?? new Map<string, Date[]>()
  unreadable.set(db, known)
  const recent = (known.get(accountOf(c)) ?? []).filter((at) => now.getTime() - at.getTime() < day_ms)
  known.set(accountOf(c), recent)
  return recent
}

/** Checks, encodes and stores a photo that came in whole; false when another request was faster. */
async function takeIn(c: Context<Env>, sha256: string, sender: Sender, file: Incoming): Promise<boolean> {
  const { db, now, given, district } = c.var
  if (file.sha256 !== sha256) throw new Problem('photo_hash_differs')
  const encoded = await inTurnOf(accountOf(c), () => encodePhoto(file.path))
  if (!encoded) {
    unreadableOf(c).push(now)
    throw new Problem('photo_unreadable')
  }
  await given.photos.write(district, `${sha256}.jpg`, encoded.photo)
  await given.photos.write(district, `${sha256}-small.jpg`, encoded.small)
  const { width, height, clock, phash } = encoded
  const taken = clock && takenAt(clock, await districtZone(db))
  return insertPhoto(db, {
    sha256: Buffer.from(sha256, 'hex'),
    bytes: file.bytes,
    width,
    height,
    phash,
    ...sender,
    received_at: now,
    taken_at: taken && notAfter(taken, now),
  })
}

/** Takes a photo's bytes in, unless they are here; `room` says whether its sender may send another today, of which some could not be read. */
export async function receive(
  c: Context<Env>,
  sha256: string,
  sender: Sender,
  room: (unreadable: number) => Promise<boolean>,
) {
  const { db, now } = c.var
  if (Number(c.req.header('content-length') ?? 0) > photoBytes) throw new Problem('body_too_large')
  const before = await photoReceived(db, sha256)
  if (before) {
    // Read to its end: a connection that is shut on a slow phone loses the answer, and it would send for ever.
    if (!(await readAway(c.req.raw.body, photoBytes))) throw new Problem('body_too_large')
    return c.json({ sha256, received_at: before.toISOString() }, 200)
  }
  if (!(await room(unreadableOf(c).length))) throw new Problem('too_many_requests', { retry_after_s: 3600 })
  const first = await incoming(c.req.raw.body, photoBytes, (file) => takeIn(c, sha256, sender, file))
  if (first === null) throw new Problem('body_too_large')
  if (first) return c.json({ sha256, received_at: now.toISOString() }, 201)
  const meanwhile = await photoReceived(db, sha256)
  return c.json({ sha256, received_at: (meanwhile ?? now).toISOString() }, 200)
}

/** Answers a photo, whole or small, with what is written into it. */
export async function show(c: Context<Env>, sha256: string, size: 'whole' | 'small', written: Stamp | undefined) {
  const { db, district, given } = c.var
  const name = size === 'small' ? `${sha256}-small.jpg` : `${sha256}.jpg`
  const bytes = (await photoReceived(db, sha256)) && (await given.photos.read(district, name))
  if (!bytes) throw new Problem('not_found')
  const shown = written ? await inTurnOf(accountOf(c), () => stampPhoto(bytes, stampLines(written))) : bytes
  return c.body(shown, 200, {
    'Content-Type': 'image/jpeg',
    // A photo may be here before its record, which tells what is written into it.
    'Cache-Control': `private, ${size === 'small' ? 'max-age=31536000, immutable' : 'max-age=60'}`,
  })
}
