import { sql, type RawBuilder } from 'kysely'
import { keepWords } from '../ask/queries-search.ts'
import { iso } from '../db/iso.ts'
import type { Db } from '../db/open.ts'
import { notOverturned } from '../inspections/queries-standing.ts'
import type { AnnouncedPhoto, OwnReview, Reply, ReviewEntry } from './schema.ts'
import type { ReviewOutcome } from './rules-kinds.ts'

/**
 * Does a review of this finding run? While it does, its points do not count and the look is not shown publicly. A
 * condition for SQL: `openReviewOf(sql.ref('f.id'))`.
 */
export const openReviewOf = (finding: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`exists (
  select from review rv where rv.matter_id = ${finding}
    and not exists (select from review_end re where re.matter_id = rv.matter_id and re.round = rv.round))`

/**
 * SQL: an inspection, `i` the alias of its row, may be told to anybody: none of its findings is being reviewed, and they did
 * not all fall in one. One of which nothing is left is neither a problem nor a place seen in order.
 */
export const clearOfReviews = (i: string): RawBuilder<boolean> => sql<boolean>`
  (not exists (select from finding f where f.inspection_id = ${sql.ref(`${i}.id`)} and ${openReviewOf(sql.ref('f.id'))})
  and not exists (
    select from finding f where f.inspection_id = ${sql.ref(`${i}.id`)} having bool_and(exists (
      select from review_end re where re.matter_id = f.id and re.outcome = 'overturned'))))`

/** Has a vendor a finding of this inspection under review? */
export async function underReview(db: Db, inspection: string): Promise<boolean> {
  const { rows } = await sql<{ under: boolean }>`select exists (select from finding f
    where f.inspection_id = ${inspection} and ${openReviewOf(sql.ref('f.id'))}) as under`.execute(db)
  return rows[0]?.under ?? false
}

/** The photos of review `rv`, as one JSON array. */
export const reviewPhotos = sql<AnnouncedPhoto[]>`coalesce((
  select json_agg(json_build_object('sha256', encode(rp.sha256, 'hex'), 'received', ph.sha256 is not null) order by rp.position)
  from review_photo rp left join photo ph on ph.sha256 = rp.sha256 where rp.review_id = rv.id), '[]')`

/** What a vendor asked to have reviewed about a matter, oldest first, and how it ended. */
export async function reviewsOf(db: Db, matter: string): Promise<OwnReview[]> {
  const { rows } = await sql<OwnReview>`
    select rv.id, rv.action_id, rv.words, ${reviewPhotos} as photos, ${iso(sql`rv.asked_at`)} as asked_at,
      ${iso(sql`rv.due_at`)} as due_at, case when re.round is null then null
        else json_build_object('at', ${iso(sql`re.at`)}, 'outcome', re.outcome, 'reason', re.reason) end as ended
    from review rv left join review_end re on re.matter_id = rv.matter_id and re.round = rv.round
    where rv.matter_id = ${matter} order by rv.round`.execute(db)
  return rows
}

/** Replies to a finding, oldest first, taken back ones too. */
export async function repliesOf(db: Db, matter: string): Promise<Reply[]> {
  const { rows } = await sql<Reply>`
    select r.id, ${iso(sql`r.at`)} as at, r.words, r.shown_publicly, ${iso(sql`w.at`)} as withdrawn_at
    from matter_reply r left join matter_reply w on w.withdraws = r.id
    where r.matter_id = ${matter} and r.withdraws is null order by r.position`.execute(db)
  return rows
}

/** A review by its id, without its words; undefined when there is none. */
export async function reviewHead(db: Db, id: string) {
  return db
    .selectFrom('review as rv')
    .leftJoin('review_end as re', (on) =>
      on.onRef('re.matter_id', '=', 'rv.matter_id').onRef('re.round', '=', 'rv.round'),
    )
    .select(['rv.id', 'rv.matter_id', 'rv.vendor_id', 'rv.market_id', 'rv.round', 'rv.action_id', 'rv.words'])
    .select(['rv.asked_at', 're.at as ended_at'])
    .where('rv.id', '=', id)
    .executeTakeFirst()
}

/** When a vendor learnt of the newest thing that may be disagreed with: the look, an action that stands, a paper served. */
export async function learntAt(db: Db, matter: string): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`
    select greatest(m.seen_at,
      (select max(a.at) from action a where a.finding_id = m.id
        and ${notOverturned('a')}),
      (select max(s.at) from procedure r join procedure_step s on s.procedure_id = r.id
        where r.matter_id = m.id and s.step in ('serve', 'decide_loss'))) as at
    from matter m where m.id = ${matter}`.execute(db)
  return rows[0]?.at ?? new Date(0)
}

/** What a market says of reviews: how long they may be asked for and how soon they are decided. */
export async function reviewTerms(db: Db, market: string) {
  return db
    .selectFrom('market')
    .select(['time_zone', 'review_days', 'review_decide_workdays'])
    .where('id', '=', market)
    .executeTakeFirstOrThrow()
}

/** Adds a review with the photos it announces; the caller has held its matter. */
export async function insertReview(
  db: Db,
  matter: { id: string; market_id: string; vendor_id: string },
  { photos, ...entry }: ReviewEntry,
  row: { round: number; asked_at: Date; due_at: Date },
) {
  const { id: matter_id, market_id, vendor_id } = matter
  await db
    .insertInto('review')
    .values({ ...entry, ...row, matter_id, market_id, vendor_id })
    .execute()
  await keepWords(db, 'review', [entry.id])
  if (photos.length === 0) return
  const rows = photos.map((name, index) => ({ position: index + 1, sha256: Buffer.from(name, 'hex') }))
  await db
    .insertInto('review_photo')
    .values(rows.map((each) => ({ ...each, review_id: entry.id })))
    .execute()
}

/** Ends a review; the caller has held its matter and seen that it runs. */
export async function endReview(
  db: Db,
  review: { matter_id: string; round: number },
  end: { outcome: ReviewOutcome; decided_by: string | null; reason: string | null; at: Date },
) {
  const { matter_id, round } = review
  await db
    .insertInto('review_end')
    .values({ matter_id, round, ...end })
    .execute()
}

/** Rows of a matter's replies, withdrawals too; the caller has held its matter. */
export async function replyRows(db: Db, matter: string) {
  return db
    .selectFrom('matter_reply')
    .select(['id', 'vendor_id', 'words', 'shown_publicly', 'withdraws', 'at'])
    .where('matter_id', '=', matter)
    .orderBy('position')
    .execute()
}

/** Adds a reply, or a row that takes one back. */
export async function insertReply(
  db: Db,
  row: {
    id: string
    matter_id: string
    vendor_id: string
    position: number
    words: string | null
    shown_publicly: boolean
    withdraws: string | null
    at: Date
  },
) {
  await db.insertInto('matter_reply').values(row).execute()
  await keepWords(db, 'reply', [row.id])
}

/** The matter of a reply and whose it is; undefined when there is none by this id. */
export async function replyHead(db: Db, id: string) {
  return db
    .selectFrom('matter_reply')
    .select(['id', 'matter_id', 'vendor_id', 'withdraws'])
    .where('id', '=', id)
    .executeTakeFirst()
}
