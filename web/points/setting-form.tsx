import { useState } from 'preact/hooks'
import { pointsModes } from '../../src/points/rules-kinds.ts'
import type { PointsPage, PointsSettingEntry } from '../../src/points/schema.ts'
import { api } from '../api.ts'
import { localName, t } from '../i18n/index.ts'
import { Button, ButtonRow, ErrorState, NumberField, SelectField, toast, useSubmit } from '../kit/index.ts'

const within = (value: number | null, most: number) => value !== null && value >= 1 && value <= most

/** How one market counts points. */
export function SettingForm(props: { of: PointsPage['markets'][number]; onSaved: (page: PointsPage) => void }) {
  const { market, ...stored } = props.of
  const [mode, setMode] = useState(stored.mode)
  const [days, setDays] = useState<number | null>(stored.window_days)
  const [most, setMost] = useState<number | null>(stored.max_points)
  const [alert, setAlert] = useState<number | null>(stored.alert_at)
  const [told, setTold] = useState(false)
  const right = within(days, 730) && within(most, 100) && within(alert, most ?? 0)
  const saving = useSubmit(async () => {
    const entry: PointsSettingEntry = { mode, window_days: days ?? 1, max_points: most ?? 1, alert_at: alert ?? 1 }
    props.onSaved(await api.put<PointsPage>(`/api/markets/${market.id}/points`, entry))
    toast(t.points.saved)
  })
  return (
    <form
      noValidate
      aria-label={localName(market)}
      onSubmit={(event) => {
        event.preventDefault()
        setTold(true)
        if (right) saving.submit()
      }}
    >
      <div class="points__setting">
        <SelectField
          label={t.points.mode}
          required
          value={mode}
          options={pointsModes.map((value) => ({ value, label: t.points.modes[value] }))}
          onChange={setMode}
        />
        {mode === 'window' && (
          <NumberField label={t.points.windowDays} required unit={t.points.days} value={days} onInput={setDays} />
        )}
        {mode !== 'off' && (
          <>
            <NumberField label={t.points.most} required unit={t.points.points} value={most} onInput={setMost} />
            <NumberField label={t.points.alertAt} required unit={t.points.points} value={alert} onInput={setAlert} />
          </>
        )}
      </div>
      {told && !right && (
        <p class="points__hint" role="alert">
          {t.points.numbersWrong}
        </p>
      )}
      {saving.problem !== undefined && <ErrorState problem={saving.problem} />}
      <ButtonRow>
        <Button type="submit" busy={saving.busy} label={`${t.points.save} ${localName(market)}`}>
          {t.points.save}
        </Button>
      </ButtonRow>
    </form>
  )
}
