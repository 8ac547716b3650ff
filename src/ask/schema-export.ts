import * as v from 'valibot'
import { Id } from '../shared/text.ts'
import { askKinds, exportFormats } from './rules-kinds.ts'
import { AskFilter } from './schema.ts'

/** Which list to take as a file. */
export const ExportEntry = v.strictObject({
  kind: v.picklist(askKinds),
  format: v.picklist(exportFormats),
  filter: v.strictObject(AskFilter.entries),
})
export type ExportEntry = v.InferOutput<typeof ExportEntry>

export const ExportParam = v.object({ export: Id })

/** How far a file is. `expected`: rows counted beforehand, null for more than a million; `outcome` null until it ended. */
export const ExportState = v.object({
  id: v.string(),
  kind: v.picklist(askKinds),
  format: v.picklist(exportFormats),
  expected: v.nullable(v.number()),
  rows: v.number(),
  outcome: v.nullable(v.picklist(['complete', 'stopped', 'failed'])),
})
export type ExportState = v.InferOutput<typeof ExportState>
