import { sql } from 'kysely'
import sharp from 'sharp'
import type { Db } from '../db/open.ts'
import { encodePhoto } from '../files/encode.ts'
import { incoming } from '../files/incoming.ts'
import type { PhotoStore } from '../files/photo-store.ts'
import { standing } from '../inspections/queries-standing.ts'
import { photoBytes } from '../photos/rules.ts'
import { insertAll } from './queries-write.ts'
import { chanceFrom } from './rules-chance.ts'
import { choosePhotos, drawStall, type FoundLately, type SamplePhoto } from './rules-photos.ts'

/** Where the sample's photos lie. */
export interface SamplePhotoStore {
  store: PhotoStore
  district: string
}

/** How long after it was taken a sample photo came in. */
const sending_ms = 40_000

/** Findings of a market that stand, newest first, at most `limit`. */
async function foundLately(db: Db, market: string, limit: number): Promise<FoundLately[]> {
  const { rows } = await sql<FoundLately>`
    select f.id as finding_id, i.id as inspection_id, i.officer_id, i.evening::text, i.at,
      exists (select from action a where a.finding_id = f.id and a.kind = 'fix_now') as fixed
    from inspection i join finding f on f.inspection_id = i.id
    where i.market_id = ${market} and ${standing('i')} order by i.at desc, f.id limit ${limit}`.execute(db)
  return rows
}

/** The picture as a camera would send it; encoded anew it is a little lighter and smaller. */
async function pictureOf({ scene, kind, again }: SamplePhoto): Promise<Uint8Array> {
  const drawn = sharp(Buffer.from(drawStall(chanceFrom(scene), kind === 'after')))
  const sent = again ? drawn.modulate({ brightness: 1.06 }).resize(800) : drawn
  return sent.jpeg({ quality: again ? 60 : 85 }).toBuffer()
}

/** Draws photos for findings of the last evenings of a market, stores them as the office does, and notes them. */
export async function writePhotos(
  db: Db,
  { market, tonight }: { market: string; tonight: string },
  { store, district }: SamplePhotoStore,
): Promise<void> {
  for (const photo of choosePhotos(await foundLately(db, market, 90), tonight)) {
    const { found, position, kind } = photo
    const { inspection_id, finding_id } = found
    await incoming(new Blob([await pictureOf(photo)]).stream(), photoBytes, async ({ path, bytes, sha256 }) => {
      const encoded = await encodePhoto(path)
      if (!encoded) throw new Error('a drawn photo is not readable')
      const { width, height, phash } = encoded
      await store.write(district, `${sha256}.jpg`, encoded.photo)
      await store.write(district, `${sha256}-small.jpg`, encoded.small)
      const name = Buffer.from(sha256, 'hex')
      const received_at = new Date(found.at.getTime() + sending_ms)
      const sender = { sent_by: found.officer_id, vendor_id: null }
      await insertAll(db, {
        photo: [{ sha256: name, bytes, width, height, phash, ...sender, received_at, taken_at: null }],
        inspection_photo: [
          {
            inspection_id,
            position,
            finding_id,
            kind,
            sha256: name,
            claimed_at: found.at,
            action_id: null,
            item_number: null,
          },
        ],
      })
    })
  }
}
