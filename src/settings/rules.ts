/** The district's thresholds, as they are stored; all whole numbers. */
export interface DistrictSettings {
  /** Below this fraction the enforcement ratio is within its limit. */
  ratio_limit: { numerator: number; denominator: number }
  /** A certificate, or what was learnt, that ends within so many days is told of. */
  certificate_days: number
  training_days: number
}

/** What a district has until somebody changes it. */
export const defaultSettings: DistrictSettings = {
  ratio_limit: { numerator: 1, denominator: 5 },
  certificate_days: 60,
  training_days: 30,
}

/**
 * Each number's least and most; the limit is always below one. From how many findings on a percentage is written or
 * coloured, and what a repeat is, are part of the ratio's definition (`ratio/rules`) and no district's choice.
 */
export const ranges = {
  ratio_numerator: [1, 99],
  ratio_denominator: [2, 100],
  certificate_days: [1, 365],
  training_days: [1, 365],
} as const
export type SettingName = keyof typeof ranges
export const settingNames = Object.keys(ranges) as SettingName[]

/** The settings as one number per name, as forms and the log have them. */
export function numbersOf({ ratio_limit, ...rest }: DistrictSettings): Record<SettingName, number> {
  return { ratio_numerator: ratio_limit.numerator, ratio_denominator: ratio_limit.denominator, ...rest }
}

/** Which numbers do not fit, by name; empty when they may be kept. */
export function wrongNumbers(numbers: Readonly<Record<SettingName, number | null>>): SettingName[] {
  const outside = settingNames.filter((name) => {
    const [least, most] = ranges[name]
    const value = numbers[name]
    return value === null || !Number.isInteger(value) || value < least || value > most
  })
  const { ratio_numerator, ratio_denominator } = numbers
  if ((ratio_numerator ?? 0) >= (ratio_denominator ?? 0)) outside.push('ratio_numerator')
  return [...new Set(outside)]
}
