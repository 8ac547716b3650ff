import { centimetres } from '../../src/studio/rules-frame.ts'
import { t } from '../i18n/index.ts'
import { CommitNumber } from './commit-field.tsx'

/** Metres along and across the street. */
export type PlanPoint = readonly [number, number]

/** Corners as numbers, one after the other. */
export function CornerTable(props: { points: readonly PlanPoint[]; onChange: (points: PlanPoint[]) => void }) {
  const set = (index: number, axis: 0 | 1, value: number) =>
    props.onChange(
      props.points.map((point, i): PlanPoint => {
        if (i !== index) return point
        return axis === 0 ? [value, point[1]] : [point[0], value]
      }),
    )
  return (
    <details class="studio-panel__corners">
      <summary>{t.studio.corners(props.points.length)}</summary>
      {props.points.map(([along, across], index) => (
        <fieldset key={index}>
          <legend>{t.studio.corner(index + 1)}</legend>
          <div class="studio-panel__pair">
            <CommitNumber
              label={t.studio.along}
              unit={t.studio.metres}
              value={centimetres(along)}
              onCommit={(value) => set(index, 0, value)}
            />
            <CommitNumber
              label={t.studio.across}
              unit={t.studio.metres}
              value={centimetres(across)}
              onCommit={(value) => set(index, 1, value)}
            />
          </div>
        </fieldset>
      ))}
    </details>
  )
}
