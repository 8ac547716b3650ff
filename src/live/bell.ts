/** Rings when something was committed in a market; it carries no data, listeners read the event table. */
export interface Bell {
  ring: (district: string, chain: string) => void
  /**
   * Calls `listener` with the chain at each ring in a district until the answered function is called; null says that rings
   * of any chain may have been missed.
   */
  listen: (district: string, listener: (chain: string | null) => void) => () => void
  /** Aborted by `close`, so that open streams end when the server stops. */
  closed: AbortSignal
  close: () => Promise<void>
}

/** A bell within one process. `ringAll` rings every chain: for when rings may have been missed. */
export function localBell(): Bell & { ringAll: () => void } {
  const listeners = new Map<string, Set<(chain: string | null) => void>>()
  const closing = new AbortController()
  return {
    ring(district, chain) {
      for (const listener of listeners.get(district) ?? []) listener(chain)
    },
    ringAll() {
      for (const group of listeners.values()) for (const listener of group) listener(null)
    },
    listen(district, listener) {
      const group = listeners.get(district) ?? new Set()
      listeners.set(district, group.add(listener))
      return () => {
        group.delete(listener)
        if (group.size === 0) listeners.delete(district)
      }
    },
    closed: closing.signal,
    close: async () => {
      closing.abort()
      listeners.clear()
    },
  }
}
