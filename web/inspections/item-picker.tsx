import { useState } from 'preact/hooks'
import type { Item } from '../../src/inspections/schema.ts'
import { localName, t } from '../i18n/index.ts'
import { Cell, EmptyState, List, SearchBox, StatusMark, Switch } from '../kit/index.ts'
import { groupedItems } from './items.ts'

const mark = (item: Item) =>
  item.severity === 4 ? (
    <StatusMark tone="danger" word={t.inspections.danger} solid />
  ) : (
    <span class="severity">{t.inspections.severity[item.severity]}</span>
  )

function Items({ title, items, onPick }: { title: string; items: readonly Item[]; onPick: (item: Item) => void }) {
  return (
    <List title={title}>
      {items.map((item) => (
        <Cell key={item.code} title={localName(item)} value={mark(item)} onClick={() => onPick(item)} />
      ))}
    </List>
  )
}

/** What is wrong: often used first, then by family; only what is open for the place's trade. */
export function ItemPicker(props: {
  items: readonly Item[]
  category: string | null
  /** Codes this phone used most recently. */
  frequent: readonly string[]
  onPick: (item: Item) => void
}) {
  const [query, setQuery] = useState('')
  const [closingRound, setClosingRound] = useState(false)
  const groups = groupedItems(props.items, { category: props.category, closingRound, query })
  const open = groups.flatMap(([, items]) => items)
  const frequent = props.frequent.flatMap((code) => open.find((item) => item.code === code) ?? [])
  return (
    <div class="item-picker">
      <h2 class="item-picker__ask">{t.inspections.chooseItem}</h2>
      <SearchBox label={t.inspections.searchItem} value={query} onInput={setQuery} />
      {query === '' && frequent.length > 0 && !closingRound && (
        <Items title={t.inspections.frequent} items={frequent} onPick={props.onPick} />
      )}
      {groups.map(([group, items]) => (
        <Items key={group} title={t.inspections.groups[group]} items={items} onPick={props.onPick} />
      ))}
      {groups.length === 0 && (
        <EmptyState icon="search" title={t.inspections.noItem}>
          {t.inspections.noItemHint}
        </EmptyState>
      )}
      <div class="weui-cells">
        <Switch label={t.inspections.closingRound} checked={closingRound} onChange={setClosingRound} />
      </div>
    </div>
  )
}
