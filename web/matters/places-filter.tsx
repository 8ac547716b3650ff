import type { Market } from '../../src/markets/schema.ts'
import type { Squads } from '../../src/people/schema.ts'
import { api } from '../api.ts'
import { localName, t } from '../i18n/index.ts'
import { SelectField, useLoad } from '../kit/index.ts'

const everywhere = 'all'

const optionsOf = (all: string, rows: readonly { id: string; name: string; name_en: string | null }[] = []) => [
  { value: everywhere, label: all },
  ...rows.map((row) => ({ value: row.id, label: localName(row) })),
]

interface Filters {
  market: string
  squad: string
}

/** Market and squad, for lists that are about either; '' is all of them. */
export function PlacesFilter({ market, squad, onChange }: Filters & { onChange: (to: Filters) => void }) {
  const names = useLoad(async (signal) => {
    const [{ markets }, { squads }] = await Promise.all([
      api.get<{ markets: Market[] }>('/api/markets', signal),
      api.get<Squads>('/api/squads', signal),
    ])
    return { markets, squads }
  }, [])
  const chosen = (value: string) => (value === everywhere ? '' : value)
  return (
    <>
      <SelectField
        label={t.clocks.market}
        required
        value={market || everywhere}
        options={optionsOf(t.clocks.allMarkets, names.data?.markets)}
        onChange={(value) => onChange({ market: chosen(value), squad })}
      />
      <SelectField
        label={t.clocks.squad}
        required
        value={squad || everywhere}
        options={optionsOf(t.clocks.allSquads, names.data?.squads)}
        onChange={(value) => onChange({ market, squad: chosen(value) })}
      />
    </>
  )
}
