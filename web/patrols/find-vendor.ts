import { searchVendors } from '../../src/patrols/rules-vendors.ts'
import type { KnownVendors } from '../../src/patrols/schema.ts'
import type { Vendors } from '../../src/vendors/schema.ts'
import { api, ApiProblem, withQuery } from '../api.ts'
import { categoryName } from '../plan/categories.ts'
import { answerOf } from './store.ts'

/** What is needed of a vendor who is met, and the words that tell them apart. */
export interface FoundVendor {
  id: string
  name: string
  category_id: string
  words: string
}

const most = 8
const together = (...words: (string | null)[]) => words.filter(Boolean).join(' · ')

/** Reads who may be met in a market, so that this phone remembers it; quiet without a signal. */
export const readVendorsAhead = (market: string) =>
  void answerOf(`/api/markets/${market}/vendors`).catch(() => undefined)

/** Vendors of the district by what was typed; without signal (`here`) those of the market that this phone remembers. */
export async function findVendors(
  market: string,
  query: string,
  abort: AbortSignal,
): Promise<{ vendors: FoundVendor[]; here: boolean }> {
  try {
    const { vendors } = await api.get<Vendors>(withQuery('/api/vendors', { q: query }), abort)
    const found = vendors.slice(0, most).map(({ id, name, trade_name, category_id, phone }) => ({
      ...{ id, name, category_id },
      words: together(trade_name, categoryName(category_id), phone),
    }))
    return { vendors: found, here: false }
  } catch (error) {
    const refused = error instanceof ApiProblem && error.status >= 400 && error.status < 500
    if (abort.aborted || (refused && error.code !== 'unexpected_answer')) throw error
    const { vendors } = await answerOf<KnownVendors>(`/api/markets/${market}/vendors`, abort)
    const found = searchVendors(query, vendors)
      .slice(0, most)
      .map(({ id, name, trade_name, category_id, tail }) => ({
        ...{ id, name, category_id },
        words: together(trade_name, categoryName(category_id), tail),
      }))
    return { vendors: found, here: true }
  }
}
