/** What must stay clear of stalls, and what else lies around them; a mark is what the paint crew measures from. */
export const clearKinds = ['fire_lane', 'hydrant', 'tactile_paving'] as const
const groundKinds = ['boundary', 'carriageway', 'kerb', 'building', 'tree', 'lamp', 'water', 'power', 'mark'] as const
export const featureKinds = [...clearKinds, ...groundKinds] as const
export const featureShapes = ['point', 'line', 'area'] as const
export type FeatureKind = (typeof featureKinds)[number]
export type FeatureShape = (typeof featureShapes)[number]

/** How the coordinates of a file are meant. GCJ-02 is what Amap and Tencent give out, BD-09 what Baidu does. */
export const coordinateReadings = ['as_is', 'gcj02', 'bd09', 'swapped', 'swapped_gcj02', 'swapped_bd09'] as const
export type CoordinateReading = (typeof coordinateReadings)[number]
