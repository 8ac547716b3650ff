/** Rings when something was committed in a market; it carries no data, listeners read the event table. */
export interface Bell {
  ring: (district: string, chain: string) => void
  /** Calls `listener` at each ring of that chain until the answered function is called. */
  listen: (district: string, chain: string, listener: () => void) => () => void
  /** Aborted by `close`, so that open streams end when the server stops. */
  closed: AbortSignal
  close: () => Promise<void>
}

/** A bell within one process. `ringAll` rings every chain: for when rings may have been missed. */
export function localBell(): Bell & { ringAll: () => void } {
  const listeners = new Map<string, Set<() => void>>()
  const closing = new AbortController()
  return {
    ring(district, chain) {
      for (const listener of listeners.get(`${district}/${chain}`) ?? []) listener()
    },
    ringAll() {
      for (const group of listeners.values()) for (const listener of group) listener()
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
    closed: closing.signal,
    close: async () => {
      closing.abort()
      listeners.clear()
    },
  }
}
