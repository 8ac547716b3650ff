/**
 * Notes something in the browser's simple store; false where there is no room, which must stop nobody: what an officer
 * did is kept in the phone's database, not here.
 */
export function noted(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}
