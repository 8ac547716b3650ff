import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import { append } from '../events/queries.ts'
import { ladder } from '../enforcement/rules.ts'
import { contentHash } from '../inspections/queries.ts'
import { basisOf, factsOf } from '../inspections/queries-context.ts'
import { observedAt } from '../inspections/rules-time.ts'
import type { Capture } from '../inspections/schema.ts'
import { photosHere } from '../photos/queries.ts'
import { Problem } from '../problems.ts'
import { eveningAt } from '../shared/evening.ts'
import type { HeldCode } from './rules.ts'
import type { HeldCapture, HeldCaptures, HeldDecision, HeldReceipt } from './schema.ts'

/** A capture that could not be applied: `sent` is the JSON as it arrived, which its hash is of. */
export interface HeldArrival {
  market: string
  capture: Capture
  sent: unknown
  person: string
  code: HeldCode
  now: Date
}

/**
 * Keeps a record until a supervisor decides, within the caller's transaction; the same again answers the first receipt.
 * Throws `capture_conflict` for other content under its id, and `not_found` for a market that is none.
 */
export async function hold(db: Db, { market, capture, sent, person, code, now }: HeldArrival): Promise<HeldReceipt> {
  const hash = contentHash(sent)
  const sha256 = hash.toString('hex')
  const known = await db.selectFrom('market').select('id').where('id', '=', market).executeTakeFirst()
  if (!known) throw new Problem('not_found')
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('held_capture')
    .values({
      id: capture.id,
      market_id: market,
      person_id: person,
      content: JSON.stringify(sent),
      content_hash: hash,
      code,
      received_at: now,
    })
    .onConflict((taken) => taken.column('id').doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows) {
    await append(db, {
      market_id: market,
      evening: null,
      at: now,
      actor: { kind: 'person', id: person },
      kind: 'capture.held',
      subject: `capture:${capture.id}`,
      body: { sha256, code },
    })
    return { id: capture.id, sha256, received_at: now.toISOString(), held: code }
  }
  const row = await db
    .selectFrom('held_capture')
    .select(['content_hash', 'received_at', 'code'])
    .where('id', '=', capture.id)
    .executeTakeFirstOrThrow()
  if (!row.content_hash.equals(hash))
    throw new Problem('capture_conflict', { id: capture.id, sha256: row.content_hash.toString('hex') })
  return { id: capture.id, sha256, received_at: row.received_at.toISOString(), held: row.code as HeldCode }
}

/** The first penalties of those that a held record would be the second of, as they stand now. */
async function firstsOf(db: Db, row: { market_id: string; received_at: Date }, capture: Capture) {
  const { patrol } = await basisOf(db, row.market_id, capture)
  if (!patrol) return []
  const at = observedAt(new Date(capture.claimed_at), row.received_at, new Date(patrol.started_at))
  return (await factsOf(db, row.market_id, capture, eveningAt(patrol, at), at)).penalised
}

const shownAtOnce = 50

