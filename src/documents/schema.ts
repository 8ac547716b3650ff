import * as v from 'valibot'
import { authorities } from '../people/rules-kinds.ts'
import { Day, Id, MarketId, text } from '../shared/text.ts'
import {
  documentKinds,
  documentStates,
  factNames,
  signingRoles,
  signingWays,
  writableFacts,
  type Block,
} from './rules-kinds.ts'

const Kind = v.picklist(documentKinds)
const Name = v.picklist(factNames)
const few = <T extends v.GenericSchema>(of: T, most: number) => v.pipe(v.array(of), v.minLength(1), v.maxLength(most))
const when = { if: v.optional(Name) }

/** Parts of a template; its texts may hold {{placeholders}}. */
export const Blocks = few(
  v.variant('type', [
    v.strictObject({ ...when, type: v.literal('addressee'), text: text(200) }),
    v.strictObject({ ...when, type: v.literal('paragraph'), text: text(2000) }),
    v.strictObject({ ...when, type: v.literal('heading'), text: text(100) }),
    v.strictObject({ ...when, type: v.literal('copies'), text: text(200) }),
    v.strictObject({
      ...when,
      type: v.literal('fields'),
      rows: few(v.strictObject({ label: text(40), text: text(300) }), 20),
    }),
    v.strictObject({
      ...when,
      type: v.literal('list'),
      of: v.literal('items'),
      head: v.pipe(v.array(text(40)), v.length(3)),
    }),
    v.strictObject({
      ...when,
      type: v.literal('lines'),
      count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(30)),
    }),
    v.strictObject({ ...when, type: v.literal('signatures'), roles: few(v.picklist(signingRoles), 3) }),
    v.strictObject({ ...when, type: v.literal('seal') }),
  ]),
  60,
) satisfies v.GenericSchema<unknown, Block[]>

/** A new version of a kind's template. `expected_version`: the newest that whoever wrote it had seen. */
export const TemplateEntry = v.strictObject({
  kind: Kind,
  expected_version: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000)),
  title: text(40),
  title_en: text(80),
  blocks: Blocks,
  valid_from: Day,
})
export type TemplateEntry = v.InferOutput<typeof TemplateEntry>

export const Template = v.object({
  kind: Kind,
  version: v.number(),
  title: v.string(),
  title_en: v.string(),
  blocks: Blocks,
  valid_from: v.string(),
  saved_at: v.string(),
  saved_by: v.nullable(v.string()),
})
export type Template = v.InferOutput<typeof Template>
/** The newest version of every kind. */
export const Templates = v.object({ templates: v.array(Template) })
export type Templates = v.InferOutput<typeof Templates>

const words = (max: number) => v.nullable(text(max))
const byKey = <T extends v.GenericSchema>(key: v.GenericSchema<string, string>, of: T) =>
  v.pipe(
    v.record(key, of),
    v.check((entries) => Object.keys(entries).length <= 500, 'too many'),
  )

/** The authority's words; two squads may not share a short name, or two documents could have one number. */
export const DocumentSettingsForm = v.strictObject({
  authority: words(60),
  short: words(12),
  address: words(100),
  phone: words(40),
  bank: words(60),
  account: words(40),
  reconsideration: words(60),
  court: words(60),
  squads: byKey(Id, text(12)),
  items: byKey(text(20), v.strictObject({ rule: words(200), basis: words(200) })),
  receivers: byKey(v.picklist(authorities), text(60)),
})
export const DocumentSettingsAnswer = v.object({
  settings: DocumentSettingsForm,
  saved_at: v.nullable(v.string()),
  saved_by: v.nullable(v.string()),
})
export type DocumentSettingsAnswer = v.InferOutput<typeof DocumentSettingsAnswer>

const Words = v.strictObject(
  Object.fromEntries(writableFacts.map((name) => [name, v.optional(text(500))])) as Record<
    (typeof writableFacts)[number],
    v.OptionalSchema<ReturnType<typeof text>, undefined>
  >,
)

