import * as v from 'valibot'
import { text } from '../shared/text.ts'
import { checkKinds, checkLevels } from './rules-kinds.ts'

/** One thing a check found. `stalls`: one, or the two it lies between; `feature`: the zone or feature concerned. */
export const PlanCheck = v.object({
  check: v.picklist(checkKinds),
  level: v.picklist(['error', 'warning']),
  stalls: v.array(v.string()),
  feature: v.nullable(v.string()),
  /** What was measured and what is wanted, metres or counts. */
  detail: v.record(v.string(), v.union([v.string(), v.number()])),
  /** Where to look, WGS-84. */
  at: v.tuple([v.number(), v.number()]),
})
export type PlanCheck = v.InferOutput<typeof PlanCheck>

const metres = (least: number, greatest: number) => v.pipe(v.number(), v.minValue(least), v.maxValue(greatest))
const Level = v.picklist(checkLevels)

/** The settings of a market as they are saved; two stalls may never have one number. */
export const CheckSettingsForm = v.pipe(
  v.object({
    levels: v.object({
      number: v.literal('error'),
      overlap: Level,
      outside_market: Level,
      keep_clear: Level,
      aisle: Level,
      gap: Level,
      kerb: Level,
      gas: Level,
      size: Level,
      zone_category: Level,
    }),
    aisle_m: metres(0, 30),
    back_to_back_m: metres(0, 30),
    gap_every: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)),
    gap_m: metres(0, 30),
    kerb_m: metres(0, 30),
    hydrant_m: metres(0, 30),
    gas_m: metres(0, 30),
    gas_categories: v.pipe(v.array(text(40)), v.maxLength(100)),
    least_side_m: metres(0.1, 50),
    greatest_side_m: metres(0.1, 50),
  }),
  v.check(({ least_side_m, greatest_side_m }) => least_side_m <= greatest_side_m, 'least above greatest'),
  v.check(({ back_to_back_m, aisle_m }) => back_to_back_m <= aisle_m, 'back to back above aisle'),
)

/** The settings in force; `saved_at` is null while they are the defaults. */
export const CheckSettingsAnswer = v.object({
  settings: CheckSettingsForm,
  saved_at: v.nullable(v.string()),
  saved_by: v.nullable(v.string()),
})
export type CheckSettingsAnswer = v.InferOutput<typeof CheckSettingsAnswer>
