/** What a plan is checked for; each is a function in a file of its own. */
export const checkKinds = [
  'number',
  'overlap',
  'outside_market',
  'keep_clear',
  'aisle',
  'gap',
  'kerb',
  'gas',
  'size',
  'zone_category',
] as const
export type CheckKind = (typeof checkKinds)[number]

/** An error asks for a reason before the plan is published; a warning only says so; off is not looked for. */
export const checkLevels = ['error', 'warning', 'off'] as const
export type CheckLevel = (typeof checkLevels)[number]

/** What a market's plan has to keep to. Metres; all of it a proposal that a district may change. */
export interface CheckSettings {
  levels: Record<CheckKind, CheckLevel>
  /** Free width between rows that face each other. */
  aisle_m: number
  /** Rows nearer than this stand back to back, which is no aisle. */
  back_to_back_m: number
  /** After at most so many stalls in a row a gap of `gap_m`. */
  gap_every: number
  gap_m: number
  kerb_m: number
  /** Around a hydrant that says nothing of its own. */
  hydrant_m: number
  /** Between stalls that cook with gas. */
  gas_m: number
  gas_categories: string[]
  least_side_m: number
  greatest_side_m: number
}

export const defaultSettings: CheckSettings = {
  levels: {
    number: 'error',
    overlap: 'error',
    outside_market: 'error',
    keep_clear: 'error',
    aisle: 'error',
    gap: 'warning',
    kerb: 'warning',
    gas: 'warning',
    size: 'warning',
    zone_category: 'warning',
  },
  aisle_m: 3,
  back_to_back_m: 1.5,
  gap_every: 10,
  gap_m: 2,
  kerb_m: 0.3,
  hydrant_m: 2,
  gas_m: 1,
  gas_categories: ['barbecue', 'snacks'],
  least_side_m: 1,
  greatest_side_m: 10,
}
