import { useState } from 'preact/hooks'
import type { Market } from '../../src/markets/schema.ts'
import type { Squads } from '../../src/people/schema.ts'
import { api } from '../api.ts'
import { localName, t } from '../i18n/index.ts'
import { Button, DateField, SelectField, useLoad } from '../kit/index.ts'
import { periods, type Asked } from './store.ts'

const everywhere = 'all'

/** Period, market and squad; every choice goes into the address at once. On a phone they are said in a line, and folded away. */
export function Filters({ asked, onChange }: { asked: Asked; onChange: (asked: Asked) => void }) {
  const names = useLoad(async (signal) => {
    const [{ markets }, { squads }] = await Promise.all([
      api.get<{ markets: Market[] }>('/api/markets', signal),
      api.get<Squads>('/api/squads', signal),
    ])
    return { markets, squads }
  }, [])
  const optionsOf = (
    all: string,
    rows: readonly { id: string; name: string; name_en: string | null }[] | undefined,
  ) => [{ value: everywhere, label: all }, ...(rows ?? []).map((row) => ({ value: row.id, label: localName(row) }))]
  const chosen = (value: string) => (value === everywhere ? '' : value)
  const [open, setOpen] = useState(false)
  const nameOf = (all: string, rows: Parameters<typeof optionsOf>[1], id: string) =>
    id === '' ? all : (optionsOf(all, rows).find(({ value }) => value === id)?.label ?? '')
  const words = [
    t.ratio.periods[asked.period],
    nameOf(t.ratio.allMarkets, names.data?.markets, asked.market),
    nameOf(t.ratio.allSquads, names.data?.squads, asked.squad),
  ]
  const reversed = asked.from > asked.to ? t.ratio.reversed : undefined
  return (
    <>
      <div class="ratio__fold">
        <span>{words.filter(Boolean).join(' · ')}</span>
        <Button size="small" icon="filter" expanded={open} controls="ratio-filters" onClick={() => setOpen(!open)}>
          {t.ratio.change}
        </Button>
      </div>
      <section
        id="ratio-filters"
        class={open ? 'ratio__filters ratio__filters_open' : 'ratio__filters'}
        aria-label={t.ratio.filters}
      >
        <div class="ratio__periods" role="group" aria-label={t.ratio.period}>
          {periods.map((period) => (
            <button
              key={period}
              type="button"
              class="ratio__chip"
              aria-pressed={period === asked.period}
              onClick={() => onChange({ ...asked, period })}
            >
              {t.ratio.periods[period]}
            </button>
          ))}
        </div>
        <div class="ratio__fields">
          {asked.period === 'custom' && (
            <>
              <DateField
                label={t.ratio.from}
                required
                value={asked.from}
                error={reversed}
                onInput={(from) => onChange({ ...asked, from })}
              />
              <DateField label={t.ratio.to} required value={asked.to} onInput={(to) => onChange({ ...asked, to })} />
            </>
          )}
          <SelectField
            label={t.ratio.market}
            required
            value={asked.market || everywhere}
            options={optionsOf(t.ratio.allMarkets, names.data?.markets)}
            onChange={(value) => onChange({ ...asked, market: chosen(value) })}
          />
          <SelectField
            label={t.ratio.squad}
            required
            value={asked.squad || everywhere}
            options={optionsOf(t.ratio.allSquads, names.data?.squads)}
            onChange={(value) => onChange({ ...asked, squad: chosen(value) })}
          />
        </div>
      </section>
    </>
  )
}
