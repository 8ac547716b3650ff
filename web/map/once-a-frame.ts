/** Many changes at once, as after a reconnect, cost one painting. */
export function onceAFrame(paint: () => void) {
  let asked: number | null = null
  return {
    ask() {
      asked ??= requestAnimationFrame(() => {
        asked = null
        paint()
      })
    },
    cancel() {
      if (asked !== null) cancelAnimationFrame(asked)
      asked = null
    },
  }
}
