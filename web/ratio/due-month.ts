import type { SnapshotList } from '../../src/ratio/schema-snapshots.ts'
import { api, withQuery } from '../api.ts'
import { useLoad } from '../kit/index.ts'
import { can } from '../shell/who.ts'

/** Last month, 'YYYY-MM', while it is over and nobody has locked it for the market ('' for the district), for those who may. */
export function useDueMonth(market: string): string | null {
  const { data } = useLoad(
    (signal) => api.get<SnapshotList>(withQuery('/api/ratio/snapshots', { market }), signal),
    [market],
  )
  return data && can('ratio.lock') ? data.due : null
}
