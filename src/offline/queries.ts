import type { NotNull } from 'kysely'
import type { Db } from '../db/open.ts'
import { photosHere } from '../photos/queries.ts'
import type { Reconciled, ReconcileRequest } from './schema.ts'

/**
 * What of a person's records and photos is not here. Somebody else's record counts as not here, so that nobody learns of
 * it; sending it again is refused all the same.
 */
export async function missingOf(db: Db, person: string, { records, photos }: ReconcileRequest): Promise<Reconciled> {
  const ids = records.map(({ id }) => id)
  const held =
    ids.length === 0
      ? []
      : await db
          .selectFrom('inspection')
          .select(['id', 'content_hash'])
          .where('id', 'in', ids)
          .where('officer_id', '=', person)
          .unionAll(
            db
              .selectFrom('paint_mark')
              .select(['id', 'content_hash'])
              .where('id', 'in', ids)
              .where('person_id', '=', person),
          )
          .unionAll(
            db
              .selectFrom('held_capture')
              .select(['id', 'content_hash'])
              .where('id', 'in', ids)
              .where('person_id', '=', person),
          )
          .unionAll(
            db
              .selectFrom('incident')
              .select(['id', 'content_hash'])
              .where('id', 'in', ids)
              .where('reported_by', '=', person)
              .$narrowType<{ content_hash: NotNull }>()
              .where('content_hash', 'is not', null),
          )
          .unionAll(
            db
              .selectFrom('phone_word')
              .select(['id', 'content_hash'])
              .where('id', 'in', ids)
              .where('person_id', '=', person),
          )
          .unionAll(
            db
              .selectFrom('patrol_end')
              .select(['id', 'content_hash'])
              .where('id', 'in', ids)
              .where('person_id', '=', person),
          )
          .unionAll(
            db
              .selectFrom('patrol')
              .innerJoin('patrol_member as pm', 'pm.patrol_id', 'patrol.id')
              .select(['id', 'content_hash'])
              .where('id', 'in', ids)
              .where('pm.person_id', '=', person)
              .$narrowType<{ content_hash: NotNull }>()
              .where('content_hash', 'is not', null),
          )
          .execute()
  const here = await photosHere(db, photos)
  const judged =
    ids.length === 0
      ? []
      : await db
          .selectFrom('held_capture as h')
          .leftJoin('person as p', 'p.id', 'h.decided_by')
          .select(['h.id', 'h.decision', 'h.reason', 'p.name as by'])
          .where('h.id', 'in', ids)
          .where('h.person_id', '=', person)
          .execute()
  const known = new Map(held.map(({ id, content_hash }) => [id, content_hash.toString('hex')]))
  return {
    missing_records: records.filter(({ id, sha256 }) => known.get(id) !== sha256).map(({ id }) => id),
    missing_photos: photos.filter((hash) => !here.has(hash)),
    held_records: judged.filter(({ decision }) => decision === null).map(({ id }) => id),
    decided_records: judged.flatMap(({ id, decision, reason, by }) =>
      decision === null ? [] : [{ id, decision, reason: reason ?? '', by: by ?? '' }],
    ),
  }
}
