import { useEffect, useRef } from 'preact/hooks'
import { t } from '../i18n/index.ts'
import { Button, ButtonRow, NumberField, RadioGroup, SelectField } from '../kit/index.ts'
import { BaselineFields } from './baseline-fields.tsx'
import type { LayDraft, SchematicPlan } from './schematic-plan.ts'
import type { Studio } from './store.ts'
import { formatMetres } from './words.ts'

const drawn = 'drawn'

/** How many stalls a row has and which, from the first to the last. */
function rowWords({ row }: SchematicPlan): string {
  const stalls = row.value?.stalls ?? []
  return t.studio.schematicStalls(stalls.length, stalls[0]?.number ?? '', stalls.at(-1)?.number ?? '')
}

/** Lays rows that a file names without a position along a line, one after the other; the map shows what it would be. */
export function SchematicPanel({ studio, plan }: { studio: Studio; plan: SchematicPlan }) {
  const { value: draft } = plan.draft
  const { value: row } = plan.row
  useEffect(() => {
    plan.shown.value = true
    return () => {
      plan.shown.value = false
      if (studio.tool.value === 'baseline') studio.use('select')
    }
  }, [plan])
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [row])
  if (row === null) return null
  const number = (key: 'width_m' | 'depth_m' | 'gap_m' | 'passage_m', label: string, hint?: string) => (
    <NumberField
      label={label}
      required
      decimals
      unit={t.studio.metres}
      value={draft[key]}
      onInput={(value) => plan.set({ [key]: value })}
      {...(hint === undefined ? {} : { hint })}
    />
  )
  const { value: laid } = plan.laid
  const { value: needed } = plan.needed
  const [nth, of] = plan.nth.value
  return (
    <section class="studio-panel" aria-labelledby="schematic-title">
      <h2 id="schematic-title" ref={heading} tabIndex={-1}>
        {t.studio.schematicRow(row.label, nth, of)}
      </h2>
      <p>{rowWords(plan)}</p>
      <BaselineFields
        studio={studio}
        from={draft.line[0] ?? [0, 0]}
        to={draft.line.at(-1) ?? [0, 0]}
        onChange={(from, to) => plan.lay(from, to)}
      />
      {plan.lines.value.length > 0 && (
        <SelectField
          label={t.studio.alongLine}
          required
          value={plan.along.value ?? drawn}
          options={[
            { value: drawn, label: t.studio.chooseLine },
            ...plan.lines.value.map(({ id, kind, label }, i) => ({
              value: id,
              label: `${t.studio.kind[kind]} ${label ?? i + 1}`,
            })),
          ]}
          onChange={(id) => plan.layAlongFeature(id)}
        />
      )}
      <div class="studio-panel__pair">
        {number('width_m', t.studio.width, t.studio.whereNoneSaid)}
        {number('depth_m', t.studio.depth, t.studio.whereNoneSaid)}
        {number('gap_m', t.studio.gap)}
        {number('passage_m', t.studio.passage, t.studio.passageHint)}
      </div>
      <Choice plan={plan} name="side" legend={t.studio.facing} options={['left', 'right']} />
      <Choice plan={plan} name="direction" legend={t.studio.direction} options={['forward', 'backward']} />
      <RadioGroup
        legend={t.studio.spread}
        options={[
          { value: 'no', label: t.studio.asTyped },
          { value: 'yes', label: t.studio.evenly },
        ]}
        value={draft.spread ? 'yes' : 'no'}
        onChange={(value) => plan.set({ spread: value === 'yes' })}
      />
      <p role="status" class="studio-panel__count">
        {needed === null
          ? t.studio.rowIncomplete
          : laid === null
            ? t.studio.schematicNeeds(formatMetres(needed))
            : laid.over_m > 0
              ? t.studio.schematicOver(formatMetres(plan.length.value), formatMetres(laid.over_m))
              : t.studio.schematicFits(formatMetres(plan.length.value))}
      </p>
      <ButtonRow>
        <Button onClick={() => plan.skip()}>{t.studio.skipRow}</Button>
        <Button kind="primary" disabled={laid === null} onClick={() => plan.add()}>
          {t.studio.addRow(row.stalls.length)}
        </Button>
      </ButtonRow>
    </section>
  )
}

/** One of two ways, in the words the row generator uses. */
function Choice<Name extends 'side' | 'direction'>(props: {
  plan: SchematicPlan
  name: Name
  legend: string
  options: readonly LayDraft[Name][]
}) {
  return (
    <RadioGroup<LayDraft[Name]>
      legend={props.legend}
      options={props.options.map((value) => ({ value, label: t.studio[value] }))}
      value={props.plan.draft.value[props.name]}
      onChange={(value) => props.plan.set({ [props.name]: value })}
    />
  )
}
