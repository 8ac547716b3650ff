import { useState } from 'preact/hooks'
import { mostPaintDays } from '../../src/painting/rules-kinds.ts'
import type { PaintRound } from '../../src/painting/schema.ts'
import { api } from '../api.ts'
import { formatDay, t } from '../i18n/index.ts'
import { Button, ConfirmDialog, DateField, ErrorState, NumberField, useSubmit } from '../kit/index.ts'
import { freshId } from '../offline/id.ts'

function Open({ round, onRound }: { round: PaintRound; onRound: (round: PaintRound) => void }) {
  const [asking, setAsking] = useState(false)
  const job = round.job
  const ending = useSubmit(async () => {
    onRound(await api.post<PaintRound>(`/api/markets/${round.market.id}/painting/jobs/${job?.id ?? ''}/end`))
  })
  if (!job) return null
  return (
    <>
      <p>{t.painting.jobOf(job.version, formatDay(job.first_day), job.days, job.created_by)}</p>
      {ending.problem !== undefined && <ErrorState problem={ending.problem} />}
      <Button busy={ending.busy} onClick={() => setAsking(true)}>
        {t.painting.endJob}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t.painting.endJobAsk}
        confirm={t.painting.endJob}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false)
          ending.submit()
        }}
      >
        <p>{t.painting.endJobHint}</p>
      </ConfirmDialog>
    </>
  )
}

/** For whoever edits plans: have what is not painted painted, from a first day within some days, and end such a job. */
export function PaintJobForm({ round, onRound }: { round: PaintRound; onRound: (round: PaintRound) => void }) {
  const [id, setId] = useState(freshId)
  const [first_day, setFirstDay] = useState(round.today)
  const [days, setDays] = useState<number | null>(2)
  const version = round.latest?.version
  const making = useSubmit(async () => {
    const entry = { id, version, first_day, days }
    onRound(await api.post<PaintRound>(`/api/markets/${round.market.id}/painting/jobs`, entry))
    // Tried again it was the same job; the next one is another.
    setId(freshId())
  })
  const wrong = days === null || !Number.isInteger(days) || days < 1 || days > mostPaintDays
  return (
    <section class="paint-job">
      <h2>{t.painting.job}</h2>
      {round.job ? (
        <Open round={round} onRound={onRound} />
      ) : version === undefined ? null : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (!wrong) making.submit()
          }}
        >
          <p>{t.painting.jobHint(version)}</p>
          <DateField label={t.painting.firstDay} required value={first_day} onInput={setFirstDay} />
          <NumberField
            label={t.painting.days}
            required
            value={days}
            onInput={setDays}
            error={wrong ? t.painting.daysWrong(mostPaintDays) : undefined}
          />
          {making.problem !== undefined && <ErrorState problem={making.problem} />}
          <Button type="submit" busy={making.busy}>
            {t.painting.makeJob}
          </Button>
        </form>
      )}
    </section>
  )
}
