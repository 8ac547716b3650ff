import { useEffect, useRef, useState } from 'preact/hooks'
import { language, t } from '../i18n/index.ts'
import { ErrorState, Loading } from '../kit/index.ts'
import type { MarketMap } from '../map/index.ts'
import type { ImportStore } from './import-store.ts'
import { mapLabels } from './map-labels.ts'

/** The stalls of a preview as the map draws them; features with problems carry their mark. Its twin is the list below. */
export function PreviewCanvas({ store }: { store: ImportStore }) {
  const element = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<MarketMap | null>(null)
  const [problem, setProblem] = useState<unknown>(undefined)
  const [attempt, setAttempt] = useState(0)
  const { value: preview } = store.preview
  const { value: places } = store.places

  useEffect(() => {
    let made: MarketMap | null = null
    let gone = false
    import('../map/index.ts').then(
      ({ createMarketMap }) => {
        if (gone || element.current === null || preview === null) return
        made = createMarketMap(element.current, {
          places: places.map(({ place }) => place),
          axis_bearing: preview.axis_bearing,
          center: preview.center,
          audience: 'staff',
          labels: mapLabels(),
          onSelect: store.select,
        })
        setProblem(undefined)
        setMap(made)
      },
      (error: unknown) => !gone && setProblem(error),
    )
    return () => {
      gone = true
      made?.destroy()
      setMap(null)
    }
  }, [store, preview, language.value, attempt])

  const selected = store.selected.value?.place.id ?? null
  useEffect(() => map?.select(selected), [map, selected])

  return (
    <div class="preview-canvas">
      <div class="preview-canvas__map" ref={element} />
      {map === null && (
        <div class="preview-canvas__words">
          {problem === undefined ? (
            <Loading words={t.map.drawing} />
          ) : (
            <ErrorState problem={problem} onRetry={() => setAttempt(attempt + 1)} />
          )}
        </div>
      )}
    </div>
  )
}
