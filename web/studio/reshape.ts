import type { MarketPlane } from '../../src/plan/rules-plane.ts'
import type { LngLat, PlanDocument } from '../../src/plan/schema.ts'
import { setOutline } from '../../src/studio/rules-actions.ts'

/** The document with other corners for some things, as one step. */
export const remakeRings = (
  document: PlanDocument,
  plane: MarketPlane,
  things: readonly { id: string; ring: readonly LngLat[] }[],
): PlanDocument => things.reduce((now, { id, ring }) => setOutline(now, plane, id, ring), document)
