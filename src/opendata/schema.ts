import * as v from 'valibot'
import { fileNames } from './rules.ts'

const Month = v.pipe(v.string(), v.regex(/^20\d{2}-(0[1-9]|1[0-2])$/))

export const OpenMonths = v.object({
  /** Months anybody may fetch, newest first, 'YYYY-MM'. */
  months: v.array(v.object({ month: v.string(), published_at: v.string() })),
})
export type OpenMonths = v.InferOutput<typeof OpenMonths>

/** Months a supervisor may make public or has, newest first, 'YYYY-MM'. */
export const OpenChoices = v.object({ months: v.array(v.string()) })
export type OpenChoices = v.InferOutput<typeof OpenChoices>

/** Whether a month that is over is public from now on. */
export const OpenDecision = v.strictObject({ month: Month, published: v.boolean() })
export const OpenFileParam = v.object({ month: Month, file: v.picklist(fileNames) })
