import { signal } from '@preact/signals'

export const themes = ['auto', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const isTheme = (value: unknown): value is Theme => themes.includes(value as Theme)
const storedTheme = localStorage.getItem('theme')

/** How this device shows everything; kept here, not at the server. first-paint.js reads the same keys. */
export const theme = signal<Theme>(isTheme(storedTheme) ? storedTheme : 'auto')
export const largePrint = signal(localStorage.getItem('large_print') === 'yes')

/** WeUI reads both attributes from body; sizes in rem need the second on the root as well. */
function apply() {
  const { documentElement: root, body } = document
  for (const element of [root, body]) {
    if (theme.value === 'auto') delete element.dataset['weuiTheme']
    else element.dataset['weuiTheme'] = theme.value
    if (largePrint.value) element.dataset['weuiMode'] = 'care'
    else delete element.dataset['weuiMode']
  }
}

export function setTheme(next: Theme) {
  theme.value = next
  localStorage.setItem('theme', next)
  apply()
}

export function setLargePrint(on: boolean) {
  largePrint.value = on
  localStorage.setItem('large_print', on ? 'yes' : 'no')
  apply()
}
