import { t } from '../i18n/index.ts'
import { Button, IconButton, TextField } from '../kit/index.ts'
import type { FieldsProps } from './fields.tsx'

/** What is taken or given back, one thing a line, with its number. */
export function ItemsField({ answers, wrong, set }: FieldsProps) {
  const items = answers.items === undefined || answers.items.length === 0 ? [''] : answers.items
  const change = (at: number, to: string) => set({ items: items.map((item, index) => (index === at ? to : item)) })
  return (
    <fieldset class="items">
      <legend class="weui-cells__title">{t.matters.fields.items}</legend>
      {items.map((item, index) => (
        <div key={index} class="items__one">
          <TextField
            label={t.procedures.item(index + 1)}
            required
            value={item}
            maxLength={80}
            {...(index === 0 && { hint: t.procedures.itemHint })}
            error={index === items.length - 1 ? wrong('items') : undefined}
            onInput={(to) => change(index, to)}
          />
          {items.length > 1 && (
            <IconButton
              icon="close"
              label={t.procedures.removeItem(index + 1)}
              onClick={() => set({ items: items.filter((_, at) => at !== index) })}
            />
          )}
        </div>
      ))}
      <Button
        icon="plus"
        size="large"
        block
        disabled={items.length >= 40}
        onClick={() => set({ items: [...items, ''] })}
      >
        {t.procedures.addItem}
      </Button>
    </fieldset>
  )
}
