import { useEffect } from 'preact/hooks'
import { t } from '../i18n/index.ts'
import { Button, ButtonRow, NumberField, RadioGroup, SelectField, TextField } from '../kit/index.ts'
import { categories, categoryName } from '../plan/categories.ts'
import { BaselineFields } from './baseline-fields.tsx'
import { formatMetres } from './words.ts'
import type { RowDraft, RowPlan } from './row-plan.ts'
import type { Studio } from './store.ts'

type NumberKey = { [Key in keyof RowDraft]: RowDraft[Key] extends number | null ? Key : never }[keyof RowDraft]

const none = '-'

/** The row generator: a baseline by two taps or typed metres, and every parameter of a row; the map shows what it would be. */
export function RowPanel({ studio, rows }: { studio: Studio; rows: RowPlan }) {
  const { value: draft } = rows.draft
  useEffect(() => {
    rows.shown.value = true
    return () => {
      rows.shown.value = false
      if (studio.tool.value === 'baseline') studio.use('select')
    }
  }, [rows])
  const number = (key: NumberKey, label: string, unit: string | null = t.studio.metres, decimals = true) => (
    <NumberField
      label={label}
      required
      decimals={decimals}
      value={draft[key]}
      onInput={(value) => rows.set({ [key]: value })}
      {...(unit === null ? {} : { unit })}
    />
  )
  const count = rows.ghosts.value.length
  return (
    <div class="studio-panel">
      <p class="field__hint">{t.studio.rowHint}</p>
      <BaselineFields studio={studio} from={draft.from} to={draft.to} onChange={(from, to) => rows.set({ from, to })} />
      <RadioGroup
        legend={t.studio.facing}
        options={[
          { value: 'left', label: t.studio.left },
          { value: 'right', label: t.studio.right },
        ]}
        value={draft.side}
        onChange={(side) => rows.set({ side })}
      />
      <div class="studio-panel__pair">
        {number('width_m', t.studio.width)}
        {number('depth_m', t.studio.depth)}
        {number('gap_m', t.studio.gap)}
        <NumberField
          label={t.studio.count}
          hint={t.studio.countHint}
          unit={t.studio.stalls}
          value={draft.count}
          onInput={(value) => rows.set({ count: value })}
        />
        <NumberField
          label={t.studio.gapEvery}
          hint={t.studio.gapEveryHint}
          unit={t.studio.stalls}
          value={draft.gap_every}
          onInput={(value) => rows.set({ gap_every: value === 0 ? null : value })}
        />
        {number('gap_every_m', t.studio.gapEveryM)}
      </div>
      <div class="studio-panel__pair">
        <TextField
          label={t.studio.row}
          value={draft.row_label}
          onInput={(row_label) => rows.set({ row_label, prefix: `${row_label}-` })}
          maxLength={20}
        />
        <TextField
          label={t.studio.prefix}
          value={draft.prefix}
          onInput={(prefix) => rows.set({ prefix })}
          maxLength={12}
        />
        {number('first', t.studio.first, null, false)}
        {number('step', t.studio.step, null, false)}
        {number('padding', t.studio.padding, null, false)}
        <TextField
          label={t.studio.skip}
          hint={t.studio.skipHint}
          value={draft.skipped}
          onInput={(skipped) => rows.set({ skipped })}
        />
      </div>
      <RadioGroup
        legend={t.studio.direction}
        options={[
          { value: 'forward', label: t.studio.forward },
          { value: 'backward', label: t.studio.backward },
        ]}
        value={draft.direction}
        onChange={(direction) => rows.set({ direction })}
      />
      <SelectField
        label={t.studio.category}
        required
        value={draft.category_id ?? none}
        options={[
          { value: none, label: t.studio.anyCategory },
          ...[...categories.value.keys()].map((id) => ({ value: id, label: categoryName(id) ?? id })),
        ]}
        onChange={(id) => rows.set({ category_id: id === none ? null : id })}
      />
      <p role="status" class="studio-panel__count">
        {rows.form.value === null
          ? t.studio.rowIncomplete
          : rows.laid.value
            ? t.studio.rowWouldBe(count, formatMetres(rows.length.value))
            : t.studio.noBaseline}
      </p>
      <ButtonRow>
        <Button kind="primary" disabled={count === 0} onClick={() => rows.add()}>
          {t.studio.addRow(count)}
        </Button>
      </ButtonRow>
    </div>
  )
}
