import { t } from '../i18n/index.ts'
import { Button, ErrorState, StatusMark, useSubmit } from '../kit/index.ts'
import { outcome } from '../offline/keep.ts'
import './request-steps.css'
import { goes, keepWord, saidHere } from './words.ts'

interface StepsProps {
  id: string
  market: string
  /** Who goes, as the office says; null while nobody said so. */
  answered_by: string | null
  /** The place's number, for whoever hears the buttons. */
  number: string
  /** The office has heard of it: somebody goes, or it is over. */
  onChange: (what: 'answer' | 'done') => void
}

/** That one goes, and that it is done: kept on this phone first, and told to the office when there is signal. */
export function RequestSteps({ id, market, answered_by, number, onChange }: StepsProps) {
  const step = (what: 'answer' | 'done') => async () => {
    const word = await keepWord(what, { id, market, number })
    // Without signal, and where it was refused, the list of what waits says so.
    outcome(word).then(
      () => onChange(what),
      () => undefined,
    )
  }
  const answering = useSubmit(step('answer'))
  const finishing = useSubmit(step('done'))
  const problem = answering.problem ?? finishing.problem
  const done = saidHere(id, 'done')
  const said = done ?? saidHere(id, 'answer')
  return (
    <>
      {said?.received_at === null && <StatusMark tone="attention" icon="phone" word={t.requests.keptHere} />}
      {done ? (
        <StatusMark tone="good" word={t.requests.done} />
      ) : (
        <div class="request-steps">
          {goes(id, answered_by) === null && (
            <Button size="large" label={t.requests.iGoTo(number)} busy={answering.busy} onClick={answering.submit}>
              {t.requests.iGo}
            </Button>
          )}
          <Button size="large" label={t.requests.doneAt(number)} busy={finishing.busy} onClick={finishing.submit}>
            {t.requests.done}
          </Button>
        </div>
      )}
      {problem !== undefined && <ErrorState problem={problem} />}
    </>
  )
}
