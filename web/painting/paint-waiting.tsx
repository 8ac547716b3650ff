import { ApiProblem, type ApiCode } from '../api.ts'
import { t } from '../i18n/index.ts'
import { problemSentence } from '../i18n/problem.ts'
import { Button, Icon } from '../kit/index.ts'
import { discard, send, sending, waiting } from '../offline/outbox.ts'

/** What the office does not have yet, and what it refused and why. Nothing when it has all. */
export function PaintWaiting() {
  const entries = waiting.value
  const refused = entries.filter(({ state }) => state === 'refused')
  const kept = entries.filter(({ state }) => state !== 'refused')
  const photos = kept.filter(({ received_at }) => received_at !== null).length
  if (entries.length === 0) return null
  return (
    <section class="paint-waiting" aria-label={t.painting.waitingTitle}>
      {kept.length > 0 && (
        <p class="paint-waiting__count" role="status">
          <Icon name="phone" />
          <span>
            <strong>{t.painting.waiting(kept.length)}</strong>{' '}
            {photos === kept.length ? t.painting.waitingPhotos : t.painting.waitingHint}
          </span>
          <Button size="small" busy={sending.value} onClick={() => void send()}>
            {t.painting.sendNow}
          </Button>
        </p>
      )}
      {refused.map(({ id, label, code, detail, received_at }) => (
        <div key={id} role="alert">
          <p>
            <strong>{received_at === null ? t.painting.refused(label) : t.painting.photoRefused(label)}</strong>{' '}
            {problemSentence(new ApiProblem((code ?? 'invalid_request') as ApiCode, 422, detail))}
          </p>
          <Button size="small" label={t.painting.discardOf(label)} onClick={() => void discard(id)}>
            {t.painting.discard}
          </Button>
        </div>
      ))}
    </section>
  )
}
