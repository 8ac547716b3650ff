import { useEffect } from 'preact/hooks'
import { later } from '../kit/index.ts'
import { decided, held, others, waiting } from './outbox.ts'
import { storageWarning } from './storage.ts'
import { useSending } from './use-sending.ts'

const Outbox = later(() => import('./outbox-box.tsx').then((chunk) => chunk.Outbox))

/** What the office does not have yet, where there is any. Sends for as long as it is on a page. */
export function OutboxList() {
  useSending()
  useEffect(Outbox.ahead, [])
  return waiting.value.length + held.value.length + decided.value.length + others.value.size > 0 ||
    storageWarning.value !== null ? (
    <Outbox />
  ) : null
}
