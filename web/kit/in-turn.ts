/**
 * Sends a page's writes one after the other, each answered with the whole as it is then. `onLast` hears only the answer
 * of the newest, which knows of all before it; `onFailed` that the newest failed, and that what is stored must be read.
 */
export function inTurn<T>(
  onLast: (whole: T) => void,
  onFailed: () => void,
): (write: () => Promise<T>) => Promise<void> {
  let turns = 0
  let before: Promise<unknown> = Promise.resolve()
  return async (write) => {
    const turn = ++turns
    const answer = before.then(write)
    before = answer.catch(() => undefined)
    try {
      const whole = await answer
      if (turn === turns) onLast(whole)
    } catch (error) {
      if (turn === turns) onFailed()
      throw error
    }
  }
}
