import type { ItemEntry } from '../../src/checklist/schema.ts'
import { deadlines } from '../../src/inspections/rules-kinds.ts'
import { authorities } from '../../src/people/rules-kinds.ts'
import { localName, t } from '../i18n/index.ts'
import { CheckboxGroup, SelectField, Switch, TextField } from '../kit/index.ts'
import { categories } from '../plan/categories.ts'

interface ItemFieldsProps {
  item: ItemEntry
  /** Its code may be chosen: it is in no version yet. */
  isNew: boolean
  wrong: boolean
  set: (change: Partial<ItemEntry>) => void
}

/** What one item says. */
export function ItemFields({ item, isNew, wrong, set }: ItemFieldsProps) {
  const trades = [...categories.value.values()]
  return (
    <>
      {isNew && (
        <TextField
          label={t.checklist.code}
          hint={t.checklist.codeHint}
          required
          value={item.code}
          error={wrong ? t.checklist.itemWrong : undefined}
          onInput={(code) => set({ code: code.trim().toUpperCase() })}
        />
      )}
      <TextField
        label={t.checklist.fields.name}
        required
        value={item.name}
        error={wrong && !isNew ? t.checklist.itemWrong : undefined}
        onInput={(name) => set({ name })}
      />
      <TextField
        label={t.checklist.fields.name_en}
        required
        value={item.name_en}
        onInput={(name_en) => set({ name_en })}
      />
      <SelectField
        label={t.checklist.fields.severity}
        required
        value={String(item.severity)}
        options={['1', '2', '3', '4'].map((value) => ({
          value,
          label: t.checklist.severities[Number(value)] ?? value,
        }))}
        onChange={(value) => set({ severity: Number(value) })}
      />
      <SelectField
        label={t.checklist.fields.deadline}
        required
        value={item.deadline}
        options={deadlines.map((value) => ({ value, label: t.enforcement.deadlines[value] }))}
        onChange={(deadline) => set({ deadline })}
      />
      <CheckboxGroup
        legend={t.checklist.fields.authorities}
        value={item.authorities}
        options={authorities.map((value) => ({ value, label: t.checklist.authorities[value] }))}
        onChange={(next) => set({ authorities: next })}
      />
      <div class="weui-cells">
        <Switch
          label={t.checklist.fields.closing_round}
          checked={item.closing_round}
          onChange={(closing_round) => set({ closing_round })}
        />
        <Switch
          label={t.checklist.everyTrade}
          checked={item.categories === null}
          onChange={(every) => set({ categories: every ? null : trades.slice(0, 1).map(({ id }) => id) })}
        />
      </div>
      {item.categories !== null && (
        <CheckboxGroup
          legend={t.checklist.fields.categories}
          value={item.categories}
          options={trades.map((trade) => ({ value: trade.id, label: localName(trade) }))}
          onChange={(next) => set({ categories: next })}
        />
      )}
    </>
  )
}
