import type { Who } from '../people/schema.ts'
import { maskPhone } from '../shared/phone.ts'

/** Whoever looks, and the markets whose squad they belong to and where they lead a patrol that is still out. */
export interface Viewer {
  who: Who
  led_markets: readonly string[]
}

/**
 * Rule R18 (PIPL Art. 6, 28): a phone number is seen by the vendor, by supervisors, and by the officer of the
 * responsible squad who leads an open patrol in a market where the vendor trades today; by nobody else.
 */
function seesPhone(viewer: Viewer, vendor: { id: string; markets: readonly string[] }): boolean {
  if (viewer.who.kind === 'vendor') return viewer.who.id === vendor.id
  if (viewer.who.role === 'supervisor') return true
  return vendor.markets.some((market) => viewer.led_markets.includes(market))
}

/** A vendor's phone number as this viewer may see it. */
export function phoneFor(viewer: Viewer, vendor: { id: string; phone: string; markets: readonly string[] }) {
  const seen = seesPhone(viewer, vendor)
  return { phone: seen ? vendor.phone : maskPhone(vendor.phone), phone_masked: !seen }
}

/**
 * What a search text asks for: part of a name always, a phone number (a `like` pattern) only by its last four digits or
 * as a whole. For whoever sees masks (`whole` false) a whole number finds those whose mask it fits, else trying the four
 * hidden digits one after another would spell them out (rule R18).
 */
export function readSearch(q: string, whole: boolean): { name: string; phone: string | null } {
  const by = asksByPhone(q)
  if (by === null) return { name: q, phone: null }
  if (by === 'ending') return { name: q, phone: `%${digitsOf(q)}` }
  return { name: q, phone: whole ? digitsOf(q) : maskPhone(digitsOf(q)).replaceAll('*', '_') }
}

const digitsOf = (q: string) => q.replaceAll(/[\s-]/g, '')

/** Does a search text ask for a phone number, by its last four digits or as a whole? Null for any other text. */
export function asksByPhone(q: string): 'ending' | 'whole' | null {
  if (/^\d{4}$/.test(digitsOf(q))) return 'ending'
  return /^1\d{10}$/.test(digitsOf(q)) ? 'whole' : null
}

/**
 * How often an account may ask by a phone number, its ending or the whole of it. A walk that asks for somebody every
 * minute stays below it (and finds the market's own holders on the phone, without asking); who tries all ten thousand
 * endings needs a week of nights, with every look-up in the log (rule R18, PIPL Art. 6).
 */
export const phoneLookups = { window_s: 3600, per_account: 60 } as const

/** Seconds until an account that asked at these times, newest first, may ask again; 0 when now. */
export function lookupWait(asked: readonly Date[], now: Date): number {
  const first = asked[phoneLookups.per_account - 1]
  return first ? Math.max(0, Math.ceil(phoneLookups.window_s - (now.getTime() - first.getTime()) / 1000)) : 0
}

/**
 * What is kept about a vendor's priority: a newly given one is verified by this person today, a standing one keeps its
 * verification, none has none. The reason for it is never stored.
 */
export function verification(
  priority: boolean,
  before: { priority: boolean; priority_verified_by: string | null; priority_verified_on: string | null } | null,
  by: string,
  day: string,
) {
  if (!priority) return { priority, priority_verified_by: null, priority_verified_on: null }
  if (before?.priority) return { ...before, priority }
  return { priority, priority_verified_by: by, priority_verified_on: day }
}
