import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { append, holdChain } from '../events/queries.ts'
import type { EventKind } from '../events/rules.ts'
import { allow, vendor } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { unitOfWork } from '../http/unit-of-work.ts'
import { answers, sameId, valid } from '../http/valid.ts'
import { contentHash } from '../inspections/queries.ts'
import { holdMatter, marketOfMatter } from '../matters/queries-steps.ts'
import { endOfWorkday } from '../matters/rules-clocks.ts'
import { Problem, type ProblemCode } from '../problems.ts'
import { Id } from '../shared/text.ts'
import { calendarOf } from '../calendar/queries.ts'
import * as queries from './queries.ts'
import { most, type ReviewBar } from './rules-kinds.ts'
import { reviewBar, reviewUntil, stateOf } from './rules.ts'
import { AskedReceipt, ReplyEntry, ReplyWithdrawal, ReviewEntry } from './schema.ts'

const OfMatter = v.object({ matter: Id, id: Id })

const barred: Record<ReviewBar, ProblemCode> = {
  running: 'review_running',
  too_late: 'review_too_late',
  decided: 'review_over',
  too_often: 'review_over',
  nothing_left: 'review_over',
}

/** A vendor's own matter, with its market's chain held; anybody else's is not found. */
export async function holdOwn(c: Context<Env>, id: string) {
  const { db } = c.var
  const market = await marketOfMatter(db, id)
  if (market === undefined) throw new Problem('not_found')
  await holdChain(db, market)
  const matter = await holdMatter(db, id)
  const vendor_id = vendor(c).id
  if (matter?.vendor_id !== vendor_id) throw new Problem('not_found')
  return { ...matter, vendor_id }
}
type OwnMatter = Awaited<ReturnType<typeof holdOwn>>

/** Are these the photos that were announced before, in their order? Null where nothing was. */
export const sameNames = (before: readonly { sha256: string }[] | null, names: readonly string[]) =>
  before?.length === names.length && before.every(({ sha256 }, index) => sha256 === names[index])

/** The receipt of what was sent, as it was sent. */
export const receiptOf = async (c: Context<Env>, id: string, at: Date): Promise<AskedReceipt> => ({
  id,
  sha256: contentHash(await c.req.json()).toString('hex'),
  received_at: at.toISOString(),
})

async function log(c: Context<Env>, kind: EventKind, { id, market_id, evening, vendor_id }: OwnMatter, body: object) {
  const { db, now, given, district } = c.var
  const actor = { kind: 'vendor', id: vendor_id } as const
  await append(db, { market_id, evening, at: now, actor, kind, subject: `matter:${id}`, body: { ...body } })
  c.var.afterCommit(() => given.bell.ring(district, market_id))
}

