import { enforcementClasses } from '../enforcement/rules-kinds.ts'

/** A share of findings: whole numbers, so that a limit is met or missed exactly. */
export interface Share {
  enforced: number
  handled: number
}

/** A limit or percentage kept as a fraction. */
export interface Fraction {
  numerator: number
  denominator: number
}

/** Below `percent` findings no percentage is shown, below `colour` none is coloured. */
export const smallNumbers = { percent: 10, colour: 30 } as const

/**
 * What the ratio counts, version by version: each word names a sentence of the screen's `definition`. Snapshots keep the
 * version they were made with, so a version is never edited; a change is a new one.
 */
export const definition = {
  version: 1,
  numerator: ['penalty', 'compulsory_measure', 'evidence_hold'],
  sentences: ['once', 'period', 'spared', 'overturned', 'overturned_all', 'amended'],
  left_out: ['in_order', 'duplicate', 'mistaken', 'transfer'],
} as const

export type Verdict = 'no_data' | 'under' | 'breach'

/** Under the limit by whole numbers: E/H exactly on the limit is a breach, and nothing handled is no data, never 0 %. */
export function verdictOf({ enforced, handled }: Share, limit: Fraction): Verdict {
  if (handled === 0) return 'no_data'
  return enforced * limit.denominator < handled * limit.numerator ? 'under' : 'breach'
}

/** What may be shown of a share: E of H always, the rest once there are enough findings. */
export function shownOf({ handled }: Share): { percent: boolean; colour: boolean } {
  return { percent: handled >= smallNumbers.percent, colour: handled >= smallNumbers.colour }
}

/** '14.8%' from whole numbers, rounded half up to one decimal; null for a denominator of 0. */
export function percentOf(numerator: number, denominator: number): string | null {
  if (denominator === 0) return null
  const tenths = Math.floor((2000 * numerator + denominator) / (2 * denominator))
  return `${Math.floor(tenths / 10)}.${tenths % 10}%`
}

/** A rate is told for so many stalls, each open on so many evenings. */
export const rateOf = { stalls: 100, evenings: 30 } as const

/**
 * '0.33': how often something happened for 100 stalls open on 30 evenings; `open` counts each stall on each evening it was
 * open, so that closed evenings, those to come and markets of other sizes need no average. Null where none was open.
 */
export function perHundredStalls(count: number, open: number): string | null {
  if (open === 0) return null
  return ((count * rateOf.stalls * rateOf.evenings) / open).toFixed(2)
}

const z95 = 1.959963984540054

/** Wilson's 95 % interval of a share as fractions of one; null when nothing was handled. */
export function intervalOf({ enforced, handled }: Share): { low: number; high: number } | null {
  if (handled === 0) return null
  const share = enforced / handled
  const spread = z95 * z95
  const center = share + spread / (2 * handled)
  const half = z95 * Math.sqrt((share * (1 - share)) / handled + spread / (4 * handled * handled))
  const scale = 1 + spread / handled
  // The bounds touch 0 and 1 exactly, which rounding would miss by an ulp.
  const low = enforced === 0 ? 0 : Math.min(share, (center - half) / scale)
  const high = enforced === handled ? 1 : Math.max(share, (center + half) / scale)
  return { low, high }
}

/** Counts of findings, each at its most severe standing action, as SQL groups them. */
export interface KindCount {
  /** A class of the ladder, or 'overturned' for a finding whose every action was set aside. */
  counted_as: string
  kind: string
  count: number
}

/** Everything the readings are made of, for one period, market and squad. */
export interface Counts {
  kinds: readonly KindCount[]
  inspections: number
  actions: number
  enforcement_actions: number
  vendors_with_findings: number
  vendors_enforced: number
  /** null where "all vendors" has no meaning, as for one squad. */
  vendors: number | null
}

export const readingNames = ['A', 'A1', 'A2', 'B', 'C', 'D', 'D1'] as const
export type ReadingName = (typeof readingNames)[number]

/** One way to count; a null denominator is one that cannot be known. */
export interface Reading {
  name: ReadingName
  numerator: number
  denominator: number | null
}

const sumOf = (kinds: readonly KindCount[], which: (each: KindCount) => boolean) =>
  kinds.reduce((sum, each) => (which(each) ? sum + each.count : sum), 0)

/** E and H: transfers stand in neither, spared and overturned findings in H only. */
export function shareOf(kinds: readonly KindCount[]): Share {
  return {
    enforced: sumOf(kinds, ({ counted_as }) => enforcementClasses.some((one) => one === counted_as)),
    handled: sumOf(kinds, (each) => each.counted_as !== 'T'),
  }
}

/** The ratio (A) and the other ways to count it, in the order of the definition. */
export function readingsOf(counts: Counts): Reading[] {
  const { enforced, handled } = shareOf(counts.kinds)
  const warnings = sumOf(counts.kinds, (each) => each.counted_as === 'P' && each.kind === 'warning')
  const holds = sumOf(counts.kinds, (each) => each.counted_as === 'H')
  return [
    { name: 'A', numerator: enforced, denominator: handled },
    { name: 'A1', numerator: enforced - warnings, denominator: handled },
    { name: 'A2', numerator: enforced - holds, denominator: handled },
    { name: 'B', numerator: enforced, denominator: counts.inspections },
    { name: 'C', numerator: counts.enforcement_actions, denominator: counts.actions },
    { name: 'D', numerator: counts.vendors_enforced, denominator: counts.vendors_with_findings },
    { name: 'D1', numerator: counts.vendors_enforced, denominator: counts.vendors },
  ]
}
