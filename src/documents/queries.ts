import { createHash } from 'node:crypto'
import type { Db } from '../db/open.ts'
import { append, holdChain } from '../events/queries.ts'
import { Problem } from '../problems.ts'
import { canonical } from '../shared/canonical.ts'
import { dayIn } from '../shared/evening.ts'
import { newId, type Random } from '../shared/ids.ts'
import { savedDocumentSettings, templateOn } from './queries-templates.ts'
import { kindRules, type DocumentKind, type Facts } from './rules-kinds.ts'
import { squadShort } from './rules-law.ts'
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

/**
 * Issues a document under the next number of its squad, year (of the market's own day) and kind, and appends it to the
 * log; answers its id and printed number. Throws `document_incomplete` with what its template asks for and `facts` lack.
 * Takes the market's chain and then the squad's numbers, so that a caller who issues several waits in one order with all others.
 */
export async function issueDocument(db: Db, issue: Issue): Promise<{ id: string; number: string }> {
  const { kind, market_id, squad_id, finding_id, procedure_id, now, random } = issue
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
  const dated: Facts = { ...issue.facts, date: dayInWords(day), number: '' }
  const missing = missingFacts(kind, template.blocks, { ...dated, number: '…' })
  if (missing.length > 0) throw new Problem('document_incomplete', { kind, missing })
  const { series } = kindRules[kind]
  const year = Number(day.slice(0, 4))
  const number = await nextNumber(db, squad_id, year, series)
  const { settings } = await savedDocumentSettings(db)
  const label = numberLabel({ short: String(dated.short), series, year, squad: squadShort(settings, squad), number })
  const facts = Object.fromEntries(
    Object.entries({ ...dated, number: label }).filter(([, value]) => value !== undefined),
  )
  const id = issue.id ?? newId(now, random)
  const [reason, replaces] = [issue.reason ?? null, issue.replaces ?? null]
  await db
    .insertInto('document')
    .values({
      ...{ id, kind, squad_id, year, series, number, label, market_id, finding_id, procedure_id },
      ...{ template_version: template.version, facts: JSON.stringify(facts), reason, replaces },
      ...{ check_code: checkCode(random(12)), issued_at: now, issued_by: issue.person_id },
    })
    .execute()
  await append(db, {
    market_id,
    evening: null,
    at: now,
    actor: { kind: 'person', id: issue.person_id },
    kind: 'document.issued',
    subject: `document:${id}`,
    body: {
      ...{ document_id: id, kind, number: label, finding_id, procedure_id, reason, replaces },
      template_version: template.version,
      sha256: createHash('sha256').update(canonical(facts)).digest('hex'),
    },
  })
  return { id, number: label }
}
