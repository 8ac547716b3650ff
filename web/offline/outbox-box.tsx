import { useState } from 'preact/hooks'
import { ApiProblem, type ApiCode } from '../api.ts'
import { t } from '../i18n/index.ts'
import { problemSentence } from '../i18n/problem.ts'
import { Button, ConfirmDialog, Icon } from '../kit/index.ts'
import type { Entry } from './database.ts'
import { decided, held, others, patch, sending, waiting } from './outbox.ts'
import './outbox-box.css'
import { discard, send } from './sender.ts'
import { putAside, storageWarning } from './storage.ts'

function Refused({ entry }: { entry: Entry }) {
  const [asking, setAsking] = useState(false)
  const { id, label, code, detail, received_at } = entry
  const problem = new ApiProblem((code ?? 'invalid_request') as ApiCode, 422, detail)
  return (
    <div role="alert">
      <p>
        <strong>{received_at === null ? t.offline.refused(label) : t.offline.photoRefused(label)}</strong>{' '}
        {problemSentence(problem)}
      </p>
      <Button size="small" label={t.offline.discardOf(label)} onClick={() => setAsking(true)}>
        {t.offline.discard}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t.offline.discardOf(label)}
        confirm={t.offline.discard}
        danger
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false)
          void discard(id)
        }}
      >
        <p>{received_at === null ? t.offline.discardAsk : t.offline.discardPhotoAsk}</p>
      </ConfirmDialog>
    </div>
  )
}

/** What the office does not have yet, what it refused and why, what waits here for somebody else, and how much room there is. */
export function Outbox() {
  const entries = waiting.value
  const refused = entries.filter(({ state }) => state === 'refused')
  const kept = entries.filter(({ state }) => state !== 'refused')
  const arrived = kept.filter(({ received_at }) => received_at !== null)
  const count = (names: (entry: Entry) => readonly string[]) =>
    arrived.reduce((sum, entry) => sum + names(entry).length, 0)
  const elsewhere = [...others.value]
  const { value: warning } = storageWarning
  return (
    <section class="outbox" aria-label={t.offline.title}>
      {kept.length > 0 && (
        <p class="outbox__count" role="status">
          <Icon name="phone" />
          <span>
            <strong>{t.offline.waiting(kept.length)}</strong>{' '}
            {arrived.length === kept.length ? (
              t.offline.waitingPhotos(
                count(({ photos_received = [] }) => photos_received),
                count(({ photos }) => photos),
              )
            ) : (
              <span class="outbox__hint">{t.offline.waitingHint}</span>
            )}
          </span>
          <Button size="small" busy={sending.value} onClick={() => void send()}>
            {t.offline.sendNow}
          </Button>
        </p>
      )}
      {refused.map((entry) => (
        <Refused key={entry.id} entry={entry} />
      ))}
      {warning !== null && (
        <p class="outbox__count" role="status">
          <span>
            {warning.kind === 'may_be_cleared' ? t.offline.mayBeCleared : t.offline.littleRoom(warning.megabytes)}
          </span>
          <Button size="small" onClick={() => putAside(warning)}>
            {t.offline.understood}
          </Button>
        </p>
      )}
      {decided.value.map(({ id, label, decided: word }) => (
        <p key={id} class="outbox__count" role="status">
          <span>{word && t.offline.decidedOn[word.decision](label, word.by, word.reason)}</span>
          <Button size="small" onClick={() => void patch(id, { decided: null })}>
            {t.offline.understood}
          </Button>
        </p>
      ))}
      {held.value.length > 0 && <p role="status">{t.offline.held(held.value.length)}</p>}
      {elsewhere.map(([name, count]) => (
        <p key={name} role="status">
          {t.offline.others(name, count)}
        </p>
      ))}
    </section>
  )
}
