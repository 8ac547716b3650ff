import { useEffect } from 'preact/hooks'
import { later } from '../kit/index.ts'
import { decided, held, others, waiting } from './outbox.ts'
import { storageWarning } from './storage.ts'

const Outbox = later(() => import('./outbox-box.tsx').then((chunk) => chunk.Outbox))

/** What the office does not have yet, where there is any. Sends for as long as it is on a page. */
export function OutboxList() {
  useEffect(() => {
    let stop: (() => void) | null = null
    let gone = false
    // After the page itself, which a slow phone is busy with.
    const timer = setTimeout(() => {
      import('./sender.ts').then(
        ({ keepSending }) => {
          if (!gone) stop = keepSending()
        },
        () => undefined,
      )
    }, 1000)
    Outbox.ahead()
    return () => {
      gone = true
      clearTimeout(timer)
      stop?.()
    }
  }, [])
  return waiting.value.length + held.value.length + decided.value.length + others.value.size > 0 ||
    storageWarning.value !== null ? (
    <Outbox />
  ) : null
}
