import pg from 'pg'
import { vi } from 'vitest'

/** How many queries with these words the database is asked while `act` runs. */
export async function queriesWith(words: string, act: () => Promise<void>): Promise<number> {
  const spy = vi.spyOn(pg.Client.prototype, 'query')
  try {
    await act()
    return spy.mock.calls.filter(([text]: unknown[]) => typeof text === 'string' && text.includes(words)).length
  } finally {
    spy.mockRestore()
  }
}
