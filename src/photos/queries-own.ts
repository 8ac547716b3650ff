import { sql } from 'kysely'
import type { Db } from '../db/open.ts'

/** Photos that a vendor announced with what they put right or asked to have reviewed. */
const announced = (vendor: string, hash: Buffer) => sql`
  select from matter_step_photo p join matter_step s on s.id = p.step_id join matter m on m.id = s.matter_id
    where p.sha256 = ${hash} and m.vendor_id = ${vendor}
  union all
  select from review_photo p join review r on r.id = p.review_id where p.sha256 = ${hash} and r.vendor_id = ${vendor}`

/** Did the vendor announce this photo? Others are not taken from them. */
export async function isAnnounced(db: Db, vendor: string, sha256: string): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`
    select exists (${announced(vendor, Buffer.from(sha256, 'hex'))}) as known`.execute(db)
  return rows[0]?.known ?? false
}

/**
 * May the vendor see this photo: is it of a finding of theirs, or one that they announced and sent themself? Whoever
 * only names a picture that is here already has not shown that it is theirs.
 */
export async function isOwnPhoto(db: Db, vendor: string, sha256: string): Promise<boolean> {
  const hash = Buffer.from(sha256, 'hex')
  const { rows } = await sql<{ own: boolean }>`select exists (
    select from inspection_photo ip join finding f on f.id = ip.finding_id
      where ip.sha256 = ${hash} and f.vendor_id = ${vendor}
    union all select from procedure_step_photo p join procedure_step s on s.id = p.step_id
      join procedure r on r.id = s.procedure_id join matter m on m.id = r.matter_id
      where p.sha256 = ${hash} and m.vendor_id = ${vendor}
    union all select from photo where sha256 = ${hash} and vendor_id = ${vendor} and exists (${announced(vendor, hash)})
    ) as own`.execute(db)
  return rows[0]?.own ?? false
}

/** How many photos a vendor sent since an instant. */
export async function vendorPhotosSince(db: Db, vendor: string, since: Date): Promise<number> {
  const { count } = await db
    .selectFrom('photo')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('vendor_id', '=', vendor)
    .where('received_at', '>', since)
    .executeTakeFirstOrThrow()
  return Number(count)
}
