import * as v from 'valibot'
import { Id } from '../shared/text.ts'

const Hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))

/** What a phone was told the office has: ids of records with the hash of their content, and photos by their hash. */
export const ReconcileRequest = v.strictObject({
  records: v.pipe(v.array(v.strictObject({ id: Id, sha256: Hash })), v.maxLength(500)),
  photos: v.pipe(v.array(Hash), v.maxLength(2000)),
})
export type ReconcileRequest = v.InferOutput<typeof ReconcileRequest>

/** What of it the office does not have, or not with that content: the phone sends it again. */
export const Reconciled = v.object({ missing_records: v.array(v.string()), missing_photos: v.array(v.string()) })
export type Reconciled = v.InferOutput<typeof Reconciled>
