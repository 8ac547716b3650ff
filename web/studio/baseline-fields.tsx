import type { PlanePoint } from '../../src/plan/rules-plane.ts'
import { t } from '../i18n/index.ts'
import { Button, NumberField } from '../kit/index.ts'
import type { Studio } from './store.ts'

/** The line that fronts stand on: by two taps on the map, or typed as metres along and across the street. */
export function BaselineFields(props: {
  studio: Studio
  from: PlanePoint
  to: PlanePoint
  onChange: (from: PlanePoint, to: PlanePoint) => void
}) {
  const { studio, from, to, onChange } = props
  const typed = (value: number | null, [x, y]: PlanePoint, axis: 0 | 1): PlanePoint =>
    axis === 0 ? [value ?? 0, y] : [x, value ?? 0]
  const field = (label: string, value: number, onInput: (value: number | null) => void) => (
    <NumberField label={label} required decimals unit={t.studio.metres} value={value} onInput={onInput} />
  )
  return (
    <>
      <Button icon="edit" pressed={studio.tool.value === 'baseline'} onClick={() => studio.use('baseline')}>
        {t.studio.layBaseline}
      </Button>
      <div class="studio-panel__pair">
        {field(t.studio.fromAlong, from[0], (value) => onChange(typed(value, from, 0), to))}
        {field(t.studio.fromAcross, from[1], (value) => onChange(typed(value, from, 1), to))}
        {field(t.studio.toAlong, to[0], (value) => onChange(from, typed(value, to, 0)))}
        {field(t.studio.toAcross, to[1], (value) => onChange(from, typed(value, to, 1)))}
      </div>
    </>
  )
}
