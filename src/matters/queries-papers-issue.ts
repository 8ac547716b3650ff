import type { Db } from '../db/open.ts'
import { factsFor } from '../documents/queries-facts.ts'
import { issueDocument } from '../documents/queries.ts'
import type { DocumentKind, Facts } from '../documents/rules-kinds.ts'
import { Problem } from '../problems.ts'
import { derivedId } from '../shared/ids.ts'
import type { HeldMatter, Proceeding } from './queries-taking.ts'

/** The article a procedure rests on, as papers cite it, and its words, which stand in for a rule nobody entered. */
export async function citedBasis(db: Db, id: string | null): Promise<Facts> {
  if (id === null) return {}
  const row = await db
    .selectFrom('legal_basis')
    .select(['law', 'article', 'words'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? { basis: `《${row.law}》${row.article}`, rule: row.words } : {}
}

/** Issues a paper of a procedure; what it says itself comes before the records' own words. */
export async function issue(
  db: Db,
  kind: DocumentKind,
  of: { step_id: string; procedure_id: string; matter: HeldMatter; given: Proceeding; words: Facts; by?: string },
) {
  const { step_id, procedure_id, matter, given, words } = of
  const { rule, ...said } = words
  const known = await factsFor(db, kind, matter.id, rule === undefined ? {} : { rule })
  if (!known) throw new Problem('not_found')
  return issueDocument(db, {
    id: derivedId(step_id, kind),
    kind,
    market_id: matter.market_id,
    squad_id: matter.squad_id,
    finding_id: matter.id,
    procedure_id,
    facts: { heard_where: known.location, served_where: known.location, ...known, ...said },
    person_id: of.by ?? given.taker.actor.id,
    now: given.now,
    random: given.random,
  })
}
