/** Patterns worth a look; each has a file of its own, `rules-<pattern>`. */
export const patterns = [
  'burst',
  'pace',
  'photo_again',
  'photo_alike',
  'off_roster',
  'always_in_order',
  'same_act',
  'month_end',
  'bunching',
] as const
export type Pattern = (typeof patterns)[number]

/** Patterns that compare a month's records; the others compare an evening's. */
export const monthly: readonly Pattern[] = ['always_in_order', 'same_act', 'month_end', 'bunching']

/** What records may bunch just below: the most that may be fined on the spot, and the time by which an order is to be followed. */
export const bunchedAt = ['fine_ceiling', 'order_due'] as const
export type BunchedAt = (typeof bunchedAt)[number]

/** What a supervisor found on looking: it has a plain reason, it was talked about or followed up, the data were wrong. */
export const outcomes = ['explained', 'followed_up', 'data_error'] as const
export type PromptOutcome = (typeof outcomes)[number]

/** What may be said of a prompt: besides, that an outcome is taken back, and the own words of whose records it shows. */
export const answers = [...outcomes, 'taken_back', 'own_words'] as const
export type PromptAnswerKind = (typeof answers)[number]

/** How long an answer may be. */
export const longestWords = 500

/**
 * Days back. `evenings`, `months`: what is looked through when somebody opens the page, again where records came since;
 * `missed`: so far what was never looked through is made up for, from the first look-through of its market on, so that
 * nothing is skipped because nobody came for a while. `alarms`: over how many alarms are added up.
 */
export const reach = { evenings: 14, months: 35, missed: 92, alarms: 30 } as const

/** How many records a prompt names at most. */
export const mostRecords = 60
