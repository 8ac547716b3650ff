import { useEffect, useRef } from 'preact/hooks'
import { coordinateReadings, type CoordinateReading } from '../../src/plan/rules-kinds.ts'
import type { Landing } from '../../src/plan/schema-import.ts'
import { t } from '../i18n/index.ts'
import { Button, ButtonRow, SelectField } from '../kit/index.ts'
import './landing-question.css'

/** A file lands far from the market as it stands: asked before anything else is shown, never decided for somebody. */
export function LandingQuestion(props: { doubt: Landing; onRead: (reading: CoordinateReading) => void }) {
  const { as_is_m, likely, likely_m } = props.doubt
  const section = useRef<HTMLElement>(null)
  useEffect(() => {
    section.current?.querySelector('h2')?.focus()
    section.current?.scrollIntoView({ block: 'center' })
  }, [])
  const other = t.plan.reading[likely]
  return (
    <section class="landing-question" ref={section} aria-labelledby="landing-question">
      <h2 id="landing-question" tabIndex={-1}>
        {t.plan.doubt}
      </h2>
      <p>{as_is_m === null ? t.plan.landsNowhere : t.plan.landsAway(as_is_m)}</p>
      <p>{t.plan.landsNear(other, likely_m)}</p>
      <ButtonRow>
        <Button kind="primary" onClick={() => props.onRead(likely)}>
          {t.plan.readSo(other)}
        </Button>
        <Button onClick={() => props.onRead('as_is')}>{t.plan.readSo(t.plan.reading.as_is)}</Button>
      </ButtonRow>
    </section>
  )
}

/** How the coordinates of a file are read, to be changed by whoever knows better. */
export function CoordinatesField(props: { value: CoordinateReading; onRead: (reading: CoordinateReading) => void }) {
  return (
    <SelectField<CoordinateReading>
      label={t.plan.coordinates}
      hint={t.plan.coordinatesHint}
      required
      value={props.value}
      options={coordinateReadings.map((reading) => ({ value: reading, label: t.plan.reading[reading] }))}
      onChange={props.onRead}
    />
  )
}
