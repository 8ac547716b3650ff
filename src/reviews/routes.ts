import { Hono } from 'hono'
import * as v from 'valibot'
import { overturn } from '../enforcement/queries-overturn.ts'
import { append, holdChain } from '../events/queries.ts'
import { allow, staff } from '../http/allow.ts'
import type { Env } from '../http/context.ts'
import { unitOfWork } from '../http/unit-of-work.ts'
import { answers, valid } from '../http/valid.ts'
import { contentHash } from '../inspections/queries.ts'
import { overturnIfNothingStands, standingActionsOf } from '../matters/queries-overturn.ts'
import { holdMatter } from '../matters/queries-steps.ts'
import { Problem } from '../problems.ts'
import { Id } from '../shared/text.ts'
import { endReview, reviewHead } from './queries.ts'
import { partsIn, review, reviewList } from './queries-list.ts'
import { Review, ReviewDecision, ReviewFilter, ReviewList } from './schema.ts'

const OneReview = v.object({ review: Id })

/** What a decision sets aside: nothing, what it names (all of which must stand), or everything that stands. */
function setAside(decision: ReviewDecision, standing: readonly string[]): readonly string[] {
  if (decision.outcome !== 'changed') return decision.outcome === 'upheld' ? [] : standing
  const chosen = [...new Set(decision.actions)]
  if (chosen.some((id) => !standing.includes(id))) throw new Problem('unknown_reference')
  return chosen
}

/** Reviews that vendors asked for, and their decision by a supervisor who was not involved (rule R21). */
export const reviewRoutes = new Hono<Env>()
  .get(
    '/reviews',
    allow('review.decide'),
    answers('Reviews that wait, oldest first; with ended=1 those that ended, newest first', ReviewList),
    valid('query', ReviewFilter),
    async (c) => {
      const { ended, market } = c.req.valid('query')
      return c.json(await reviewList(c.var.db, ended === '1', market))
    },
  )
  .get(
    '/reviews/:review',
    allow('review.decide'),
    answers('One review with the record it is about', Review),
    valid('param', OneReview),
    async (c) => {
      const found = await review(c.var.db, c.req.valid('param').review, staff(c).id)
      if (!found) throw new Problem('not_found')
      return c.json(found)
    },
  )
  .post(
    '/reviews/:review/decision',
    allow('review.decide'),
    answers('Decide a review; what is overturned leaves the ratio and stays visible', Review, 201),
    valid('param', OneReview),
    valid('json', ReviewDecision),
    unitOfWork,
    async (c) => {
      const { db, now, given, district } = c.var
      const id = c.req.valid('param').review
      const decision = c.req.valid('json')
      const me = staff(c).id
      const asked = await reviewHead(db, id)
      if (!asked) throw new Problem('not_found')
      const { matter_id, market_id, round } = asked
      await holdChain(db, market_id)
      const matter = await holdMatter(db, matter_id)
      if (!matter || (await reviewHead(db, id))?.ended_at !== null) throw new Problem('already_decided')
      const parts = await partsIn(db, matter_id, me)
      if (parts.length > 0) throw new Problem('involved_yourself', { parts })
      const { outcome, reason } = decision
      // A record that was corrected meanwhile has nothing left that counts.
      const standing = matter.state === 'void' ? [] : (await standingActionsOf(db, matter_id)).map((one) => one.id)
      for (const action_id of setAside(decision, standing)) await overturn(db, { action_id, by: me, reason, now })
      // Also where nothing had been done about it: then the finding itself is what falls.
      if (outcome === 'overturned') await overturnIfNothingStands(db, matter_id, { cause: id, by: me, reason, now })
      await endReview(db, { matter_id, round }, { outcome, decided_by: me, reason, at: now })
      await append(db, {
        market_id,
        evening: matter.evening,
        at: now,
        actor: { kind: 'person', id: me },
        kind: 'review.decided',
        subject: `matter:${matter_id}`,
        body: { review_id: id, round, outcome, sha256: contentHash({ id, reason }).toString('hex') },
      })
      c.var.afterCommit(() => given.bell.ring(district, market_id))
      const decided = await review(db, id, me)
      if (!decided) throw new Problem('not_found')
      return c.json(decided, 201)
    },
  )
