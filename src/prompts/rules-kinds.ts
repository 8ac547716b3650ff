/** Patterns worth a look; each has a file of its own, `rules-<pattern>`. */
export const patterns = [
  'burst',
  'pace',
  'photo_again',
  'off_roster',
  'always_in_order',
  'same_act',
  'month_end',
] as const
export type Pattern = (typeof patterns)[number]

/** What a supervisor found on looking: it has a plain reason, it was talked about or followed up, the data were wrong. */
export const outcomes = ['explained', 'followed_up', 'data_error'] as const
export type PromptOutcome = (typeof outcomes)[number]

/** What may be said of a prompt: besides, that an outcome is taken back, and the own words of whose records it shows. */
export const answers = [...outcomes, 'taken_back', 'own_words'] as const
export type PromptAnswerKind = (typeof answers)[number]

/** How long an answer may be. */
export const longestWords = 500

/** Evenings and months that are looked through when somebody opens the page, and over how many days alarms are added up. */
export const reach = { evenings: 14, months: 35, alarms: 30 } as const
