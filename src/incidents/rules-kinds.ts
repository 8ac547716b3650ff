/** 冲突: what happened; `money`: somebody asked for money where the market takes none (rule R20). */
export const incidentKinds = ['quarrel', 'refusal', 'push', 'injury', 'abuse', 'complaint', 'money'] as const
export type IncidentKind = (typeof incidentKinds)[number]

/** What an officer logs on a patrol: that somebody asked for money is for vendors to say. */
export const loggedKinds = ['quarrel', 'refusal', 'push', 'injury', 'abuse', 'complaint'] as const
export type LoggedKind = (typeof loggedKinds)[number]

/** What a vendor may complain of from their own page. */
export const complaintKinds = ['complaint', 'money'] as const
export type ComplaintKind = (typeof complaintKinds)[number]

export const incidentStates = ['open', 'closed'] as const
