import { computed } from '@preact/signals'
import type { RequestWord } from '../../src/requests/schema.ts'
import type { Entry } from '../offline/database.ts'
import { freshId } from '../offline/id.ts'
import { keep } from '../offline/keep.ts'
import { own } from '../offline/outbox.ts'
import { who } from '../shell/who.ts'

/** What somebody here said of a request, which the office may not have heard. */
interface Word extends Entry {
  body: RequestWord
  shown: { request: string }
}

const words = computed(
  () =>
    own.value.filter(
      ({ kind, state, received_at }) => kind.startsWith('request.') && (state !== 'refused' || received_at !== null),
    ) as Word[],
)

/** The word that one goes, or that it is done, if it was said on this phone. */
export const saidHere = (request: string, what: 'answer' | 'done') =>
  words.value.find(({ kind, shown }) => kind === `request.${what}` && shown.request === request)

/** Who goes, by the office's word or by this phone's; null while nobody said so. */
export const goes = (request: string, told: string | null) =>
  told ?? (saidHere(request, 'answer') ? (who.value?.name ?? null) : null)

/** Keeps on this phone that one goes, or that it is done; answers the entry's id. Rejects with `not_kept`. */
export async function keepWord(
  what: 'answer' | 'done',
  { id, market, number }: { id: string; market: string; number: string },
): Promise<string> {
  const body: RequestWord = { id: freshId(), claimed_at: new Date().toISOString() }
  await keep({
    id: body.id,
    kind: `request.${what}`,
    path: `/api/markets/${market}/requests/${id}/${what}/${body.id}`,
    body,
    label: number,
    person_id: who.peek()?.id ?? '',
    person_name: who.peek()?.name ?? '',
    after: null,
    shown: { request: id },
  })
  return body.id
}
