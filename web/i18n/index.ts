/**
 * Texts in the language on screen. `t.<feature>.<key>` is a string, or a function where words take parameters:
 * `t.shell.signIn`, `t.kit.shownOf(20, 120)`. Reading `t` inside a component subscribes it to the language.
 * A feature adds `zh-CN/<feature>.ts` (source of truth), `en/<feature>.ts` (`const x: typeof zh`) and one line in
 * each language's `index.ts`. Keys are camelCase, except where they are data codes (`t.problems.stall_taken`).
 * Only the language on screen is fetched, and of it only the features that the pages visited so far need: a route names
 * them (`needTexts`), and tests/web/kit/routes.test.ts finds a page that uses others.
 */
import { signal } from '@preact/signals'
import { isLanguage, language, type Language } from './language.ts'
import type zhCN from './zh-CN/index.ts'

export { language } from './language.ts'
export * from './format.ts'

type Texts = typeof zhCN
export type Feature = keyof Texts

/** What every page may use without naming it. */
const everywhere: readonly Feature[] = ['kit', 'problems', 'shell']

// `-words`: what two features' texts share.
const chinese = import.meta.glob<unknown>(['./zh-CN/*.ts', '!./zh-CN/index.ts', '!./zh-CN/*-words.ts'], {
  import: 'default',
})
export const allFeatures = Object.keys(chinese).flatMap((path) => /zh-CN\/(.+)\.ts/.exec(path)?.[1] ?? []) as Feature[]

const shown = signal<Partial<Texts>>({})
const wanted = new Set<Feature>(everywhere)

export const t: Texts = new Proxy({} as Texts, {
  get(_, feature: string) {
    const texts = shown.value[feature as Feature]
    if (!texts) throw new Error(`texts of "${feature}" are not here: name them in the page's route in web/main.tsx`)
    return texts
  },
})

async function fetchTexts(of: Language, features: Iterable<Feature>) {
  const fetched: Partial<Texts> = {}
  const files = of === 'en' ? (await import('./english.ts')).english : chinese
  const fetchOne = async (feature: Feature) =>
    Object.assign(fetched, { [feature]: await files[`./${of}/${feature}.ts`]?.() })
  await Promise.all([...features].map(fetchOne))
  return fetched
}

/** Are the texts of a feature here? Asked while drawing, it is asked again when they come. */
export const hasTexts = (feature: Feature): boolean => shown.value[feature] !== undefined

/** Resolves once the texts of `features` are here in the language on screen; rejects when they cannot be fetched. */
export async function needTexts(features: readonly Feature[]): Promise<void> {
  for (const feature of features) wanted.add(feature)
  const of = language.peek()
  const missing = features.filter((feature) => !shown.peek()[feature])
  if (missing.length === 0) return
  const fetched = await fetchTexts(of, missing)
  if (language.peek() !== of) return needTexts(features)
  shown.value = { ...shown.peek(), ...fetched }
}

/** Resolves once there is a sentence for a refusal: one that is fetched when it is needed comes before it is told. */
export async function sentenceFor(code: string): Promise<void> {
  if (hasTexts('problems') && !(code in t.problems)) await needTexts(['refusals']).catch(() => undefined)
}

/** Shows `next`, once its texts are here; rejects, changing nothing, when they cannot be fetched. */
export async function setLanguage(next: Language): Promise<void> {
  const count = wanted.size
  const fetched = await fetchTexts(next, wanted)
  // A page may have opened meanwhile.
  if (wanted.size !== count) return setLanguage(next)
  shown.value = fetched
  language.value = next
  document.documentElement.lang = next
  localStorage.setItem('language', next)
}

/** The language chosen on this device; Chinese until somebody chooses. */
export function storedLanguage(): Language {
  const stored = localStorage.getItem('language')
  return isLanguage(stored) ? stored : 'zh-CN'
}
