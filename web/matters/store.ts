import { matterStates, type MatterState } from '../../src/matters/rules-machine.ts'
import { withQuery } from '../api.ts'

/** What a list of matters is about; it lives in the address. '' is all of them. */
export interface Asked {
  view: 'waiting' | 'all'
  market: string
  squad: string
  state: MatterState | ''
  vendor: string
}

const everywhere = 'all'

/** Reads an address; officers begin with what waits in their own squad, a vendor's matters are all of them. */
export function askedOf(query: Readonly<Record<string, string>>, ownSquad: string | null): Asked {
  const { market = '', vendor = '' } = query
  const state = matterStates.find((one) => one === query['state']) ?? ''
  const squad = query['squad'] ?? (vendor === '' ? (ownSquad ?? '') : '')
  const view = query['view'] === 'all' || vendor !== '' || state !== '' ? 'all' : 'waiting'
  return { view, market, squad: squad === everywhere ? '' : squad, state, vendor }
}

/** The list's address: what anybody who opens it begins with is left out. */
export function addressOf({ view, market, squad, state, vendor }: Asked, ownSquad: string | null): string {
  const begins = vendor === '' ? (ownSquad ?? '') : ''
  return withQuery('/matters', {
    view: view === 'all' && vendor === '' && state === '' ? 'all' : undefined,
    market,
    squad: squad === begins ? undefined : squad === '' ? everywhere : squad,
    state,
    vendor,
  })
}

/** What the server is asked for it. */
export const pathOf = ({ view, market, squad, state, vendor }: Asked, after: string | null): string =>
  withQuery('/api/matters', { waiting: view === 'waiting' ? '1' : undefined, market, squad, state, vendor, after })

/** The states worth asking for by name: `void` ones are found by their correction. */
export const askable = matterStates.filter((state) => state !== 'void')
