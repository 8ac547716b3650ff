import type { Db } from '../db/open.ts'
import type { Entry } from '../events/rules.ts'
import { contentHash } from '../inspections/queries.ts'
import { insertAll } from './queries-write.ts'
import type { SampleDistrict } from './rules-district.ts'
import { paintingEntries, type SamplePainting } from './rules-painting.ts'

/** Writes what was painted and answers what the log says of it. */
export async function writePainting(db: Db, painting: SamplePainting, district: SampleDistrict): Promise<Entry[]> {
  await insertAll(db, {
    paint_job: painting.jobs.map(({ id, market_id, plan_id, first_day, days, created_by, created_at }) => {
      return { id, market_id, plan_id, first_day, days, created_by, created_at }
    }),
    paint_job_stall: painting.jobs.flatMap(({ id, market_id, stalls }) =>
      stalls.map((stall_id) => ({ job_id: id, stall_id, market_id })),
    ),
    paint_mark: painting.marks.map(({ mark, at, ...row }) => {
      const { id, stall_id, kind, note } = mark
      const content_hash = contentHash(mark)
      return { ...row, id, stall_id, kind, note, at, claimed_at: at, received_at: at, content_hash }
    }),
  })
  const numbers = new Map(district.places.flatMap(({ stalls }) => stalls.map(({ id, number }) => [id, number])))
  return paintingEntries(painting, numbers, (mark) => contentHash(mark).toString('hex'))
}
