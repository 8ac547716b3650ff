import type { KnownVendor } from './schema.ts'

const folded = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s/g, '')

/** Vendors whose name or trade name holds what was typed, or whose phone number ends with it; nothing typed finds nothing. */
export function searchVendors(query: string, vendors: readonly KnownVendor[]): KnownVendor[] {
  const typed = folded(query)
  if (typed === '') return []
  return vendors.filter(
    ({ name, trade_name, tail }) =>
      folded(name).includes(typed) ||
      folded(trade_name ?? '').includes(typed) ||
      (typed.length === 4 && tail === typed),
  )
}
