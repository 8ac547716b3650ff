/** Colours and letters of a chart, as the page has them at this moment. */
export interface Ink {
  text: string
  soft: string
  grid: string
  ground: string
  main: string
  alarm: string
  family: string
  /** px */
  size: number
}

/** What stands on paper and in pictures: black on white, whatever the screen is set to. */
export const paperInk = (family: string): Ink => ({
  text: '#000',
  soft: '#444',
  grid: '#ccc',
  ground: '#fff',
  main: '#1a5286',
  alarm: '#a82622',
  family,
  size: 15,
})

/** Reads the tokens of kit where `element` stands; follows dark mode and large print. */
export function inkOf(element: Element): Ink {
  const style = getComputedStyle(element)
  const token = (name: string) => style.getPropertyValue(name).trim()
  return {
    text: token('--weui-FG-0'),
    soft: token('--weui-FG-1'),
    grid: token('--weui-FG-3'),
    ground: token('--weui-BG-2'),
    main: token('--info'),
    alarm: token('--danger'),
    family: style.fontFamily,
    size: 1.0625 * parseFloat(getComputedStyle(document.documentElement).fontSize),
  }
}
