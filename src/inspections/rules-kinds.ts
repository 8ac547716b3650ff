/** By when something is to be put right; what each means on the clock is in rules-time.ts. */
export const deadlines = ['now', '30m', 'tonight', 'next_evening', '3wd', '7d'] as const
export type Deadline = (typeof deadlines)[number]

/** The term of an order with a deadline: what had to stop at once gets half an hour, for no order ends as it is given. */
export const orderTerm = (deadline: Deadline): Deadline => (deadline === 'now' ? '30m' : deadline)

export const outcomes = ['in_order', 'findings', 'void'] as const
export const amendReasons = ['correction', 'mistake', 'duplicate'] as const
export type AmendReason = (typeof amendReasons)[number]

export const photoKinds = ['before', 'after'] as const
export type PhotoKind = (typeof photoKinds)[number]

/** How many photos a record may declare, and one of its findings. */
export const photoLimits = { record: 12, finding: 6 } as const

/** How many of a place's last looks anybody may know of. */
export const publicLooks = 10