/** A document to issue. `words`: what the records do not say; `reason`: why there is one again, which replaces the last. */
export const IssueRequest = v.strictObject({ id: Id, kind: Kind, words: Words, reason: v.nullable(text(200)) })
export type IssueRequest = v.InferOutput<typeof IssueRequest>

const Coordinate = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000))
/** Lines of a drawn signature, each x, y, x, y … in a box of 1000 by 400; at most 6,000 numbers in all. */
export const Strokes = v.pipe(
  few(
    v.pipe(
      v.array(Coordinate),
      v.minLength(4),
      v.maxLength(2000),
      v.check((line) => line.length % 2 === 0, 'pairs'),
    ),
    200,
  ),
  v.check((lines) => lines.reduce((sum, line) => sum + line.length, 0) <= 6000, 'too much'),
)

const signature = { id: Id, role: v.picklist(signingRoles), signer: text(40) }
/** A signature: drawn, given on paper, or refused by the party before a witness. */
export const SignatureEntry = v.variant('way', [
  v.strictObject({ ...signature, way: v.literal('screen'), strokes: Strokes }),
  v.strictObject({ ...signature, way: v.literal('paper') }),
  v.strictObject({
    id: Id,
    role: v.literal('party'),
    signer: text(40),
    way: v.literal('refused'),
    note: text(200),
    witness: text(40),
  }),
])
export type SignatureEntry = v.InferOutput<typeof SignatureEntry>

export const Signature = v.object({
  id: Id,
  role: v.picklist(signingRoles),
  signer: v.string(),
  way: v.picklist(signingWays),
  strokes: v.nullable(v.array(v.array(v.number()))),
  note: v.nullable(v.string()),
  witness: v.nullable(v.string()),
  at: v.string(),
})
export type Signature = v.InferOutput<typeof Signature>

const summary = {
  id: Id,
  kind: Kind,
  title: v.string(),
  title_en: v.string(),
  number: v.string(),
  issued_at: v.string(),
  state: v.picklist(documentStates),
  market: v.object({ id: MarketId, name: v.string(), name_en: v.string(), time_zone: v.string() }),
  finding_id: Id,
  procedure_id: v.nullable(Id),
  reason: v.nullable(v.string()),
  signed: v.array(v.picklist(signingRoles)),
}
/** A document in a list. */
export const DocumentSummary = v.object(summary)
export type DocumentSummary = v.InferOutput<typeof DocumentSummary>
export const DocumentList = v.object({ documents: v.array(DocumentSummary) })
export type DocumentList = v.InferOutput<typeof DocumentList>

/** A document whole, as it is printed. */
export const Document = v.object({
  ...summary,
  template_version: v.number(),
  squad_name: v.string(),
  issued_by: v.string(),
  check_code: v.string(),
  replaced_by: v.nullable(v.string()),
  blocks: Blocks,
  facts: v.record(v.string(), v.union([v.string(), v.array(v.string())])),
  signatures: v.array(Signature),
})
export type Document = v.InferOutput<typeof Document>

/** What can be issued of a finding: what is there already, and what the records lack for it. */
export const FindingDocuments = v.object({
  documents: v.array(DocumentSummary),
  kinds: v.array(
    v.object({
      kind: Kind,
      title: v.string(),
      title_en: v.string(),
      issued: v.nullable(v.string()),
      missing: v.array(Name),
      /** The number of the pre-printed pad that the officer wrote down. */
      pad_number: v.nullable(v.string()),
    }),
  ),
  may_issue: v.boolean(),
})
export type FindingDocuments = v.InferOutput<typeof FindingDocuments>

/** What anybody may know of a document by its code: that it exists, and whether it stands. Nobody's name. */
export const DocumentCheck = v.object({
  kind: Kind,
  title: v.string(),
  title_en: v.string(),
  number: v.string(),
  issued_on: v.string(),
  market: v.object({ name: v.string(), name_en: v.string() }),
  state: v.picklist(documentStates),
})
export type DocumentCheck = v.InferOutput<typeof DocumentCheck>
