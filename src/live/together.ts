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

/**
 * The same for readings of many things, by whose they are and what is asked; what nobody waits for is forgotten. `read` may
 * serve whoever asks with the same words, so it takes nothing of its own request.
 */
export function togetherBy<T>(): (owner: object, asked: string, read: () => Promise<T>) => Promise<T> {
  const all = new WeakMap<object, Map<string, { reading: () => Promise<T>; waiting: number }>>()
  return async (owner, asked, read) => {
    const known = all.get(owner) ?? new Map<string, { reading: () => Promise<T>; waiting: number }>()
    all.set(owner, known)
    const one = known.get(asked) ?? { reading: together(read), waiting: 0 }
    known.set(asked, one)
    one.waiting += 1
    try {
      return await one.reading()
    } finally {
      one.waiting -= 1
      if (one.waiting === 0) known.delete(asked)
    }
  }
}
