/**
 * Answers everybody who asks meanwhile by one reading that began after they asked: while one is under way, all others wait
 * for the next. So two hundred boards that hear of the same event cost two readings.
 */
export function together<T>(read: () => Promise<T>): () => Promise<T> {
  let running: Promise<unknown> | undefined
  let next: Promise<T> | undefined
  function start(): Promise<T> {
    next = undefined
    const reading = read()
    const over = () => {
      if (running === done) running = undefined
    }
    const done = reading.then(over, over)
    running = done
    return reading
  }
  return () => {
    if (running === undefined) return start()
    next ??= running.then(start)
    return next
  }
}
