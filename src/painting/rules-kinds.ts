export const markKinds = ['painted', 'worn', 'withdrawn'] as const
export type MarkKind = (typeof markKinds)[number]
/** Days a paint job may take. */
export const mostPaintDays = 60
