/** What must stay clear of stalls, and what else lies around them; a mark is what the paint crew measures from. */
export const clearKinds = ['fire_lane', 'hydrant', 'tactile_paving'] as const
export const groundKinds = [
  'boundary',
  'carriageway',
  'kerb',
  'building',
  'tree',
  'lamp',
  'water',
  'power',
  'mark',
] as const
export const featureKinds = [...clearKinds, ...groundKinds] as const
export const featureShapes = ['point', 'line', 'area'] as const
export type FeatureKind = (typeof featureKinds)[number]
export type FeatureShape = (typeof featureShapes)[number]