/** What waits for a decision in one market or all, oldest first. */
export async function heldCaptures(db: Db, market: string | undefined): Promise<HeldCaptures> {
  const rows = await db
    .selectFrom('held_capture as h')
    .innerJoin('market as m', 'm.id', 'h.market_id')
    .innerJoin('person as p', 'p.id', 'h.person_id')
    .leftJoin('squad as q', 'q.id', 'p.squad_id')
    .select(['h.id', 'h.code', 'h.received_at', 'h.content', 'h.person_id', 'p.name as person_name'])
    .select(['m.id as market_id', 'm.name', 'm.name_en', 'm.time_zone', 'q.name as squad', 'q.name_en as squad_en'])
    .select(
      sql<string | null>`coalesce(
        h.content -> 'subject' ->> 'place',
        (select s.number from plan_stall s join plan v on v.id = s.plan_id
          where s.stall_id = (h.content #>> '{subject,id}')::uuid order by v.version desc limit 1),
        (select s.number from shop s where s.id = (h.content #>> '{subject,id}')::uuid)
      )`.as('number'),
    )
    .where('h.decision', 'is', null)
    .$if(market !== undefined, (query) => query.where('h.market_id', '=', market ?? ''))
    .orderBy('h.received_at')
    .orderBy('h.id')
    .limit(shownAtOnce + 1)
    .execute()
  const items = await db.selectFrom('checklist_item').select(['code', 'name', 'version']).orderBy('version').execute()
  const names = new Map(items.map(({ code, name }) => [code, name]))
  const count = await db
    .selectFrom('held_capture')
    .select((e) => e.fn.countAll<string>().as('count'))
    .where('decision', 'is', null)
    .$if(market !== undefined, (query) => query.where('market_id', '=', market ?? ''))
    .executeTakeFirstOrThrow()
  const shown = rows.slice(0, shownAtOnce).map((row) => ({ row, capture: row.content as unknown as Capture }))
  const here = await photosHere(
    db,
    shown.flatMap(({ capture }) => (capture.photos ?? []).map(({ sha256 }) => sha256)),
  )
  const held: HeldCapture[] = []
  for (const { row, capture } of shown) {
    const photos = capture.photos ?? []
    const firsts = row.code === 'second_penalty_unknown' ? await firstsOf(db, row, capture) : []
    held.push({
      id: row.id,
      market: { id: row.market_id, name: row.name, name_en: row.name_en, time_zone: row.time_zone },
      officer: { id: row.person_id, name: row.person_name },
      code: row.code as HeldCode,
      received_at: row.received_at.toISOString(),
      claimed_at: capture.claimed_at,
      outcome: capture.outcome,
      number: row.number,
      note: capture.note,
      squad: row.squad === null ? null : { name: row.squad, name_en: row.squad_en },
      findings: capture.findings.map(({ item_code, actions }) => {
        const { kind, document_number = null } = actions.find((each) => ladder[each.kind].class === 'P') ?? {}
        const first = firsts.find((each) => each.item_code === item_code)
        return {
          item_code,
          item_name: names.get(item_code) ?? null,
          kinds: actions.map((each) => each.kind),
          twice: first && kind ? { first, kind, document_number } : null,
        }
      }),
      photos: { declared: photos.length, received: photos.filter(({ sha256 }) => here.has(sha256)).length },
    })
  }
  return { held, more: Number(count.count) - held.length }
}

/** A held record to be decided on, locked so that two supervisors do not both decide; refuses what is decided already. */
export async function openHeld(db: Db, id: string) {
  const row = await db
    .selectFrom('held_capture as h')
    .innerJoin('person as p', 'p.id', 'h.person_id')
    .select(['h.market_id', 'h.person_id', 'p.role', 'h.content', 'h.received_at', 'h.decision', 'h.code'])
    .where('h.id', '=', id)
    .forUpdate('h')
    .executeTakeFirst()
  if (!row) throw new Problem('not_found')
  if (row.decision !== null) throw new Problem('already_decided')
  return { ...row, capture: row.content as unknown as Capture }
}

/** Notes in the market's log what a supervisor decided about a record and why. */
export async function logDecision(
  db: Db,
  {
    id,
    market,
    by,
    now,
    ...body
  }: { id: string; market: string; by: string; now: Date; sha256?: string } & HeldDecision,
): Promise<void> {
  await append(db, {
    market_id: market,
    evening: null,
    at: now,
    actor: { kind: 'person', id: by },
    kind: 'capture.decided',
    subject: `capture:${id}`,
    body,
  })
}

/** Notes a decision with its reason, in the table and in the market's log. */
export async function decide(
  db: Db,
  decided: { id: string; market: string; by: string; now: Date } & HeldDecision,
): Promise<void> {
  const { id, by, now, decision, reason } = decided
  await db
    .updateTable('held_capture')
    .set({ decision, reason, decided_by: by, decided_at: now })
    .where('id', '=', id)
    .execute()
  await logDecision(db, decided)
}
