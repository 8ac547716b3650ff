import { useState } from 'preact/hooks'
import { ending } from '../../src/assignments/rules.ts'
import type { Assignment } from '../../src/assignments/schema.ts'
import { addDays } from '../../src/shared/evening.ts'
import { api } from '../api.ts'
import { t } from '../i18n/index.ts'
import { DateField, TextArea } from '../kit/index.ts'
import { StepForm } from './step-form.tsx'

/** Ends an assignment with a last day, or takes it back when it has not begun; with the reason either way. */
export function EndForm(props: {
  assignment: Assignment
  evening: string
  onDone: (words: string) => void
  onCancel: () => void
}) {
  const { assignment, evening } = props
  const coming = assignment.state === 'coming'
  const [lastDay, setLastDay] = useState(coming ? addDays(assignment.starts_on, -1) : evening)
  const [reason, setReason] = useState('')
  // The server's own rule says beforehand what it would refuse.
  const outcome = lastDay === '' ? null : ending({ ...assignment, cancelled: false }, lastDay, evening)
  const wrong: Partial<Record<string, string>> = {
    ...(lastDay === '' && { last_day: t.assignments.chooseDay }),
    ...(outcome === 'period_reversed' && { last_day: t.assignments.reversed }),
    ...(reason.trim() === '' && { reason: t.assignments.giveReason }),
  }
  const write = async () => {
    await api.post<Assignment>(`/api/assignments/${assignment.id}/end`, { last_day: lastDay, reason: reason.trim() })
    props.onDone(coming ? t.assignments.takenBack : t.assignments.ended)
  }
  return (
    <StepForm
      title={coming ? t.assignments.takeBack : t.assignments.end}
      go={coming ? t.assignments.takeBackNow : t.assignments.endNow}
      danger
      wrong={wrong}
      write={write}
      onCancel={props.onCancel}
    >
      {(told) => (
        <>
          {!coming && (
            <DateField
              label={t.assignments.lastDay}
              required
              value={lastDay}
              hint={lastDay !== '' && lastDay < evening ? t.assignments.begunCounts : undefined}
              error={told['last_day']}
              onInput={setLastDay}
            />
          )}
          <TextArea
            label={t.assignments.reason}
            hint={t.assignments.reasonHint}
            required
            max={200}
            value={reason}
            error={told['reason']}
            onInput={setReason}
          />
        </>
      )}
    </StepForm>
  )
}
