/** Rings when something was committed in a market; it carries no data, listeners read the event table. */
export interface Bell {
  ring(district: string, chain: string): void
  /** Calls `listener` at each ring of that chain until the answered function is called. */
  listen(district: string, chain: string, listener: () => void): () => void
  close(): Promise<void>
}

/** A bell within one process. */
export function localBell(): Bell {
  const listeners = new Map<string, Set<() => void>>()
  return {
    ring(district, chain) {
      for (const listener of listeners.get(`${district}/${chain}`) ?? []) listener()
    },
    listen(district, chain, listener) {
      const key = `${district}/${chain}`
      const group = listeners.get(key) ?? new Set()
      listeners.set(key, group.add(listener))
      return () => {
        group.delete(listener)
        if (group.size === 0) listeners.delete(key)
      }
    },
    close: async () => listeners.clear(),
  }
}
