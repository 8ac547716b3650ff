import { endHolding, heldAssignment, moveHolding, type Giver } from '../assignments/queries-hold.ts'
import { checkSettingsOf } from '../checks/queries.ts'
import { checkPlan, openErrors } from '../checks/rules.ts'
import type { Db } from '../db/open.ts'
import { contentHash } from '../inspections/queries.ts'
import { categories } from '../markets/queries.ts'
import type { Market } from '../markets/schema.ts'
import { documentOf, latestPlan, planInForce } from '../plan/queries.ts'
import type { PlanDocument } from '../plan/schema.ts'
import { publish } from '../plan/queries-publish.ts'
import { onGrid } from '../plan/rules-pack.ts'
import { Problem } from '../problems.ts'
import { addDays } from '../shared/evening.ts'
import { holdersFrom } from './queries.ts'
import { changesOf } from './rules-changes.ts'
import { inWalkingOrder } from './rules-order.ts'
import { flawsOf, gridded, stallsLost } from './rules-valid.ts'
import type { AffectedHolder, DrawnPlan, HolderDecision, PublishedDrawing } from './schema.ts'

/** What is told of flaws and holders at most; a plan with more is wrong in one way, not in many. */
const mostTold = 200

/**
 * The receipt of a publication that arrived before: its id is known. Null when it is new; another's id, or another plan
 * under it, is refused. Publications older than `sha256` in the log are known by their version alone.
 */
async function receiptOf(
  db: Db,
  market: string,
  drawn: DrawnPlan,
  sent: string,
  by: Giver,
): Promise<PublishedDrawing | null> {
  const plan = await db
    .selectFrom('plan')
    .select(['id', 'market_id', 'version', 'valid_from', 'published_by', 'checks'])
    .where('id', '=', drawn.id)
    .executeTakeFirst()
  if (!plan) return null
  const same = plan.market_id === market && plan.published_by === by.id && plan.version === drawn.expected_version + 1
  if (!same) throw new Problem('conflict')
  const event = await db
    .selectFrom('event')
    .select('body')
    .where('kind', '=', 'plan.published')
    .where('subject', '=', `plan:${drawn.id}`)
    .executeTakeFirstOrThrow()
  const { sha256 = sent, ...counts } = event.body as {
    sha256?: string
    added?: number
    changed?: number
    removed?: number
  }
  if (sha256 !== sent) throw new Problem('conflict')
  const { added = 0, changed = 0, removed = 0 } = counts
  const checks = (plan.checks ?? []) as unknown as { level: string }[]
  const errors = checks.filter(({ level }) => level === 'error').length
  const { id, version, valid_from } = plan
  return { id, version, valid_from, added, changed, removed, errors, warnings: checks.length - errors }
}

/**
 * Publishes what was drawn as the market's next version, in the caller's transaction. Refuses, with the whole story in
 * the detail: `plan_changed` (somebody else was faster), `plan_invalid` (it is no plan), `valid_from_past`,
 * `plan_unchanged`, `plan_checks_open` (errors without a reason), `stalls_assigned` (vendors who would lose their place).
 */
