import type { EntryKind } from '../../src/ask/rules-kinds.ts'
import type { SearchAnswer, SearchHit } from '../../src/ask/schema-search.ts'
import { api, withQuery } from '../api.ts'
import { formatShortDateTime, localName, t } from '../i18n/index.ts'
import { Button, Cell, EmptyState, List, Pager, Show, useLoad, usePages } from '../kit/index.ts'
import { timeZone } from '../shell/who.ts'
import { addressOf } from './store.ts'

/** The list that holds a record of a place and a day. */
const listOf = (kind: 'inspections' | 'help_calls', { leads_to, place }: SearchHit) =>
  leads_to === null
    ? undefined
    : addressOf(kind, { place: leads_to, ...(place !== null && { from: place, to: place }) })

const leads: Record<EntryKind, (hit: SearchHit) => string | undefined> = {
  vendor: (hit) => `/vendors/${hit.id}`,
  stall: (hit) => addressOf('inspections', { place: hit.id }),
  shop: (hit) => addressOf('inspections', { place: hit.id }),
  document: (hit) => `/documents/${hit.id}`,
  finding: (hit) => `/matters/${hit.id}`,
  inspection: (hit) => listOf('inspections', hit),
  incident: (hit) => `/incidents/${hit.id}`,
  help_call: (hit) => listOf('help_calls', hit),
  review: (hit) => `/reviews/${hit.id}`,
  reply: (hit) => `/matters/${hit.leads_to}`,
  statement: (hit) => `/matters/${hit.leads_to}`,
}

const placedByDay: readonly EntryKind[] = ['inspection', 'help_call']
const undated: readonly EntryKind[] = ['vendor', 'stall', 'shop']

function Hit({ hit }: { hit: SearchHit }) {
  const { kind, found, market, place, vendor, at } = hit
  const href = leads[kind](hit)
  const words = [
    vendor,
    placedByDay.includes(kind) ? null : place,
    market && localName(market),
    undated.includes(kind) ? null : formatShortDateTime(at, market?.time_zone ?? timeZone.value),
  ].filter(Boolean)
  return (
    <Cell
      title={found.map((stretch, n) =>
        stretch.hit ? <mark key={n}>{stretch.words}</mark> : <span key={n}>{stretch.words}</span>,
      )}
      description={words.join(' · ')}
      {...(href !== undefined && { href })}
    />
  )
}

function OneKind({ q, kind }: { q: string; kind: EntryKind }) {
  const list = usePages(
    async (after, signal) => {
      const { groups } = await api.get<SearchAnswer>(withQuery('/api/search', { q, kind, after }), signal)
      return { rows: groups[0]?.hits ?? [], next: groups[0]?.next ?? null }
    },
    [q, kind],
  )
  return (
    <Show of={list.first} words={t.ask.searching}>
      {() => (
        <>
          <List title={t.ask.found[kind]}>
            {list.page?.rows.map((hit) => (
              <Hit key={hit.id} hit={hit} />
            ))}
          </List>
          {list.pager && <Pager {...list.pager} />}
        </>
      )}
    </Show>
  )
}

interface FoundProps {
  q: string
  /** One kind alone, or '' for the first of every kind. */
  kind: EntryKind | ''
  onKind: (kind: EntryKind | '') => void
}

/** What was found, by kind, the newest first, with the words that were asked for marked. */
export function FoundHits({ q, kind, onKind }: FoundProps) {
  const answer = useLoad((signal) => api.get<SearchAnswer>(withQuery('/api/search', { q }), signal), [q])
  if (kind !== '')
    return (
      <>
        <Button size="small" icon="back" onClick={() => onKind('')}>
          {t.ask.backToAll}
        </Button>
        <OneKind q={q} kind={kind} />
      </>
    )
  return (
    <Show of={answer} words={t.ask.searching}>
      {({ groups, items }) =>
        groups.length === 0 && items.length === 0 ? (
          <EmptyState icon="search" title={t.ask.foundNothing}>
            {t.ask.foundNothingHint}
          </EmptyState>
        ) : (
          <>
            <p class="ask__hint" role="status">
              {t.ask.foundGroups(groups.length + (items.length > 0 ? 1 : 0))}
            </p>
            {items.length > 0 && (
              <List title={t.ask.foundItems}>
                {items.map((item) => (
                  <Cell
                    key={item.code}
                    title={`${item.code} ${localName(item)}`}
                    href={addressOf('findings', { item: item.code })}
                  />
                ))}
              </List>
            )}
            {groups.map((group) => (
              <div key={group.kind}>
                <List title={t.ask.found[group.kind]}>
                  {group.hits.map((hit) => (
                    <Hit key={hit.id} hit={hit} />
                  ))}
                </List>
                {group.next !== null && (
                  <Button size="small" onClick={() => onKind(group.kind)}>
                    {t.ask.moreOf(t.ask.found[group.kind])}
                  </Button>
                )}
              </div>
            ))}
          </>
        )
      }
    </Show>
  )
}
