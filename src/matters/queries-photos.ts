import { sql } from 'kysely'
import type { Db } from '../db/open.ts'

/** A photo that a step of a matter announces. `received` false: it is on its way, and every screen says so. */
export interface StepPhoto {
  step_id: string
  sha256: string
  received: boolean
}

/** Photos that a vendor sent with the steps of a matter, in the order of the steps. */
export async function photosOfSteps(db: Db, matter: string): Promise<StepPhoto[]> {
  const { rows } = await sql<StepPhoto>`
    select p.step_id, encode(p.sha256, 'hex') as sha256, h.sha256 is not null as received
    from matter_step s join matter_step_photo p on p.step_id = s.id left join photo h on h.sha256 = p.sha256
    where s.matter_id = ${matter} order by s.position, p.position`.execute(db)
  return rows
}

/** A photo of a thing that a step of a procedure lists, by the thing's words. */
export interface ThingPhoto extends StepPhoto {
  item: string
}

/** Photos of what a matter's procedures list, in the order of the steps and their lists. */
export async function photosOfThings(db: Db, matter: string): Promise<ThingPhoto[]> {
  const { rows } = await sql<ThingPhoto>`
    select p.step_id, encode(p.sha256, 'hex') as sha256, h.sha256 is not null as received,
      s.body->'items'->>(p.item_number - 1) as item
    from procedure r join procedure_step s on s.procedure_id = r.id join procedure_step_photo p on p.step_id = s.id
    left join photo h on h.sha256 = p.sha256
    where r.matter_id = ${matter} order by s.at, s.position, p.item_number, p.position`.execute(db)
  return rows
}

/** Announces photos of what a step of a procedure lists, within its transaction. */
export async function announceThingPhotos(
  db: Db,
  step_id: string,
  photos: readonly { number: number; sha256: string }[] = [],
) {
  if (photos.length === 0) return
  const rows = photos.map(({ number, sha256 }, index) => ({
    step_id,
    position: index + 1,
    item_number: number,
    sha256: Buffer.from(sha256, 'hex'),
  }))
  await db.insertInto('procedure_step_photo').values(rows).execute()
}

/** Announces the photos of a step, within its transaction. */
export async function announceStepPhotos(db: Db, step_id: string, photos: readonly string[]) {
  if (photos.length === 0) return
  await db
    .insertInto('matter_step_photo')
    .values(photos.map((name, index) => ({ step_id, position: index + 1, sha256: Buffer.from(name, 'hex') })))
    .execute()
}
