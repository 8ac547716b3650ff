import { uuid } from '../shared/forms.ts'

/** What a part of a key looks like, so that nobody's address reaches the database as something else. */
const forms = {
  day: /^\d{4}-\d{2}-\d{2}$/,
  instant: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/,
  id: uuid,
  text: /^.{0,80}$/su,
} as const
export type KeyPart = keyof typeof forms

/** A row's key as it stands in addresses: base64url of a JSON list. */
export const writeCursor = (key: readonly string[]): string =>
  btoa(String.fromCodePoint(...new TextEncoder().encode(JSON.stringify(key))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

/** Is there such a day or instant? JavaScript takes the 31st of February for the 3rd of March, a database refuses it. */
function exists(words: string): boolean {
  const at = new Date(words.length === 10 ? `${words}T00:00:00Z` : words)
  return (
    words > '1900' && !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 19) === `${words}T00:00:00`.slice(0, 19)
  )
}

/** The key that a cursor carries, by the forms of its parts; null for anything else. */
export function readCursor(cursor: string, parts: readonly KeyPart[]): string[] | null {
  try {
    const bytes = atob(cursor.replaceAll('-', '+').replaceAll('_', '/'))
    const key: unknown = JSON.parse(new TextDecoder().decode(Uint8Array.from(bytes, (one) => one.codePointAt(0) ?? 0)))
    if (!Array.isArray(key) || key.length !== parts.length) return null
    const fits = key.every((value, at) => typeof value === 'string' && forms[parts[at] ?? 'id'].test(value))
    if (!fits) return null
    const days = key.filter((_, at) => parts[at] === 'day' || parts[at] === 'instant')
    return days.every((day: string) => exists(day)) ? (key as string[]) : null
  } catch {
    return null
  }
}
