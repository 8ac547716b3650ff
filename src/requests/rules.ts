/** How many help calls of one vendor may wait at a time. */
export const openHelpCalls = 3
/** How many help calls a vendor may ask within a day, those taken back included: each stands in the log for ever. */
export const helpCallsADay = 10
/** Within so many seconds a vendor may take a thank-you back, once for each call; the screen offers it for ten. */
export const thanksBack_s = 60
/** How many days a squad's page shows thanks, and how many at most. */
export const thanksShown = { days: 7, most: 20 } as const
/** How many of their own help calls a vendor is shown, the newest. */
export const shownToVendor = 10
