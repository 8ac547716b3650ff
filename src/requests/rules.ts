/** How many help calls of one vendor may wait at a time. */
export const openHelpCalls = 3
/** Within so many seconds a vendor may take a thank-you back; the screen offers it for ten. */
export const thanksBack_s = 60
/** How many days a squad's page shows thanks, and how many at most. */
export const thanksShown = { days: 7, most: 20 } as const
/** How many of their own help calls a vendor is shown, the newest. */
export const shownToVendor = 10
