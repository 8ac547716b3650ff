import {
  actionClasses,
  actionParts,
  assignmentStates,
  callStates,
  comparisons,
  countedParts,
  filtersOf,
  patrolStates,
  seenParts,
  type AskKind,
  type FilterName,
} from '../../src/ask/rules-kinds.ts'
import { actionKinds } from '../../src/enforcement/rules-kinds.ts'
import { incidentKinds, incidentStates } from '../../src/incidents/rules-kinds.ts'
import { outcomes } from '../../src/inspections/rules-kinds.ts'
import type { Checklist } from '../../src/inspections/schema.ts'
import type { Market } from '../../src/markets/schema.ts'
import { matterStates } from '../../src/matters/rules-machine.ts'
import type { Squads } from '../../src/people/schema.ts'
import { api } from '../api.ts'
import { formatDay, localName, t } from '../i18n/index.ts'
import { Button, DateField, SelectField, useLoad, type Option } from '../kit/index.ts'
import type { Asked } from './store.ts'

const any = 'any'

export interface Names {
  markets: readonly Option[]
  squads: readonly Option[]
  categories: readonly Option[]
  items: readonly Option[]
}

const named = (rows: readonly { id: string; name: string; name_en?: string | null }[]) =>
  rows.map((row) => ({ value: row.id, label: localName(row) }))

/** Names of what filters choose from, once fetched. */
export function useNames() {
  return useLoad(async (signal): Promise<Names> => {
    const [{ markets }, { squads }, { categories }, { items }] = await Promise.all([
      api.get<{ markets: Market[] }>('/api/markets', signal),
      api.get<Squads>('/api/squads', signal),
      api.get<{ categories: { id: string; name: string; name_en: string }[] }>('/api/categories', signal),
      api.get<Checklist>('/api/checklist', signal),
    ])
    return {
      markets: named(markets),
      squads: named(squads),
      categories: named(categories),
      items: items.map((item) => ({ value: item.code, label: `${item.code} ${localName(item)}` })),
    }
  }, [])
}

const worded = (values: readonly string[], words: Readonly<Record<string, string>>) =>
  values.map((value) => ({ value, label: words[value] ?? value }))

const statesOf = (kind: AskKind): readonly Option[] => {
  switch (kind) {
    case 'matters':
      return [
        { value: 'unsettled', label: t.ask.states.unsettled },
        ...worded(
          matterStates.filter((state) => state !== 'void'),
          t.matters.states,
        ),
      ]
    case 'help_calls':
      return worded(callStates, t.ask.states)
    case 'incidents':
      return worded(incidentStates, { open: t.ask.states.open_incident, closed: t.ask.states.closed })
    default:
      return worded(kind === 'patrols' ? patrolStates : assignmentStates, t.ask.states)
  }
}

const hours = (): readonly Option[] =>
  Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: t.ask.hour(hour) }))

/** What a filter can be set to; null for one that only a link sets. */
function optionsOf(name: FilterName, kind: AskKind, names: Names | undefined): readonly Option[] | null {
  switch (name) {
    case 'market':
      return names?.markets ?? []
    case 'squad':
      return names?.squads ?? []
    case 'category':
      return [...(names?.categories ?? []), ...(kind === 'findings' ? [{ value: '-', label: t.ask.noCategory }] : [])]
    case 'item':
      return names?.items ?? []
    case 'severity':
      return worded(['1', '2', '3', '4'], t.ask.severities)
    case 'outcome':
      return worded(outcomes, t.inspections.outcome)
    case 'class':
      return worded(actionClasses, t.ask.classes)
    case 'action':
      return worded(actionKinds, t.enforcement.kinds)
    case 'counted':
      return [
        ...worded(countedParts, t.ask.counted),
        ...actionKinds.map((value) => ({ value, label: t.ask.countedKind(t.enforcement.kinds[value]) })),
      ]
    case 'state':
      return statesOf(kind)
    case 'overdue':
      return [{ value: 'yes', label: t.ask.overdueOnly }]
    case 'due':
      return [{ value: 'tonight', label: t.ask.dueTonight }]
    case 'tonight':
      return [{ value: 'yes', label: t.ask.tonightOnly }]
    case 'stands':
      return [{ value: 'yes', label: t.ask.standsOnly }]
    case 'hour':
      return hours()
    case 'seen':
      return kind === 'open_places'
        ? worded(['never', 'always'], { never: t.ask.notYetSeen, always: t.ask.seenTonight })
        : worded(seenParts, t.ask.seen)
    case 'part':
      return worded(actionParts, t.ask.parts)
    case 'incident':
      return worded(['complaints', ...incidentKinds], t.ask.incidents)
    case 'compared':
      return worded(comparisons, t.ask.compared)
    case 'priority':
      return [{ value: 'yes', label: t.ask.priorityOnly }]
    case 'origin':
      return worded(['settled', 'roaming'], t.vendors.origins)
    default:
      return null
  }
}

