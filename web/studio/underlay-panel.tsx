import { useRef } from 'preact/hooks'
import { t } from '../i18n/index.ts'
import { Button, ButtonRow, NumberField } from '../kit/index.ts'
import type { UnderlayPlan } from './underlay-plan.ts'
import type { Studio } from './store.ts'

/** A drawing or an aerial picture below the plan: two of its points are tapped, and where they lie is typed or tapped. */
export function UnderlayPanel({ studio, plan }: { studio: Studio; plan: UnderlayPlan }) {
  const input = useRef<HTMLInputElement>(null)
  const { value: picture } = plan.picture
  const point = (index: 0 | 1) => (
    <fieldset>
      <legend>{t.studio.reference(index + 1)}</legend>
      <div class="studio-panel__pair">
        {([0, 1] as const).map((axis) => (
          <NumberField
            key={`pixel ${axis}`}
            label={axis === 0 ? t.studio.pixelX : t.studio.pixelY}
            required
            unit={t.studio.pixels}
            value={picture?.pixels[index][axis] ?? null}
            onInput={(value) => plan.set('pixels', index, axis, value ?? 0)}
          />
        ))}
        {([0, 1] as const).map((axis) => (
          <NumberField
            key={`point ${axis}`}
            label={axis === 0 ? t.studio.along : t.studio.across}
            required
            decimals
            unit={t.studio.metres}
            value={picture?.points[index][axis] ?? null}
            onInput={(value) => plan.set('points', index, axis, value ?? 0)}
          />
        ))}
      </div>
      <Button
        size="small"
        pressed={plan.placing.value === index && studio.tool.value === 'place'}
        onClick={() => {
          plan.placing.value = index
          studio.use('place')
        }}
      >
        {t.studio.tapReference(index + 1)}
      </Button>
    </fieldset>
  )
  return (
    <div class="studio-panel">
      <h2>{t.studio.underlay}</h2>
      <p class="field__hint">{t.studio.underlayHint}</p>
      <input
        ref={input}
        type="file"
        hidden
        accept="image/png,image/jpeg,image/webp"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          event.currentTarget.value = ''
          if (file) void plan.take(file)
        }}
      />
      <Button icon="upload" onClick={() => input.current?.click()}>
        {picture === null ? t.studio.choosePicture : t.studio.otherPicture}
      </Button>
      <p role="alert">{plan.refused.value ? t.studio.noPicture : ''}</p>
      {picture !== null && (
        <>
          {plan.url.value !== null && (
            <button
              type="button"
              class="studio-panel__picture"
              aria-label={t.studio.tapPicture}
              onClick={(event) => plan.tapPicture(event)}
            >
              <img src={plan.url.value} alt="" />
            </button>
          )}
          <p class="field__hint">{t.studio.tapPicture}</p>
          {point(0)}
          {point(1)}
          <NumberField
            label={t.studio.opacity}
            required
            unit="%"
            value={Math.round(picture.opacity * 100)}
            onInput={(percent) => plan.fade((percent ?? 50) / 100)}
          />
          <ButtonRow>
            <Button size="small" kind="danger" onClick={() => void plan.drop()}>
              {t.studio.dropPicture}
            </Button>
          </ButtonRow>
        </>
      )}
    </div>
  )
}