export async function publishDrawn(db: Db, market: Market, drawn: DrawnPlan, by: Giver): Promise<PublishedDrawing> {
  const sha256 = contentHash(drawn).toString('hex')
  const again = await receiptOf(db, market.id, drawn, sha256, by)
  if (again !== null) return again
  if (market.kind !== 'night_market') throw new Problem('market_without_stalls')
  const latest = await latestPlan(db, market.id)
  if (latest.version !== drawn.expected_version) throw new Problem('plan_changed', { version: latest.version })
  if (latest.version > 0 && drawn.valid_from < market.evening) throw new Problem('valid_from_past')

  const own: [number, number] = [market.center_lng, market.center_lat]
  const place = drawn.place ?? { center: own, axis_bearing: market.axis_bearing }
  const trades = new Set((await categories(db)).map((category) => category.id))
  const flaws = flawsOf(drawn.document, place, trades)
  if (flaws.length > 0) throw new Problem('plan_invalid', { count: flaws.length, flaws: flaws.slice(0, mostTold) })
  const document = inWalkingOrder(gridded(drawn.document, onGrid), latest, place)
  const { stalls, count } = changesOf(gridded(latest, onGrid), document)
  if (count === 0 && drawn.place === null) throw new Problem('plan_unchanged')

  const checks = checkPlan(document, place, await checkSettingsOf(db, market.id))
  const errors = openErrors(checks)
  if (errors > 0 && drawn.checks_reason === null) throw new Problem('plan_checks_open', { errors })

  const lost = await lostBy(db, market.id, latest, document, drawn.valid_from)
  const holders = lost.length === 0 ? [] : await holdersFrom(db, market.id, lost, drawn.valid_from)
  const decided = decisionsFor(holders, drawn.holders)

  const changes = { added: stalls.added.length, changed: stalls.changed.length, removed: stalls.removed.length }
  await publish(
    db,
    {
      id: drawn.id,
      market: market.id,
      version: latest.version + 1,
      valid_from: drawn.valid_from,
      note: drawn.note,
      document,
      checks,
      checks_reason: errors > 0 ? drawn.checks_reason : null,
      place: drawn.place,
      changes,
      sha256,
      actor: { kind: 'person', id: by.id },
    },
    by.now,
    by.random,
  )
  await settleHolders(db, decided, drawn, by)
  const { id, valid_from } = drawn
  return { id, version: latest.version + 1, valid_from, ...changes, errors, warnings: checks.length - errors }
}

/**
 * Stalls that vendors cannot stand on any more once the plan holds, with the number each had: compared with the newest
 * version and with the one it displaces, which is another one where the newest is not in force yet.
 */
async function lostBy(
  db: Db,
  market: string,
  latest: { version: number } & PlanDocument,
  document: PlanDocument,
  valid_from: string,
) {
  const displaced = await planInForce(db, market, valid_from)
  const others = displaced && displaced.version !== latest.version ? [await documentOf(db, displaced.id)] : []
  const lost = new Map<string, { stall_id: string; removed: boolean; number: string }>()
  for (const before of [...others, latest]) {
    const numbers = new Map(before.stalls.map((stall) => [stall.stall_id, stall.number]))
    for (const stall of stallsLost(before, document)) {
      lost.set(stall.stall_id, { ...stall, number: numbers.get(stall.stall_id) ?? '' })
    }
  }
  return [...lost.values()]
}

type Decided = { holder: AffectedHolder; decision: HolderDecision }

/** Each holder with what was decided; refused while one is undecided, or keeps a stall that is no longer there. */
function decisionsFor(holders: readonly AffectedHolder[], decisions: readonly HolderDecision[]): Decided[] {
  const of = new Map(decisions.map((decision) => [decision.assignment_id, decision]))
  const open = holders.filter(({ assignment_id }) => !of.has(assignment_id))
  if (open.length > 0)
    throw new Problem('stalls_assigned', { count: holders.length, holders: holders.slice(0, mostTold) })
  return holders.map((holder) => {
    const decision = of.get(holder.assignment_id) as HolderDecision
    const nowhere = decision.decision === 'move' && decision.stall_id === null
    if ((decision.decision === 'keep' && holder.removed) || nowhere)
      throw new Problem('stall_must_leave', { number: holder.number, vendor_name: holder.vendor_name })
    return { holder, decision }
  })
}

/** Ends first, then moves: a stall that becomes free may be somebody's new place. */
async function settleHolders(db: Db, decided: readonly Decided[], { valid_from, note }: DrawnPlan, by: Giver) {
  const reason = note ?? '摊位图调整'
  for (const { holder, decision } of decided) {
    if (decision.decision !== 'end') continue
    const held = await heldAssignment(db, holder.assignment_id, by.now)
    await endHolding(db, held, { last_day: addDays(valid_from, -1), reason }, by)
  }
  for (const { holder, decision } of decided) {
    if (decision.decision !== 'move' || decision.stall_id === null) continue
    const held = await heldAssignment(db, holder.assignment_id, by.now)
    const from_day = holder.starts_on > valid_from ? holder.starts_on : valid_from
    await moveHolding(db, held, { stall_id: decision.stall_id, from_day, reason }, by)
  }
}