const linked = ['vendor', 'place', 'officer', 'locked'] as const

/** What a list is narrowed by, in words: who opened a figure reads what it counted. */
export function askedWords(kind: AskKind, asked: Asked, names: Names | undefined): string {
  const { from, to } = asked
  const period =
    from === undefined
      ? to && t.ask.until(formatDay(to))
      : to === undefined
        ? t.ask.from(formatDay(from))
        : periodOf(from, to)
  const rest = filtersOf[kind].flatMap((name) => {
    const value = asked[name]
    if (value === undefined || name === 'from' || name === 'to') return []
    const known = linked.find((each) => each === name)
    if (known) return [t.ask.only[known]]
    return optionsOf(name, kind, names)?.find((option) => option.value === value)?.label ?? []
  })
  return [period, ...rest].filter(Boolean).join(' · ')
}

const periodOf = (from: string, to: string) =>
  from === to ? formatDay(from) : t.ask.period(formatDay(from), formatDay(to))

interface FiltersProps {
  kind: AskKind
  asked: Asked
  names: Names | undefined
  id: string
  /** On a phone they are folded away until somebody wants them; on a desk there is room. */
  open: boolean
  onChange: (asked: Asked) => void
}

const without = (asked: Asked, name: FilterName): Asked =>
  Object.fromEntries(Object.entries(asked).filter(([each]) => each !== name))

/** All filters of a list; every choice goes into the address at once. */
export function Filters({ kind, asked, names, id, open, onChange }: FiltersProps) {
  const set = (name: FilterName, value: string) =>
    onChange(value === '' || value === any ? without(asked, name) : { ...asked, [name]: value })
  const reversed = asked.from && asked.to && asked.from > asked.to ? t.ask.reversed : undefined
  const chips = linked.filter((name) => asked[name] !== undefined)
  return (
    <section id={id} class={open ? 'ask__filters ask__filters_open' : 'ask__filters'} aria-label={t.ask.filtersTitle}>
      {chips.length > 0 && (
        <div class="ask__chips">
          {chips.map((name) => (
            <Button
              key={name}
              size="small"
              icon="close"
              label={t.ask.drop(t.ask.only[name])}
              onClick={() => onChange(without(asked, name))}
            >
              {t.ask.only[name]}
            </Button>
          ))}
        </div>
      )}
      <div class="ask__fields">
        {filtersOf[kind].map((name) => {
          if (name === 'from' || name === 'to')
            return (
              <DateField
                key={name}
                label={t.ask.filters[name]}
                value={asked[name] ?? ''}
                error={name === 'from' ? reversed : undefined}
                onInput={(day) => set(name, day)}
              />
            )
          const options = optionsOf(name, kind, names)
          if (options === null) return null
          return (
            <SelectField
              key={name}
              label={t.ask.filters[name]}
              required
              value={asked[name] ?? any}
              options={[{ value: any, label: t.ask.any }, ...options]}
              onChange={(value) => set(name, value)}
            />
          )
        })}
      </div>
    </section>
  )
}
