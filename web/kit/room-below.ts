import { useLayoutEffect, useRef } from 'preact/hooks'

/**
 * For what fills the screen below whatever stands above (bars, banners), whose height CSS alone cannot know: sets `property`
 * on the element to the pixels above it.
 */
export function useRoomBelow(property: `--${string}`) {
  const element = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const measure = () => {
      const { current } = element
      if (current === null) return
      const top = `${Math.round(current.getBoundingClientRect().top + scrollY)}px`
      if (current.style.getPropertyValue(property) !== top) {
        current.style.setProperty(property, top)
      }
    }
    measure()
    const resized = new ResizeObserver(measure)
    resized.observe(document.body)
    return () => resized.disconnect()
  }, [])
  return element
}
