/** Paths walked inside the app, oldest first; going back to the one before shortens it. */
const trail: string[] = []
const scrolled = new Map<string, number>()
let focusWanted = false

/** Notes that `path` is shown now; says whether that was a step back. */
export function arrive(path: string): 'first' | 'on' | 'back' {
  focusWanted = trail.length > 0
  if (trail.length === 0) {
    trail.push(path)
    return 'first'
  }
  if (trail.at(-2) === path) {
    trail.pop()
    return 'back'
  }
  trail.push(path)
  return 'on'
}

/** The path before this one, when it was inside the app. */
export const cameFrom = () => trail.at(-2)

/** Whether the page that appears shall put the focus on its title; true once per navigation, never on the first load. */
export function takeFocusRequest() {
  const was = focusWanted
  focusWanted = false
  return was
}

/** Remembers how far the page was scrolled, for a way back. */
export const rememberScroll = (path: string) => scrolled.set(path, window.scrollY)

/** Scrolls to where `path` was left, waiting for its content to grow that long; gives up when the user scrolls or after 3 s. */
export function restoreScroll(path: string) {
  const y = scrolled.get(path) ?? 0
  if (y === 0) return
  const done = new AbortController()
  const { signal } = done
  const attempt = () => {
    if (document.documentElement.scrollHeight - window.innerHeight < y) return
    window.scrollTo(0, y)
    done.abort()
  }
  const grown = new ResizeObserver(attempt)
  signal.addEventListener('abort', () => grown.disconnect())
  addEventListener('wheel', () => done.abort(), { signal, passive: true })
  addEventListener('touchstart', () => done.abort(), { signal, passive: true })
  setTimeout(() => done.abort(), 3000)
  grown.observe(document.body)
}
