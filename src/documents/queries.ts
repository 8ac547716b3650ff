import { createHash } from 'node:crypto'
import type { Insertable } from 'kysely'
import { keepWords } from '../ask/queries-search.ts'
import type { Db } from '../db/open.ts'
import type { DocumentTable } from '../db/tables.ts'
import { append, holdChain } from '../events/queries.ts'
import type { Entry } from '../events/rules.ts'
import { Problem } from '../problems.ts'
import { canonical } from '../shared/canonical.ts'
import { dayIn } from '../shared/evening.ts'
import { newId, type Random } from '../shared/ids.ts'
import { savedDocumentSettings, templateOn } from './queries-templates.ts'
import { kindRules, type Block, type DocumentKind, type Facts } from './rules-kinds.ts'
import { squadShort, type DocumentSettings } from './rules-law.ts'
import { checkCode, missingFacts, numberLabel } from './rules.ts'
import { dayInWords } from './rules-words.ts'

/** A document on its way out. */
export interface Issue {
  /** The same id again answers what was issued the first time. */
  id?: string
  kind: DocumentKind
  market_id: string
  squad_id: string
  finding_id: string
  procedure_id: string | null
  /** As `factsFor` collects them, with what the caller knows besides; `number` and `date` are given here. */
  facts: Facts
  person_id: string
  now: Date
  random: Random
  /** Why there is one of this kind again, and which one it replaces. */
  reason?: string | null
  replaces?: string | null
}

/** Counts a series up within the caller's transaction: what rolls back gives its number back, so there are no gaps. */
async function nextNumber(db: Db, squad_id: string, year: number, series: string): Promise<number> {
  const { last_number } = await db
    .insertInto('document_series')
    .values({ squad_id, year, series, last_number: 1 })
    .onConflict((taken) =>
      taken
        .columns(['squad_id', 'year', 'series'])
        .doUpdateSet((e) => ({ last_number: e('document_series.last_number', '+', 1) })),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow()
  return last_number
}

async function issuedBefore(db: Db, { id, kind, finding_id }: Issue) {
  if (id === undefined) return null
  const known = await db
    .selectFrom('document')
    .select(['id', 'label', 'kind', 'finding_id'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!known) return null
  if (known.kind !== kind || known.finding_id !== finding_id) throw new Problem('conflict')
  return { id: known.id, number: known.label }
}

/** What is known of a document besides the issue itself, once its number is. */
export interface Numbering {
  /** The market's own day. */
  day: string
  template_version: number
  squad: { id: string; name: string }
  settings: DocumentSettings
  number: number
}

/** A document's row under its number, and what the log says of it. */
export function numbered(issue: Issue, { day, template_version, squad, settings, number }: Numbering) {
  const { kind, market_id, squad_id, finding_id, procedure_id, now, random } = issue
  const { series } = kindRules[kind]
  const year = Number(day.slice(0, 4))
  const short = String(issue.facts.short)
  const label = numberLabel({ short, series, year, squad: squadShort(settings, squad), number })
  const said = Object.entries({ ...issue.facts, date: dayInWords(day), number: label })
  const facts = Object.fromEntries(said.filter(([, value]) => value !== undefined))
  const id = issue.id ?? newId(now, random)
  const [reason, replaces] = [issue.reason ?? null, issue.replaces ?? null]
  const row: Insertable<DocumentTable> = {
    ...{ id, kind, squad_id, year, series, number, label, market_id, finding_id, procedure_id },
    ...{ template_version, facts: JSON.stringify(facts), reason, replaces },
    ...{ check_code: checkCode(random(12)), issued_at: now, issued_by: issue.person_id },
  }
  const sha256 = createHash('sha256').update(canonical(facts)).digest('hex')
  const entry: Entry = {
    market_id,
    evening: null,
    at: now,
    actor: { kind: 'person', id: issue.person_id },
    kind: 'document.issued',
    subject: `document:${id}`,
    body: {
      ...{ document_id: id, kind, number: label, finding_id, procedure_id, reason, replaces },
      ...{ template_version, sha256 },
    },
  }
  return { row, entry }
}

/** Throws `document_incomplete` with what a document of this kind has to say and the facts lack. */
function refuseIncomplete(kind: DocumentKind, blocks: readonly Block[], facts: Facts) {
  const missing = missingFacts(kind, blocks, { ...facts, number: '…', date: '…' })
  if (missing.length > 0) throw new Problem('document_incomplete', { kind, missing })
}

/**
 * Issues a document under the next number of its squad, year (of the market's own day) and kind, and appends it to the
 * log; answers its id and printed number. Throws `document_incomplete` with what its template asks for and `facts` lack.
 * Takes the market's chain and then the squad's numbers, so that a caller who issues several waits in one order with all others.
 */
export async function issueDocument(db: Db, issue: Issue): Promise<{ id: string; number: string }> {
  const { kind, market_id, squad_id, now } = issue
  await holdChain(db, market_id)
  await holdChain(db, `documents/${squad_id}`)
  const before = await issuedBefore(db, issue)
  if (before) return before
  const market = await db.selectFrom('market').select('time_zone').where('id', '=', market_id).executeTakeFirst()
  const squad = await db.selectFrom('squad').select(['id', 'name']).where('id', '=', squad_id).executeTakeFirst()
  if (!market || !squad)
    throw new Problem('unknown_reference', { fields: [{ path: market ? 'squad_id' : 'market_id' }] })
  const day = dayIn(market.time_zone, now)
  const template = await templateOn(db, kind, day)
  refuseIncomplete(kind, template.blocks, issue.facts)
  const { settings } = await savedDocumentSettings(db)
  const number = await nextNumber(db, squad_id, Number(day.slice(0, 4)), kindRules[kind].series)
  const { row, entry } = numbered(issue, { day, template_version: template.version, squad, settings, number })
  await db.insertInto('document').values(row).execute()
  await keepWords(db, 'document', [row.id])
  await append(db, entry)
  return { id: row.id, number: row.label }
}
