import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../db/open.ts'
import { notOverturned } from '../inspections/queries-standing.ts'
import { dayIn } from '../shared/evening.ts'
import { pageSize } from '../shared/text.ts'
import {
  documentKinds,
  kindRules,
  type Block,
  type DocumentKind,
  type DocumentState,
  type SigningRole,
} from './rules-kinds.ts'
import type { Document, DocumentCheck, DocumentSummary, Signature } from './schema.ts'

// The actions a document of its kind rests on.
const follows = sql`case d.kind ${sql.join(
  documentKinds.map((kind) => sql`when ${kind} then ${[...kindRules[kind].follows]}::text[]`),
  sql` `,
)} end`

// What became of the record: the entries that amend the inspection, and those that amend them.
const amended = sql`(with recursive later (id, outcome) as (
    select n.id, n.outcome from inspection n join finding f on f.id = d.finding_id where n.amends = f.inspection_id
    union all select n.id, n.outcome from inspection n join later l on n.amends = l.id)
  select case when count(*) = 0 then null when bool_or(outcome = 'void') then 'set_aside' else 'corrected' end from later)`

const setAside = sql`exists (select from action a where a.finding_id = d.finding_id and a.kind = any(${follows}))
  and not exists (select from action a where a.finding_id = d.finding_id and a.kind = any(${follows})
    and ${notOverturned('a')})`

/** Whether document `d` stands. */
const state = sql<DocumentState>`case
  when exists (select from document n where n.replaces = d.id) then 'replaced'
  when ${setAside} then 'set_aside' else coalesce(${amended}, 'stands') end`

const signed = sql<
  SigningRole[]
>`coalesce((select json_agg(distinct s.role) from document_signature s where s.document_id = d.id), '[]')`

function documents(db: Db) {
  return db
    .selectFrom('document as d')
    .innerJoin('document_template as t', (on) =>
      on.onRef('t.kind', '=', 'd.kind').onRef('t.version', '=', 'd.template_version'),
    )
    .innerJoin('market as m', 'm.id', 'd.market_id')
    .select(['d.id', 'd.kind', 't.title', 't.title_en', 'd.label', 'd.issued_at', 'd.finding_id', 'd.procedure_id'])
    .select(['d.reason', 'm.id as market_id', 'm.name', 'm.name_en', 'm.time_zone'])
    .select([state.as('state'), signed.as('signed')])
    .orderBy('d.issued_at', 'desc')
    .orderBy('d.id', 'desc')
}

type Row = Awaited<ReturnType<ReturnType<typeof documents>['executeTakeFirstOrThrow']>>

const summaryOf = ({ label, issued_at, market_id, name, name_en, time_zone, ...row }: Row): DocumentSummary => ({
  ...row,
  kind: row.kind as DocumentKind,
  number: label,
  issued_at: issued_at.toISOString(),
  market: { id: market_id, name, name_en, time_zone },
})

/** The documents of a matter (the finding's id is the matter's), newest first. */
export async function documentsOf(db: Db, finding: string): Promise<DocumentSummary[]> {
  return (await documents(db).where('d.finding_id', '=', finding).execute()).map(summaryOf)
}

const concerns = (vendor: string): RawBuilder<boolean> =>
  sql<boolean>`exists (select from finding f join inspection i on i.id = f.inspection_id
    where f.id = d.finding_id and i.vendor_id = ${vendor})`

/** The documents that concern a vendor, newest first, a page's worth. */
export async function documentsOfVendor(db: Db, vendor: string): Promise<DocumentSummary[]> {
  return (await documents(db).where(concerns(vendor)).limit(pageSize).execute()).map(summaryOf)
}

/** A document whole; for a vendor only their own. Undefined otherwise. */
export async function document(db: Db, id: string, vendor?: string): Promise<Document | undefined> {
  const row = await documents(db)
    .innerJoin('squad as q', 'q.id', 'd.squad_id')
    .innerJoin('person as p', 'p.id', 'd.issued_by')
    .leftJoin('document as newer', 'newer.replaces', 'd.id')
    .select([
      'd.template_version',
      't.blocks',
      'd.facts',
      'd.check_code',
      'q.name as squad_name',
      'p.name as issued_by',
    ])
    .select('newer.label as replaced_by')
    .where('d.id', '=', id)
    .$if(vendor !== undefined, (query) => query.where(concerns(vendor ?? '')))
    .executeTakeFirst()
  if (!row) return undefined
  const { template_version, blocks, facts, check_code, squad_name, issued_by, replaced_by, ...rest } = row
  return {
    ...summaryOf(rest),
    ...{ template_version, check_code, squad_name, issued_by, replaced_by },
    blocks: blocks as unknown as Block[],
    facts: facts as unknown as Document['facts'],
    signatures: await signaturesOf(db, id),
  }
}

async function signaturesOf(db: Db, document: string): Promise<Signature[]> {
  const rows = await db
    .selectFrom('document_signature')
    .select(['id', 'role', 'signer', 'way', 'strokes', 'note', 'witness', 'at'])
    .where('document_id', '=', document)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    ...row,
    strokes: row.strokes as unknown as Signature['strokes'],
    at: row.at.toISOString(),
  }))
}

/** What anybody may know of the document with this code; undefined when there is none. */
export async function checkedDocument(db: Db, code: string): Promise<DocumentCheck | undefined> {
  const row = await documents(db).where('d.check_code', '=', code).executeTakeFirst()
  if (!row) return undefined
  const { kind, title, title_en, label, issued_at, time_zone, name, name_en } = row
  const issued_on = dayIn(time_zone, issued_at)
  return {
    kind: kind as DocumentKind,
    title,
    title_en,
    number: label,
    issued_on,
    market: { name, name_en },
    state: row.state,
  }
}
