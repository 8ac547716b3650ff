import { ApiProblem, apiFetch, asPerson } from '../api.ts'
import { database, type KeptPhoto } from './database.ts'

/** 400 kB at 32 kbit/s: as slow as it may be and still arrive. */
const photoPatience_ms = 120_000

/** Sends a photo's bytes; resolves once the office has them. */
export async function putPhoto({ sha256: name, bytes }: KeptPhoto, person: string, address: string) {
  const answer = await apiFetch(`${address}/${name}`, {
    method: 'PUT',
    headers: { 'content-type': 'image/jpeg', accept: 'application/json', ...asPerson(person) },
    body: bytes,
    patience_ms: photoPatience_ms,
  })
  const receipt = (await answer.json().catch(() => null)) as { sha256?: string } | null
  if (receipt?.sha256 !== name) throw new ApiProblem('unexpected_answer', 0)
}

/**
 * Sends the photos of a form whose step goes to the office at once, before the step, one after the other; they stay on this
 * device until it is taken. Rejects with what stood in the way, `photo_gone` where the browser cleared one.
 */
export async function putKept(names: readonly string[], person: string, onSent: (sent: number) => void) {
  const db = await database()
  for (const [index, name] of names.entries()) {
    const photo = await db.get('photo', name)
    if (!photo) throw new ApiProblem('photo_gone', 422)
    await putPhoto(photo, person, '/api/photos')
    onSent(index + 1)
  }
}
