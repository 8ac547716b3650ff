import { useEffect, useMemo, useState } from 'preact/hooks'
import { CheckList } from '../checks/check-list.tsx'
import { t } from '../i18n/index.ts'
import { Tabs, useRoomBelow } from '../kit/index.ts'
import { StudioCanvas } from './canvas.tsx'
import { drafts } from './drafts.ts'
import { FilePanel } from './file-panel.tsx'
import { pressed } from './keys.ts'
import { ModeBar } from './mode-bar.tsx'
import { NumberForm } from './number-form.tsx'
import { createPublishing } from './publishing.ts'
import { PublishPanel } from './publish-panel.tsx'
import { createRowPlan } from './row-plan.ts'
import { RowPanel } from './row-form.tsx'
import { createSchematicPlan } from './schematic-plan.ts'
import { StallPanel } from './stall-panel.tsx'
import { Steps } from './steps.tsx'
import type { Studio } from './store.ts'
import { FeaturePanel, ZonePanel } from './thing-panel.tsx'
import { ThingsList } from './things-list.tsx'
import { Toolbar } from './toolbar.tsx'
import { UnderlayPanel } from './underlay-panel.tsx'
import { createUnderlayPlan } from './underlay-plan.ts'

type Face = 'chosen' | 'list' | 'rows' | 'checks' | 'underlay' | 'publish'

/** The panel of whatever is chosen: one thing, many stalls, or a mixture. */
function Chosen({ studio }: { studio: Studio }) {
  const ids = new Set(studio.chosen.value)
  const { stalls, zones, features } = studio.document.value
  const found = stalls.filter(({ stall_id }) => ids.has(stall_id))
  const [zone, feature] = [zones.find(({ id }) => ids.has(id)), features.find(({ id }) => ids.has(id))]
  if (ids.size === 0) return <p class="studio-panel field__hint">{t.studio.nothingChosen}</p>
  if (found.length === ids.size) {
    return (
      <>
        <p class="studio-panel__many">{t.studio.chosenStalls(found.length)}</p>
        <StallPanel key={[...ids].join()} studio={studio} stalls={found} />
        <NumberForm studio={studio} ids={[...ids]} />
      </>
    )
  }
  if (ids.size === 1 && zone !== undefined) return <ZonePanel key={zone.id} studio={studio} zone={zone} />
  if (ids.size === 1 && feature !== undefined)
    return <FeaturePanel key={feature.id} studio={studio} feature={feature} />
  return (
    <div class="studio-panel">
      <p class="studio-panel__many">{t.studio.chosenThings(ids.size)}</p>
      <Steps studio={studio} ids={[...ids]} />
    </div>
  )
}

/** Drawing and panels side by side, one selection for all of them. */
export function Workbench({ studio }: { studio: Studio }) {
  const [face, setFace] = useState<Face>('list')
  const rows = useMemo(() => createRowPlan(studio), [studio])
  const schematic = useMemo(() => createSchematicPlan(studio), [studio])
  const underlay = useMemo(() => createUnderlayPlan(studio), [studio])
  const publishing = useMemo(() => createPublishing(studio, drafts, studio.market.evening), [studio])
  const room = useRoomBelow('--studio-top')
  const { value: found } = studio.found
  const numbers = useMemo(
    () => new Map(studio.document.value.stalls.map((stall) => [stall.stall_id, stall.number])),
    [studio.document.value],
  )

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (pressed(studio, event)) event.preventDefault()
    }
    const warn = (event: BeforeUnloadEvent) => {
      if (studio.unsaved.value > 0) event.preventDefault()
    }
    document.addEventListener('keydown', listen)
    addEventListener('beforeunload', warn)
    return () => {
      document.removeEventListener('keydown', listen)
      removeEventListener('beforeunload', warn)
    }
  }, [studio])
  const { value: chosen } = studio.chosen
  useEffect(() => {
    if (chosen.length > 0 && studio.chosenBy.value === 'drawing') setFace('chosen')
  }, [chosen])

  return (
    <div class="studio" ref={room}>
      <ModeBar studio={studio} onPublish={() => setFace('publish')} />
      <Toolbar studio={studio} />
      <div class="studio__both">
        <StudioCanvas
          studio={studio}
          rows={[rows, schematic]}
          underlay={underlay.underlay.value}
          onPlace={(point) => underlay.place(point)}
        />
        <section class="studio__panel" aria-label={t.studio.panel}>
          <Tabs<Face>
            label={t.studio.panel}
            tabs={[
              { id: 'list', label: t.studio.face.list },
              { id: 'chosen', label: t.studio.face.chosen, count: chosen.length },
              { id: 'rows', label: t.studio.face.rows },
              { id: 'checks', label: t.studio.face.checks, count: found.length },
              { id: 'underlay', label: t.studio.face.underlay },
              { id: 'publish', label: t.studio.face.publish },
            ]}
            value={face}
            onChange={setFace}
          >
            {face === 'list' && <ThingsList studio={studio} />}
            {face === 'chosen' && <Chosen studio={studio} />}
            {face === 'rows' && <RowPanel studio={studio} rows={rows} />}
            {face === 'checks' && (
              <div class="studio-panel">
                <a href={`/markets/${studio.market.id}/checks`}>{t.studio.checkSettings}</a>
                <CheckList
                  found={found}
                  label={(id) => numbers.get(id) ?? ''}
                  current={studio.focus.value}
                  onFocus={(index) => {
                    studio.focus.value = index
                  }}
                />
              </div>
            )}
            {face === 'underlay' && (
              <>
                <FilePanel studio={studio} schematic={schematic} />
                <UnderlayPanel studio={studio} plan={underlay} />
              </>
            )}
            {face === 'publish' && <PublishPanel studio={studio} publishing={publishing} />}
          </Tabs>
        </section>
      </div>
    </div>
  )
}
