/** What further remedies there are once a penalty was decided: Administrative Reconsideration Law Art. 20, Administrative Litigation Law Art. 46. */
export const remedies = { reconsideration_days: 60, litigation_months: 6 } as const
