import { useEffect } from 'preact/hooks'
import { t } from '../i18n/index.ts'
import { ErrorState, Loading } from '../kit/index.ts'
import type { ImportStore } from './import-store.ts'
import { useMarketMap } from './use-market-map.ts'

/** The stalls of a preview as the map draws them; features with problems carry their mark. Its twin is the list below. */
export function PreviewCanvas({ store }: { store: ImportStore }) {
  const { value: preview } = store.preview
  const { value: places } = store.places

  const { element, map, problem, retry } = useMarketMap(
    () =>
      preview && {
        places: places.map(({ place }) => place),
        axis_bearing: preview.axis_bearing,
        center: preview.center,
        audience: 'staff',
        onSelect: store.select,
      },
    [store, preview],
  )

  const selected = store.selected.value?.place.id ?? null
  useEffect(() => map?.select(selected), [map, selected])

  return (
    <div class="preview-canvas">
      <div class="preview-canvas__map" ref={element} />
      {map === null && (
        <div class="preview-canvas__words">
          {problem === undefined ? <Loading words={t.map.drawing} /> : <ErrorState problem={problem} onRetry={retry} />}
        </div>
      )}
    </div>
  )
}