/** The vendor disagrees: replies that stand beside the record, and reviews. */
export const ownReviewRoutes = new Hono<Env>()
  .put(
    '/own/matters/:matter/reviews/:id',
    allow('own.ask'),
    answers('Ask for a review of a finding of mine; the same again answers 200', AskedReceipt, 201),
    valid('param', OfMatter),
    valid('json', ReviewEntry),
    unitOfWork,
    async (c) => {
      const { db, now } = c.var
      const { matter: matter_id, id } = c.req.valid('param')
      const entry = c.req.valid('json')
      sameId(entry, id)
      const matter = await holdOwn(c, matter_id)
      const before = await queries.reviewHead(db, id)
      if (before) {
        const known = (await queries.reviewsOf(db, matter_id)).find((one) => one.id === id)
        const same =
          before.words === entry.words &&
          before.action_id === entry.action_id &&
          sameNames(known?.photos ?? null, entry.photos)
        if (!same) throw new Problem('conflict')
        return c.json(await receiptOf(c, id, before.asked_at), 200)
      }
      const asked = await queries.reviewsOf(db, matter_id)
      const terms = await queries.reviewTerms(db, matter.market_id)
      const learnt_at = await queries.learntAt(db, matter_id)
      const bar = reviewBar(
        {
          state: matter.state,
          rounds: asked.length,
          ...stateOf(asked),
          learnt_at,
          until: reviewUntil(terms.time_zone, learnt_at, terms.review_days),
        },
        now,
      )
      if (bar !== null) throw new Problem(barred[bar], { why: bar })
      const { isWorkday } = await calendarOf(db, matter.market_id)
      const due_at = endOfWorkday({ time_zone: terms.time_zone, isWorkday }, now, terms.review_decide_workdays)
      const round = asked.length + 1
      await queries.insertReview(db, matter, entry, { round, asked_at: now, due_at })
      const body = { review_id: id, round, action_id: entry.action_id, photos: entry.photos }
      await log(c, 'review.asked', matter, { ...body, sha256: contentHash(entry).toString('hex') })
      return c.json(await receiptOf(c, id, now), 201)
    },
  )
  .post(
    '/own/reviews/:id/withdraw',
    allow('own.ask'),
    answers('Take a review back; taking it back twice is once', undefined, 204),
    valid('param', v.object({ id: Id })),
    unitOfWork,
    async (c) => {
      const { db, now } = c.var
      const { id } = c.req.valid('param')
      const asked = await queries.reviewHead(db, id)
      if (!asked) throw new Problem('not_found')
      const matter = await holdOwn(c, asked.matter_id)
      const [known] = (await queries.reviewsOf(db, matter.id)).filter((one) => one.id === id)
      if (known?.ended?.outcome === 'withdrawn') return c.body(null, 204)
      if (known?.ended) throw new Problem('already_decided')
      await queries.endReview(db, asked, { outcome: 'withdrawn', decided_by: null, reason: null, at: now })
      await log(c, 'review.withdrawn', matter, { review_id: id, round: asked.round })
      return c.body(null, 204)
    },
  )
  .put(
    '/own/matters/:matter/replies/:id',
    allow('own.ask'),
    answers('Reply to a finding of mine; it stands beside the record', AskedReceipt, 201),
    valid('param', OfMatter),
    valid('json', ReplyEntry),
    unitOfWork,
    async (c) => {
      const { db, now } = c.var
      const { matter: matter_id, id } = c.req.valid('param')
      const entry = c.req.valid('json')
      sameId(entry, id)
      const matter = await holdOwn(c, matter_id)
      const rows = await queries.replyRows(db, matter_id)
      const before = rows.find((row) => row.id === id) ?? (await queries.replyHead(db, id))
      if (before) {
        const same = 'words' in before && before.words === entry.words && before.shown_publicly === entry.shown_publicly
        if (!same) throw new Problem('conflict')
        return c.json(await receiptOf(c, id, before.at), 200)
      }
      if (matter.state === 'void') throw new Problem('review_over')
      if (rows.filter(({ withdraws }) => withdraws === null).length >= most.replies) throw new Problem('replies_full')
      const row = {
        ...entry,
        matter_id,
        vendor_id: matter.vendor_id,
        position: rows.length + 1,
        withdraws: null,
        at: now,
      }
      await queries.insertReply(db, row)
      const { shown_publicly } = entry
      const sha256 = contentHash(entry).toString('hex')
      await log(c, 'matter.replied', matter, { reply_id: id, shown_publicly, sha256 })
      return c.json(await receiptOf(c, id, now), 201)
    },
  )
  .post(
    '/own/replies/:id/withdraw',
    allow('own.ask'),
    answers('Take a reply back; taking it back twice is once', undefined, 204),
    valid('param', v.object({ id: Id })),
    valid('json', ReplyWithdrawal),
    unitOfWork,
    async (c) => {
      const { db, now } = c.var
      const { id } = c.req.valid('param')
      const row_id = c.req.valid('json').id
      const reply = await queries.replyHead(db, id)
      if (!reply || reply.withdraws !== null) throw new Problem('not_found')
      const matter = await holdOwn(c, reply.matter_id)
      const rows = await queries.replyRows(db, matter.id)
      if (rows.some(({ withdraws }) => withdraws === id)) return c.body(null, 204)
      const row = { matter_id: matter.id, vendor_id: matter.vendor_id, position: rows.length + 1, words: null }
      await queries.insertReply(db, { ...row, id: row_id, shown_publicly: false, withdraws: id, at: now })
      await log(c, 'matter.replied', matter, { reply_id: row_id, withdraws: id })
      return c.body(null, 204)
    },
  )
