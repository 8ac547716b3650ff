import type { PlanStall } from '../../src/plan/schema.ts'
import { change, eachStall, moveBy, resize, turnBy } from '../../src/studio/rules-actions.ts'
import { centimetres, frameOf } from '../../src/studio/rules-frame.ts'
import { split } from '../../src/studio/rules-split.ts'
import { t } from '../i18n/index.ts'
import { SelectField, Switch } from '../kit/index.ts'
import { categories, categoryName } from '../plan/categories.ts'
import { CommitNumber, CommitText } from './commit-field.tsx'
import { Steps } from './steps.tsx'
import type { Studio } from './store.ts'

const none = '-'

/** What may be said of one stall or of many alike; a value they do not share stands as nothing. */
export function StallPanel({ studio, stalls }: { studio: Studio; stalls: readonly PlanStall[] }) {
  const { document, plane } = studio
  const ids = stalls.map((stall) => stall.stall_id)
  const [one] = stalls
  if (one === undefined) return null
  const shared = <T,>(of: (stall: PlanStall) => T): T | null => {
    const value = of(one)
    return stalls.every((stall) => of(stall) === value) ? value : null
  }
  const category = shared((stall) => stall.category_id ?? none)
  const frame = stalls.length === 1 ? frameOf(one, plane.value) : null
  return (
    <div class="studio-panel">
      {frame !== null && (
        <CommitText
          label={t.studio.number}
          value={one.number}
          onCommit={(number) => studio.change(eachStall(document.value, ids, (stall) => ({ ...stall, number })))}
        />
      )}
      <div class="studio-panel__pair">
        <CommitText
          label={t.studio.row}
          optional
          value={shared((stall) => stall.row_label) ?? ''}
          onCommit={(row_label) => studio.change(change(document.value, ids, { row_label }))}
        />
        <SelectField
          label={t.studio.category}
          required
          value={category ?? ''}
          options={[
            { value: none, label: t.studio.anyCategory },
            ...[...categories.value.keys()].map((id) => ({ value: id, label: categoryName(id) ?? id })),
          ]}
          onChange={(id) => studio.change(change(document.value, ids, { category_id: id === none ? null : id }))}
        />
      </div>
      <div class="studio-panel__pair">
        <CommitNumber
          label={t.studio.width}
          unit={t.studio.metres}
          value={shared((stall) => centimetres(stall.width_m))}
          onCommit={(width_m) => studio.change(resize(document.value, plane.value, ids, { width_m }))}
        />
        <CommitNumber
          label={t.studio.depth}
          unit={t.studio.metres}
          value={shared((stall) => centimetres(stall.depth_m))}
          onCommit={(depth_m) => studio.change(resize(document.value, plane.value, ids, { depth_m }))}
        />
      </div>
      {frame !== null && (
        <div class="studio-panel__pair">
          <CommitNumber
            label={t.studio.along}
            unit={t.studio.metres}
            value={centimetres(frame.center[0])}
            onCommit={(x) => studio.change(moveBy(document.value, plane.value, ids, [x - frame.center[0], 0]))}
          />
          <CommitNumber
            label={t.studio.across}
            unit={t.studio.metres}
            value={centimetres(frame.center[1])}
            onCommit={(y) => studio.change(moveBy(document.value, plane.value, ids, [0, y - frame.center[1]]))}
          />
          <CommitNumber
            label={t.studio.angle}
            unit={t.studio.degrees}
            value={Math.round(frame.angle * 10) / 10}
            onCommit={(angle) => studio.change(turnBy(document.value, plane.value, ids, angle - frame.angle))}
          />
          <CommitNumber
            label={t.studio.splitInto}
            unit={t.studio.parts}
            decimals={false}
            value={1}
            onCommit={(parts) => studio.change(split(document.value, plane.value, one.stall_id, parts, studio.newId))}
          />
        </div>
      )}
      <Switch
        label={t.studio.closed}
        hint={t.studio.closedHint}
        checked={shared((stall) => stall.closed) === true}
        onChange={(closed) => studio.change(change(document.value, ids, { closed }))}
      />
      <Steps studio={studio} ids={ids} />
    </div>
  )
}
