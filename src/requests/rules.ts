/** How many help calls of one vendor may wait at a time. */
export const openHelpCalls = 3
/** How many of their own help calls a vendor is shown, the newest. */
export const shownToVendor = 10
