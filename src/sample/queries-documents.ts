import { sql, type Insertable } from 'kysely'
import type { Db } from '../db/open.ts'
import type { DocumentSignatureTable, DocumentTable } from '../db/tables.ts'
import { numbered, type Issue } from '../documents/queries.ts'
import { factsTold, findingTold } from '../documents/queries-facts.ts'
import { signedEntry } from '../documents/queries-sign.ts'
import { saveDocumentSettings, templateOn } from '../documents/queries-templates.ts'
import { kindRules, spotKinds } from '../documents/rules-kinds.ts'
import { missingFacts } from '../documents/rules.ts'
import type { Entry } from '../events/rules.ts'
import { dayIn } from '../shared/evening.ts'
import { newId, type Random } from '../shared/ids.ts'
import { insertMany } from './queries-write.ts'
import { chanceFrom } from './rules-chance.ts'
import { sampleSettings, sampleSignature, sampleWords } from './rules-documents.ts'

const minute_ms = 60_000
/** How far back findings have their papers in here; the older ones are in binders. */
const papers_days = 30
const mostOfAKind = 16

/** The last findings of every kind of action that a paper follows from, in the order in which they were seen. */
async function recentFindings(db: Db, now: Date): Promise<string[]> {
  const kinds = spotKinds.flatMap((kind) => [...kindRules[kind].follows])
  const since = new Date(now.getTime() - papers_days * 1440 * minute_ms)
  const until = new Date(now.getTime() - 40 * minute_ms)
  const { rows } = await sql<{ id: string }>`select id from (
      select f.id, i.at, row_number() over (partition by a.kind order by i.at desc, f.id) as nth
      from finding f join inspection i on i.id = f.inspection_id join action a on a.finding_id = f.id
      where i.at between ${since} and ${until} and a.kind = any(${kinds}::text[])
        and not exists (select from inspection later where later.amends = i.id)) seen
    where nth <= ${mostOfAKind} group by id, at order by at, id`.execute(db)
  return rows.map(({ id }) => id)
}

/** Issues the papers of the last evenings as their officers did some minutes later, numbered in that order, and signs them. */
export async function writeDocuments(
  db: Db,
  items: readonly { code: string }[],
  given: { now: Date; random: Random; by: string },
): Promise<Entry[]> {
  const { now, random } = given
  const settings = sampleSettings(items)
  await saveDocumentSettings(db, settings, given.by, now)
  const chance = chanceFrom('documents')
  const [documents, signatures, entries]: [Insertable<DocumentTable>[], Insertable<DocumentSignatureTable>[], Entry[]] =
    [[], [], []]
  const last = new Map<string, { squad_id: string; year: number; series: string; last_number: number }>()
  for (const finding of await recentFindings(db, now)) {
    const told = await findingTold(db, finding)
    if (!told) continue
    for (const kind of spotKinds) {
      if (!told.actions.some((action) => kindRules[kind].follows.includes(action.kind))) continue
      const at = new Date(told.at.getTime() + 10 * minute_ms)
      const day = dayIn(told.time_zone, at)
      const template = await templateOn(db, kind, day)
      const facts = factsTold(kind, told, settings, sampleWords)
      if (missingFacts(kind, template.blocks, { ...facts, number: '…', date: '…' }).length > 0) continue
      const { market_id, squad_id } = told
      const issue: Issue = {
        ...{ kind, market_id, squad_id, facts, random, now: at, finding_id: finding },
        ...{ procedure_id: null, person_id: told.officer_id },
      }
      const [year, series] = [Number(day.slice(0, 4)), kindRules[kind].series]
      const key = `${squad_id} ${year} ${series}`
      const number = (last.get(key)?.last_number ?? 0) + 1
      last.set(key, { squad_id, year, series, last_number: number })
      const squad = { id: squad_id, name: told.squad }
      const { row, entry } = numbered(issue, { day, template_version: template.version, squad, settings, number })
      documents.push(row)
      entries.push(entry)
      if (kind === 'transfer_letter' || told.party === null) continue
      const signed = new Date(at.getTime() + 5 * minute_ms)
      const signature = sampleSignature(newId(signed, random), told.party, '市场管理员（示例）', chance)
      const { id, role, signer, way } = signature
      signatures.push({
        ...{ id, role, signer, way, document_id: row.id, at: signed, by: told.officer_id },
        strokes: way === 'screen' ? JSON.stringify(signature.strokes) : null,
        note: way === 'refused' ? signature.note : null,
        witness: way === 'refused' ? signature.witness : null,
      })
      entries.push(signedEntry({ id: row.id, market_id }, signature, told.officer_id, signed))
    }
  }
  await insertMany(db, 'document_series', [...last.values()])
  await insertMany(db, 'document', documents)
  await insertMany(db, 'document_signature', signatures)
  return entries
}
