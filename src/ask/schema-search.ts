import * as v from 'valibot'
import { text } from '../shared/text.ts'
import { entryKinds } from './rules-kinds.ts'

export const SearchQuery = v.strictObject({
  /** Words that all have to be there, in any order. */
  q: text(60),
  /** One kind, as a list that goes on; without it the first of every kind. */
  kind: v.optional(v.picklist(entryKinds)),
  after: v.optional(v.pipe(v.string(), v.maxLength(300))),
})

export const SearchHit = v.object({
  kind: v.picklist(entryKinds),
  id: v.string(),
  /** What it is part of, by which its page is found: the matter of a reply, the place of an inspection or of a call for help. */
  leads_to: v.nullable(v.string()),
  at: v.string(),
  market: v.nullable(v.object({ id: v.string(), name: v.string(), name_en: v.string(), time_zone: v.string() })),
  /** Where; of an inspection the evening and of a call for help the day, by which its list is narrowed. */
  place: v.nullable(v.string()),
  vendor: v.nullable(v.string()),
  /** The text around the first hit, cut where hits begin and end. */
  found: v.array(v.object({ words: v.string(), hit: v.boolean() })),
})
export type SearchHit = v.InferOutput<typeof SearchHit>

const Item = v.object({ code: v.string(), name: v.string(), name_en: v.string() })

/** Groups in the order in which a screen shows them, the newest hits first in each; empty ones are left out. */
export const SearchAnswer = v.object({
  items: v.array(Item),
  groups: v.array(v.object({ kind: v.picklist(entryKinds), hits: v.array(SearchHit), next: v.nullable(v.string()) })),
})
export type SearchAnswer = v.InferOutput<typeof SearchAnswer>
