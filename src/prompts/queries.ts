import { sql, type Insertable } from 'kysely'
import { seasonsOf } from '../calendar/queries-seasons.ts'
import { iso } from '../db/iso.ts'
import type { Db } from '../db/open.ts'
import type { PromptAnswerTable } from '../db/tables.ts'
import { numberThen } from '../plan/queries-number.ts'
import { pageSize } from '../shared/text.ts'
import { runSince } from './queries-runs.ts'
import { limitsAt, numbersAt, promptSettings } from './queries-settings.ts'
import { patterns, type Pattern } from './rules-kinds.ts'
import { expectedAlarms } from './rules.ts'
import type { Evidence, Prompt, PromptFilter, PromptLine, PromptList, PromptLook, PromptOverview } from './schema.ts'

/** The newest supervisor's word of a prompt counts; taken back is open again. */
const outcome = sql`(select case when a.answer = 'taken_back' then null else a.answer end from prompt_answer a
  where a.prompt_id = p.id and a.answer <> 'own_words' order by a.at desc, a.id desc limit 1)`

const line = sql`p.id, p.pattern, p.evening, p.evidence, p.chance, ${iso('p.made_at')} as made_at, ${outcome} as outcome,
  json_build_object('id', m.id, 'name', m.name, 'name_en', m.name_en, 'time_zone', m.time_zone) as market,
  case when o.id is not null then json_build_object('id', o.id, 'name', o.name) end as person`
const joined = sql`prompt p join market m on m.id = p.market_id left join person o on o.id = p.person_id`

/** Whose prompts are read: everybody's (null), or those that show somebody's own records. */
export type Reader = string | null
const readBy = (reader: Reader) => sql`(${reader}::uuid is null or p.person_id = ${reader}::uuid)`

/** A page of prompts, the newest evening first. */
export async function promptList(db: Db, filter: PromptFilter, reader: Reader): Promise<PromptList> {
  const [evening, id] = (filter.after ?? '').split('_')
  const conditions = [
    readBy(reader),
    filter.pattern && sql`p.pattern = ${filter.pattern}`,
    filter.market && sql`p.market_id = ${filter.market}`,
    filter.from && sql`p.evening >= ${filter.from}::date`,
    filter.state && (filter.state === 'open' ? sql`${outcome} is null` : sql`${outcome} is not null`),
    evening && id && sql`(p.evening, p.id) < (${evening}::date, ${id}::uuid)`,
  ].filter((one) => one !== undefined && one !== '')
  const { rows } = await sql<PromptLine>`select ${line} from ${joined}
    where ${sql.join(conditions, sql` and `)} order by p.evening desc, p.id desc limit ${pageSize + 1}`.execute(db)
  const prompts = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? prompts.at(-1) : undefined
  return { prompts, next: last ? `${last.evening}_${last.id}` : null }
}

/** How many prompts of each pattern nobody has answered, in all markets or one. */
export async function countOpen(db: Db, market: string | null) {
  const { rows } = await sql<{ pattern: Pattern; count: number }>`
    select p.pattern, count(*)::int as count from prompt p
    where ${outcome} is null and (${market}::text is null or p.market_id = ${market})
    group by p.pattern order by p.pattern`.execute(db)
  return rows
}

/** How often patterns were looked for since a day, in all markets or one, and what chance brings about of it. */
export async function alarmsSince(db: Db, since: string, market: string | null): Promise<PromptOverview['alarms']> {
  const { rows: runs } = await sql<{ pattern: string; version: number; tested: number; evenings: string[] }>`
    select t.key as pattern, r.settings_version as version, sum(t.value::bigint)::float8 as tested,
      array_agg(distinct r.starts_on::text) as evenings
    from prompt_run r cross join lateral jsonb_each_text(r.tested) t
    where ${runSince(since, market)}
    group by t.key, r.settings_version`.execute(db)
  const { rows: counts } = await sql<{ pattern: string; made: number }>`
    select p.pattern, count(*)::int as made from prompt p
    where p.evening >= ${since}::date and (${market}::text is null or p.market_id = ${market}) group by p.pattern`.execute(
    db,
  )
  const made = new Map(counts.map((row) => [row.pattern, row.made]))
  const limits = await limitsAt(
    db,
    runs.map(({ version }) => version),
  )
  const { off } = await promptSettings(db)
  return patterns.map((pattern) => {
    const own = runs.filter((run) => run.pattern === pattern)
    const expected = own.map(({ tested, version }) => expectedAlarms(pattern, tested, limits.get(version)))
    return {
      pattern,
      off: off.includes(pattern),
      made: made.get(pattern) ?? 0,
      tested: own.reduce((sum, { tested }) => sum + tested, 0),
      evenings: new Set(own.flatMap(({ evenings }) => evenings)).size,
      expected: expectedAlarms(pattern, 0) === null ? null : expected.reduce((sum: number, one) => sum + (one ?? 0), 0),
    }
  })
}

