/** What a review may decide: the finding stands, some of what was done is set aside, or all of it. */
export const decisions = ['upheld', 'changed', 'overturned'] as const
export type Decision = (typeof decisions)[number]

export const reviewOutcomes = [...decisions, 'withdrawn'] as const
export type ReviewOutcome = (typeof reviewOutcomes)[number]

/** Why no review can be asked for now; null: it can. */
export const reviewBars = ['running', 'too_late', 'decided', 'too_often', 'nothing_left'] as const
export type ReviewBar = (typeof reviewBars)[number]

/** How somebody had a part in what they would decide about (rule R21). */
export const parts = ['author', 'officer', 'approver', 'step', 'procedure', 'review'] as const
export type Part = (typeof parts)[number]

/** How many replies to a finding a vendor may make, taken back or not, and how often a finding may be reviewed. */
export const most = { replies: 3, reviews: 5, photos: 3 } as const
/** How long what is said may be. */
export const longest = { reply: 500, review: 2000, put_right: 500, decision: 300 } as const
