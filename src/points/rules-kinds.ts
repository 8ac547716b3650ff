/** 记分: off, counted in their calendar month, or for so many days. */
export const pointsModes = ['off', 'month', 'window'] as const
export type PointsMode = (typeof pointsModes)[number]
