/**
 * Texts in the language on screen. `t.<feature>.<key>` is a string, or a function where words take parameters:
 * `t.shell.signIn`, `t.kit.shownOf(20, 120)`. Reading `t` inside a component subscribes it to the language.
 * A feature adds `zh-CN/<feature>.ts` (source of truth), `en/<feature>.ts` (`const x: typeof zh`) and one line in
 * each language's `index.ts`. Keys are camelCase, except where they are data codes (`t.problems.stall_taken`).
 */
import { signal } from '@preact/signals'
import { isLanguage, language, type Language } from './language.ts'
import type zhCN from './zh-CN/index.ts'

export { language, languages, type Language } from './language.ts'
export * from './format.ts'

type Texts = typeof zhCN

const load: Record<Language, () => Promise<{ default: Texts }>> = {
  'zh-CN': () => import('./zh-CN/index.ts'),
  en: () => import('./en/index.ts'),
}

const texts = signal<Texts>({} as Texts)

export const t: Texts = new Proxy({} as Texts, {
  get: (_, feature: string) => texts.value[feature as keyof Texts],
})

/** Shows `next`, once its texts are here; rejects, changing nothing, when they cannot be loaded. */
export async function setLanguage(next: Language) {
  const { default: loaded } = await load[next]()
  texts.value = loaded
  language.value = next
  document.documentElement.lang = next
  localStorage.setItem('language', next)
}

/** The language chosen on this device; Chinese until somebody chooses. */
export function storedLanguage(): Language {
  const stored = localStorage.getItem('language')
  return isLanguage(stored) ? stored : 'zh-CN'
}
