import * as v from 'valibot'
import { text } from '../shared/text.ts'
import { patterns } from './rules-kinds.ts'
import { numberNames, ranges, type NumberName } from './rules-settings.ts'

const within = (name: NumberName) =>
  v.pipe(v.number(), v.integer(), v.minValue(ranges[name].least), v.maxValue(ranges[name].most))

/** Every threshold by its name. */
export const Numbers = v.strictObject(
  Object.fromEntries(numberNames.map((name) => [name, within(name)])) as Record<NumberName, ReturnType<typeof within>>,
)
const off = v.array(v.picklist(patterns))

/** The next version: its number, so that two who change at once do not both; why is kept with it. `off`: not looked for. */
export const PromptSettingsEntry = v.strictObject({
  version: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000)),
  off: v.pipe(
    off,
    v.check((some) => new Set(some).size === some.length, 'named twice'),
  ),
  numbers: Numbers,
  reason: text(200),
})
export type PromptSettingsEntry = v.InferOutput<typeof PromptSettingsEntry>

export const PromptSettingsVersion = v.object({
  ...PromptSettingsEntry.entries,
  set_at: v.string(),
  set_by: v.string(),
})
export type PromptSettingsVersion = v.InferOutput<typeof PromptSettingsVersion>

/** What is in force, and every version newest first; version 0 are the defaults. */
export const PromptSettings = v.object({
  version: v.number(),
  off,
  numbers: Numbers,
  versions: v.array(PromptSettingsVersion),
})
export type PromptSettings = v.InferOutput<typeof PromptSettings>
