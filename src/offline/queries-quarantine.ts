import type { Db } from '../db/open.ts'
import { contentHash } from '../inspections/queries.ts'
import type { Capture } from '../inspections/schema.ts'
import { quarantinedADay } from './rules.ts'
import type { Quarantined, QuarantinedCaptures } from './schema.ts'

const shownAtOnce = 50
const day_ms = 86_400_000

/** Keeps what came under a taken id with other content; the same again changes nothing, and one account fills no disk. */
export async function quarantine(
  db: Db,
  { market, id, sent, person, now }: { market: string; id: string; sent: unknown; person: string; now: Date },
): Promise<void> {
  const { count } = await db
    .selectFrom('quarantined_capture')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('person_id', '=', person)
    .where('received_at', '>', new Date(now.getTime() - day_ms))
    .executeTakeFirstOrThrow()
  if (Number(count) >= quarantinedADay) return
  const known = await db.selectFrom('market').select('id').where('id', '=', market).executeTakeFirst()
  if (!known) return
  await db
    .insertInto('quarantined_capture')
    .values({
      id,
      content_hash: contentHash(sent),
      market_id: market,
      person_id: person,
      content: JSON.stringify(sent),
      received_at: now,
    })
    .onConflict((taken) => taken.doNothing())
    .execute()
}

/** What nobody has looked at yet, oldest first. */
export async function quarantined(db: Db): Promise<QuarantinedCaptures> {
  const rows = await db
    .selectFrom('quarantined_capture as c')
    .innerJoin('market as m', 'm.id', 'c.market_id')
    .innerJoin('person as p', 'p.id', 'c.person_id')
    .leftJoin('inspection as i', 'i.id', 'c.id')
    .leftJoin('person as o', 'o.id', 'i.officer_id')
    .select(['c.id', 'c.content_hash', 'c.content', 'c.received_at', 'p.name as person_name'])
    .select(['m.id as market_id', 'm.name', 'm.name_en', 'm.time_zone', 'i.outcome', 'i.at', 'o.name as first_by'])
    .where('c.seen_at', 'is', null)
    .orderBy('c.received_at')
    .orderBy('c.id')
    .limit(shownAtOnce)
    .execute()
  return {
    captures: rows.map((row): Quarantined => {
      const capture = row.content as unknown as Capture
      return {
        id: row.id,
        sha256: row.content_hash.toString('hex'),
        market: { id: row.market_id, name: row.name, name_en: row.name_en, time_zone: row.time_zone },
        officer: row.person_name,
        outcome: capture.outcome,
        claimed_at: capture.claimed_at,
        received_at: row.received_at.toISOString(),
        content: row.content,
        // Null where the first is itself only held.
        first:
          row.outcome && row.at && row.first_by
            ? { outcome: row.outcome, at: row.at.toISOString(), officer: row.first_by }
            : null,
      }
    }),
  }
}

const officersIn = ({ findings }: Capture) =>
  findings.flatMap(({ actions }) => actions.flatMap((each) => each.officers ?? []))

/** Who recorded either of two contents under one id, or carried out what one of them records; empty when there is no such content. */
export async function partInQuarantined(db: Db, id: string, sha256: string): Promise<string[]> {
  const row = await db
    .selectFrom('quarantined_capture as c')
    .leftJoin('inspection as i', 'i.id', 'c.id')
    .leftJoin('held_capture as h', 'h.id', 'c.id')
    .select(['c.person_id', 'c.content', 'i.officer_id', 'h.person_id as held_of', 'h.content as held'])
    .where('c.id', '=', id)
    .where('c.content_hash', '=', Buffer.from(sha256, 'hex'))
    .executeTakeFirst()
  if (!row) return []
  const acted = await db
    .selectFrom('action_officer as o')
    .innerJoin('action as a', 'a.id', 'o.action_id')
    .innerJoin('finding as f', 'f.id', 'a.finding_id')
    .select('o.person_id')
    .where('f.inspection_id', '=', id)
    .execute()
  const contents = [row.content, row.held].filter((one) => one !== null) as unknown as Capture[]
  const recorded = [row.person_id, row.officer_id, row.held_of].filter((one) => one !== null)
  return [...recorded, ...acted.map(({ person_id }) => person_id), ...contents.flatMap(officersIn)]
}

/** A supervisor has looked at it; answers its market, undefined when there is none or it was looked at already. */
export async function notedQuarantined(
  db: Db,
  { id, sha256, note, by, now }: { id: string; sha256: string; note: string; by: string; now: Date },
): Promise<string | undefined> {
  const row = await db
    .updateTable('quarantined_capture')
    .set({ note, seen_by: by, seen_at: now })
    .where('id', '=', id)
    .where('content_hash', '=', Buffer.from(sha256, 'hex'))
    .where('seen_at', 'is', null)
    .returning('market_id')
    .executeTakeFirst()
  return row?.market_id
}
