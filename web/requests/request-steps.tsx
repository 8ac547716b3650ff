import type { Request } from '../../src/requests/schema.ts'
import { api } from '../api.ts'
import { t } from '../i18n/index.ts'
import { Button, ErrorState, useSubmit } from '../kit/index.ts'
import './request-steps.css'

interface StepsProps {
  id: string
  market: string
  /** Who goes; null while nobody said so. */
  answered_by: string | null
  /** The place's number, for whoever hears the buttons. */
  number: string
  /** It as the office answers it: somebody goes, or it is over. */
  onChange: (request: Request) => void
}

/** Who goes, and that it is done; both need a signal, because others have to see it. */
export function RequestSteps({ id, market, answered_by, number, onChange }: StepsProps) {
  const step = (what: 'answer' | 'done') => async () =>
    onChange(await api.post<Request>(`/api/markets/${market}/requests/${id}/${what}`))
  const answering = useSubmit(step('answer'))
  const finishing = useSubmit(step('done'))
  const problem = answering.problem ?? finishing.problem
  return (
    <>
      <div class="request-steps">
        {answered_by === null && (
          <Button size="large" label={t.requests.iGoTo(number)} busy={answering.busy} onClick={answering.submit}>
            {t.requests.iGo}
          </Button>
        )}
        <Button size="large" label={t.requests.doneAt(number)} busy={finishing.busy} onClick={finishing.submit}>
          {t.requests.done}
        </Button>
      </div>
      {problem !== undefined && <ErrorState problem={problem} />}
    </>
  )
}
