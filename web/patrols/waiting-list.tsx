import { useState } from 'preact/hooks'
import { ApiProblem, type ApiCode } from '../api.ts'
import { t } from '../i18n/index.ts'
import { problemSentence } from '../i18n/problem.ts'
import { Button, ConfirmDialog, Icon } from '../kit/index.ts'
import { discard, sendWaiting, waiting, type Waiting } from '../inspections/sending.ts'

function Refused({ entry }: { entry: Waiting }) {
  const [asking, setAsking] = useState(false)
  const problem = new ApiProblem((entry.code ?? 'invalid_request') as ApiCode, 422, entry.detail)
  return (
    <li class="waiting__refused">
      <p>
        <strong>{t.patrols.refusedTitle(entry.number)}</strong>
      </p>
      <p>{problemSentence(problem)}</p>
      <Button size="small" onClick={() => setAsking(true)}>
        {t.patrols.discard}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t.patrols.discard}
        confirm={t.patrols.discard}
        danger
        onClose={() => setAsking(false)}
        onConfirm={() => discard(entry.capture.id)}
      >
        <p>{t.patrols.discardAsk}</p>
      </ConfirmDialog>
    </li>
  )
}

/** What the office does not have yet: on its way, or refused and why. Nothing when it has all. */
export function WaitingList() {
  const entries = waiting.value
  const kept = entries.filter((entry) => entry.state !== 'refused')
  const refused = entries.filter((entry) => entry.state === 'refused')
  const stuck = kept.filter((entry) => entry.state === 'kept')
  if (stuck.length === 0 && refused.length === 0) return null
  return (
    <section class="waiting" role="status">
      {stuck.length > 0 && (
        <p class="waiting__count">
          <Icon name="phone" />
          <span>
            <strong>{t.patrols.waiting(stuck.length)}</strong> {t.patrols.waitingHint}
          </span>
          <Button size="small" onClick={() => void sendWaiting()}>
            {t.patrols.sendNow}
          </Button>
        </p>
      )}
      {refused.length > 0 && (
        <ul role="list">
          {refused.map((entry) => (
            <Refused key={entry.capture.id} entry={entry} />
          ))}
        </ul>
      )}
    </section>
  )
}
