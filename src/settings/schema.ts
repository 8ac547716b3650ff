import * as v from 'valibot'
import { text } from '../shared/text.ts'
import { ranges, wrongNumbers, type SettingName } from './rules.ts'

const within = (name: SettingName) =>
  v.pipe(v.number(), v.integer(), v.minValue(ranges[name][0]), v.maxValue(ranges[name][1]))
const numbers = {
  ratio_numerator: within('ratio_numerator'),
  ratio_denominator: within('ratio_denominator'),
  certificate_days: within('certificate_days'),
  training_days: within('training_days'),
}

/** The next version: its number, so that two who change at once do not both; why is kept with it. */
export const SettingsEntry = v.pipe(
  v.strictObject({
    version: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000)),
    ...numbers,
    reason: text(200),
  }),
  v.check((entry) => wrongNumbers(entry).length === 0, 'limits do not fit each other'),
)
export type SettingsEntry = v.InferOutput<typeof SettingsEntry>

export const SettingsVersion = v.object({
  version: v.number(),
  ...numbers,
  reason: v.string(),
  set_at: v.string(),
  set_by: v.string(),
})
export type SettingsVersion = v.InferOutput<typeof SettingsVersion>

/** What is in force, and every version newest first; version 0 are the defaults. */
export const Settings = v.object({
  version: v.number(),
  ...numbers,
  versions: v.array(SettingsVersion),
})
export type Settings = v.InferOutput<typeof Settings>
