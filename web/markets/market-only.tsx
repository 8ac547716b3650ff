import type { Market } from '../../src/markets/schema.ts'
import { api } from '../api.ts'
import { localName } from '../i18n/index.ts'
import { useLoad } from '../kit/index.ts'

interface MarketOnlyProps {
  path: string
  /** Its id; '' for all markets. */
  market: string
  words: { only: (name: string) => string; all: string }
}

/** Says that a list is of one market only, with the way to all of it; nothing where it is of all markets. */
export function MarketOnly({ path, market, words }: MarketOnlyProps) {
  const markets = useLoad(
    async (signal) => (market === '' ? [] : (await api.get<{ markets: Market[] }>('/api/markets', signal)).markets),
    [market],
  )
  const one = markets.data?.find(({ id }) => id === market)
  if (one === undefined) return null
  return (
    <p class="page__foot">
      {words.only(localName(one))} <a href={path}>{words.all}</a>
    </p>
  )
}
