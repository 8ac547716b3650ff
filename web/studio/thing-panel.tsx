import { featureKinds, type FeatureKind } from '../../src/plan/rules-kinds.ts'
import type { PlanPoint } from './corner-table.tsx'
import type { PlanFeature, PlanZone } from '../../src/plan/schema.ts'
import { putFeature, putZone, setOutline } from '../../src/studio/rules-actions.ts'
import { onEarth, onPlane } from '../../src/studio/rules-frame.ts'
import { t } from '../i18n/index.ts'
import { CheckboxGroup, SelectField } from '../kit/index.ts'
import { categories, categoryName } from '../plan/categories.ts'
import { CommitNumber, CommitText } from './commit-field.tsx'
import { CornerTable } from './corner-table.tsx'
import { Steps } from './steps.tsx'
import type { Studio } from './store.ts'

/** Corners as numbers: everything the pointer can bend can be typed. */
function Corners({ studio, id, ring }: { studio: Studio; id: string; ring: readonly (readonly [number, number])[] }) {
  const { document, plane } = studio
  return (
    <CornerTable
      points={onPlane(plane.value, ring)}
      onChange={(points: readonly PlanPoint[]) =>
        studio.change(setOutline(document.value, plane.value, id, onEarth(plane.value, points)))
      }
    />
  )
}

/** A zone: its name and what may be sold in it. */
export function ZonePanel({ studio, zone }: { studio: Studio; zone: PlanZone }) {
  const put = (patch: Partial<PlanZone>) => studio.change(putZone(studio.document.value, { ...zone, ...patch }))
  return (
    <div class="studio-panel">
      <CommitText label={t.studio.zoneName} value={zone.name} maxLength={40} onCommit={(name) => put({ name })} />
      <CheckboxGroup
        legend={t.studio.zoneCategories}
        hint={t.studio.zoneCategoriesHint}
        options={[...categories.value.keys()].map((id) => ({ value: id, label: categoryName(id) ?? id }))}
        value={zone.categories}
        onChange={(chosen) => put({ categories: chosen })}
      />
      <Corners studio={studio} id={zone.id} ring={zone.outline} />
      <Steps studio={studio} ids={[zone.id]} />
    </div>
  )
}

/** A keep-clear area or something around the stalls: what it is, its label, its width or radius. */
export function FeaturePanel({ studio, feature }: { studio: Studio; feature: PlanFeature }) {
  const put = (patch: Partial<PlanFeature>) =>
    studio.change(putFeature(studio.document.value, { ...feature, ...patch }))
  const { shape } = feature
  return (
    <div class="studio-panel">
      <SelectField<FeatureKind>
        label={t.studio.kindOf}
        required
        value={feature.kind}
        options={featureKinds.map((kind) => ({ value: kind, label: t.studio.kind[kind] }))}
        onChange={(kind) => put({ kind })}
      />
      <CommitText
        label={t.studio.label}
        optional
        maxLength={40}
        value={feature.label ?? ''}
        onCommit={(label) => put({ label: label === '' ? null : label })}
      />
      {shape !== 'area' && (
        <CommitNumber
          label={shape === 'point' ? t.studio.radius : t.studio.lineWidth}
          hint={t.studio.sizeHint}
          unit={t.studio.metres}
          value={feature.size_m ?? 0}
          onCommit={(size) => put({ size_m: size >= 0.1 ? Math.min(500, size) : null })}
        />
      )}
      <Corners studio={studio} id={feature.id} ring={feature.coordinates} />
      <Steps studio={studio} ids={[feature.id]} />
    </div>
  )
}
