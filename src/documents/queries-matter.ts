import type { Db } from '../db/open.ts'
import { holdChain } from '../events/queries.ts'
import type { Staff } from '../people/schema.ts'
import { Problem } from '../problems.ts'
import { canonical } from '../shared/canonical.ts'
import { dayIn } from '../shared/evening.ts'
import type { Random } from '../shared/ids.ts'
import { factsTold, findingTold, type FindingTold } from './queries-facts.ts'
import { document, documentsOf } from './queries-read.ts'
import { savedDocumentSettings, templateOn } from './queries-templates.ts'
import { issueDocument } from './queries.ts'
import { kindRules, spotKinds, writableFacts } from './rules-kinds.ts'
import { missingFacts } from './rules.ts'
import type { FindingDocuments, IssueRequest } from './schema.ts'

const mayIssue = (who: Staff, told: FindingTold) => who.role === 'supervisor' || who.squad_id === told.squad_id

/** The documents of a finding and those that follow from its actions, with what the records lack for each. */
export async function findingDocuments(db: Db, finding: string, who: Staff, now: Date): Promise<FindingDocuments> {
  const told = await findingTold(db, finding)
  if (!told) throw new Problem('not_found')
  const documents = await documentsOf(db, finding)
  const { settings } = await savedDocumentSettings(db)
  const due = spotKinds.filter((kind) => told.actions.some((action) => kindRules[kind].follows.includes(action.kind)))
  const kinds = await Promise.all(
    due.map(async (kind) => {
      const { title, title_en, blocks } = await templateOn(db, kind, dayIn(told.time_zone, now))
      const facts = { ...factsTold(kind, told, settings), number: '…', date: '…' }
      const pads = told.actions.flatMap(({ kind: action, document_number }) =>
        document_number !== null && kindRules[kind].follows.includes(action) ? [document_number] : [],
      )
      return {
        ...{ kind, title, title_en },
        issued: documents.find((one) => one.kind === kind && one.state !== 'replaced')?.id ?? null,
        missing: missingFacts(kind, blocks, facts),
        pad_number: pads[0] ?? null,
      }
    }),
  )
  return { documents, kinds, may_issue: mayIssue(who, told) && told.amended_by === null }
}

/** Refuses a document sent again with other words or another reason: what was kept is not what was meant. */
async function refuseOther(db: Db, { id, kind, words, reason }: IssueRequest, told: FindingTold) {
  const kept = await document(db, id)
  const { settings } = await savedDocumentSettings(db)
  const known = factsTold(kind, told, settings)
  const writtenOver = writableFacts.some(
    (name) =>
      words[name] !== undefined &&
      known[name] === undefined &&
      canonical(kept?.facts[name] ?? null) !== canonical(words[name]),
  )
  if (writtenOver || (kept?.reason ?? reason) !== reason) throw new Problem('conflict')
}

/**
 * Issues a document that follows from a finding's actions. A second of its kind needs a reason and replaces the first.
 * True when this is the first time that its id is heard of.
 */
export async function issueOfFinding(
  db: Db,
  finding: string,
  request: IssueRequest,
  by: { who: Staff; now: Date; random: Random },
): Promise<boolean> {
  const { id, kind, words, reason } = request
  const seen = await findingTold(db, finding)
  if (!seen) throw new Problem('not_found')
  if (!mayIssue(by.who, seen)) throw new Problem('not_allowed')
  // Held before it is read again, so that of two phones at once the second sees the first's document.
  await holdChain(db, seen.market_id)
  const told = await findingTold(db, finding)
  if (!told) throw new Problem('not_found')
  const issued = (await documentsOf(db, finding)).filter((one) => one.kind === kind)
  if (issued.some((one) => one.id === id)) {
    await refuseOther(db, request, told)
    return false
  }
  if (told.amended_by !== null) throw new Problem('already_amended')
  const { on_spot, follows } = kindRules[kind]
  if (!on_spot || !told.actions.some((action) => follows.includes(action.kind))) throw new Problem('document_not_due')
  const standing = issued.find((one) => one.state !== 'replaced')
  if (standing && reason === null)
    throw new Problem('document_issued_already', { id: standing.id, number: standing.number })
  const { settings } = await savedDocumentSettings(db)
  await issueDocument(db, {
    ...{ id, kind, finding_id: finding, procedure_id: null, market_id: told.market_id, squad_id: told.squad_id },
    ...{ facts: factsTold(kind, told, settings, words), person_id: by.who.id, now: by.now, random: by.random },
    reason: standing ? reason : null,
    replaces: standing?.id ?? null,
  })
  return true
}
