import { v7 } from 'uuid'
import type { Client } from './harness.ts'

/** A member ends a patrol by the phone's clock `at`, without a note. */
export const endPatrol = (client: Client, market: string, patrol: string, at: Date) => {
  const id = v7()
  return client.put(`/markets/${market}/patrols/${patrol}/ends/${id}`, { id, claimed_at: at.toISOString(), note: null })
}