async function looksOf(db: Db, ids: readonly string[]): Promise<PromptLook[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<PromptLook>`
    select i.id, coalesce(i.place, s.number, ${numberThen('i.stall_id', sql`i.evening`)}, '?') as number,
      case when i.place is null then json_build_object('kind', case when i.stall_id is null then 'shop' else 'stall' end,
        'id', coalesce(i.stall_id, i.shop_id)) end as place,
      ${iso('i.claimed_at')} as claimed_at, o.name as officer, i.outcome,
      coalesce((select json_agg(json_build_object('id', f.id, 'name', c.name, 'name_en', c.name_en) order by f.position)
        from finding f join checklist_item c on c.version = f.checklist_version and c.code = f.item_code
        where f.inspection_id = i.id), '[]') as findings
    from inspection i join person o on o.id = i.officer_id left join shop s on s.id = i.shop_id
    where i.id = any(${[...ids]}::uuid[]) order by i.claimed_at, i.id`.execute(db)
  return rows
}

/** Does a prompt `p` show somebody's own records, alone or among others'? */
const shows = (person: string) => sql<boolean>`(p.person_id is not distinct from ${person}::uuid
  or exists (select from inspection i where i.id = any(p.inspections) and i.officer_id = ${person}::uuid))`

/** What only a prompt that is read whole says: whether its photo is here, and which records two alike ones are of. */
async function wholeEvidence(db: Db, evidence: Evidence, [look, other_look]: string[]): Promise<Evidence> {
  if (evidence.pattern === 'photo_again') return { ...evidence, received: await hasPhoto(db, evidence.sha256) }
  if (evidence.pattern !== 'photo_alike' || look === undefined || other_look === undefined) return evidence
  return { ...evidence, look, other_look }
}

/** A prompt with its records and answers as `me` reads it, its alarms counted since a day; undefined when there is none for this reader. */
export async function prompt(
  db: Db,
  id: string,
  { reader, me, since }: { reader: Reader; me: string; since: string },
): Promise<Prompt | undefined> {
  const { rows } = await sql<PromptLine & { own: boolean; inspections: string[]; settings_version: number }>`
    select ${line}, ${shows(me)} as own, p.inspections, p.settings_version from ${joined}
    where p.id = ${id} and ${readBy(reader)}`.execute(db)
  const [row] = rows
  if (!row) return undefined
  const { inspections, settings_version, ...known } = row
  const { rows: answers } = await sql<Prompt['answers'][number]>`
    select a.id, a.answer, a.words, ${iso('a.at')} as at, json_build_object('id', o.id, 'name', o.name) as by
    from prompt_answer a join person o on o.id = a.person_id where a.prompt_id = ${id} order by a.at, a.id`.execute(db)
  const alarms = (await alarmsSince(db, since, null)).find((one) => one.pattern === row.pattern)
  if (!alarms) throw new Error(`no pattern ${row.pattern}`)
  const evidence = await wholeEvidence(db, known.evidence, inspections)
  const numbers = await numbersAt(db, settings_version)
  return { ...known, evidence, looks: await looksOf(db, inspections), answers, alarms, numbers }
}

async function hasPhoto(db: Db, sha256: string): Promise<boolean> {
  const found = db.selectFrom('photo').select('sha256').where('sha256', '=', Buffer.from(sha256, 'hex'))
  return (await found.executeTakeFirst()) !== undefined
}

/** Keeps an answer; false when its id is taken. */
export async function insertAnswer(db: Db, row: Insertable<PromptAnswerTable>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('prompt_answer')
    .values(row)
    .onConflict((taken) => taken.column('id').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Is there such a prompt for this reader? `own`: it shows records of `me`. */
export async function promptHead(db: Db, id: string, reader: Reader, me: string) {
  const { rows } = await sql<{ pattern: Pattern; own: boolean }>`
    select p.pattern, ${shows(me)} as own from prompt p where p.id = ${id} and ${readBy(reader)}`.execute(db)
  return rows[0]
}

/** An answer by its id, to tell the same sent again from another. */
export async function answerById(db: Db, id: string) {
  return db.selectFrom('prompt_answer').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Every market's hours. */
export async function marketsHours(db: Db) {
  return db
    .selectFrom('market')
    .select(['id', 'time_zone', 'opens', 'closes', seasonsOf('market.id').as('seasons')])
    .orderBy('id')
    .execute()
}
