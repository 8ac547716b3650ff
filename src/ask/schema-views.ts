import * as v from 'valibot'
import { Id, text } from '../shared/text.ts'
import { askKinds } from './rules-kinds.ts'

/** A list with its filters under a name. `query`: the filters as in the address, 'market=pingan&outcome=findings'. */
export const ViewEntry = v.strictObject({
  kind: v.picklist(askKinds),
  name: text(40),
  query: v.pipe(v.string(), v.maxLength(1000), v.regex(/^[\w.~%=&+*-]*$/)),
  /** All supervisors see it. */
  shared: v.boolean(),
  /** What its owner meets who opens the list without filters. */
  opens_first: v.boolean(),
})
export type ViewEntry = v.InferOutput<typeof ViewEntry>

export const ViewParam = v.object({ view: Id })

export const SavedView = v.object({
  ...ViewEntry.entries,
  id: v.string(),
  name: v.string(),
  /** Null for one's own; whose it is otherwise. */
  of: v.nullable(v.string()),
})
export type SavedView = v.InferOutput<typeof SavedView>
export const SavedViews = v.object({ views: v.array(SavedView) })
export type SavedViews = v.InferOutput<typeof SavedViews>
