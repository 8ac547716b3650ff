/** Metres as they are read: at most two decimals, none that say nothing. */
export const formatMetres = (metres: number) => String(Math.round(metres * 100) / 100)
