import { useEffect } from 'preact/hooks'
import { ApiProblem, type ApiCode } from '../api.ts'
import { t } from '../i18n/index.ts'
import { problemSentence } from '../i18n/problem.ts'
import { Button, Icon, toast } from '../kit/index.ts'
import type { Entry } from '../offline/database.ts'
import { dropPhotos } from '../offline/draft-photos.ts'
import { sendSoon } from '../offline/keep.ts'
import { forget, own, readOutbox, sending } from '../offline/outbox.ts'
import { useSending } from '../offline/use-sending.ts'

/** What this phone still holds about a matter. */
export const entriesOf = (matter: string): Entry[] =>
  own.value.filter(({ path }) => path.startsWith(`/api/own/matters/${matter}/`))

const giveUp = async ({ id }: Entry) => (await import('../offline/sender.ts')).discard(id)

function Waiting({ entry }: { entry: Entry }) {
  const { state, received_at, photos, photos_received = [], code, detail } = entry
  if (state === 'refused') {
    const problem = new ApiProblem((code ?? 'invalid_request') as ApiCode, 422, detail)
    return (
      <div class="own-sent own-sent_refused" role="alert">
        <Icon name="alert" />
        <p>
          {received_at === null ? t.matter.sent.refused : t.matter.sent.photosRefused}
          {problemSentence(problem)}
        </p>
        <Button block onClick={() => void giveUp(entry)}>
          {t.matter.sent.giveUp}
        </Button>
      </div>
    )
  }
  return (
    <div class="own-sent" role="status">
      <Icon name="phone" />
      <p>{received_at === null ? t.matter.sent.kept : t.matter.sent.photos(photos_received.length, photos.length)}</p>
      <Button block busy={sending.value} onClick={() => sendSoon(0)}>
        {t.matter.sent.again}
      </Button>
    </div>
  )
}

/** Says plainly whether the office has what was sent about a matter; what it has is let go of here. */
export function Sent({ matter, onArrived }: { matter: string; onArrived: () => void }) {
  useSending()
  useEffect(() => void readOutbox().catch(() => undefined), [])
  const entries = entriesOf(matter)
  const arrived = entries.filter(({ received_at }) => received_at !== null)
  const whole = arrived.filter(({ state }) => state === 'sent')
  useEffect(() => {
    if (arrived.length === 0) return
    onArrived()
    toast(t.matter.sent.received)
  }, [arrived.map(({ id }) => id).join()])
  useEffect(() => {
    const letGo = async () => {
      for (const { id, photos } of whole) {
        await forget(id)
        await dropPhotos(photos)
      }
      if (whole.length > 0) onArrived()
    }
    void letGo().catch(() => undefined)
  }, [whole.map(({ id }) => id).join()])
  return (
    <>
      {entries
        .filter(({ state }) => state !== 'sent')
        .map((entry) => (
          <Waiting key={entry.id} entry={entry} />
        ))}
    </>
  )
}
