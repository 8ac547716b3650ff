import { language } from './language.ts'

/** `张三（水果）`: a word with what is said beside it. */
export const aside = (words: string, more: string) =>
  language.value === 'en' ? `${words} (${more})` : `${words}（${more}）`

/** `占比上限：1 → 2；提醒：30 → 60`: sentences in a row. */
export const clauses = (words: readonly string[]) => words.join(language.value === 'en' ? '; ' : '；')

/** Whole sentences one after the other; only English parts them by a space. */
export const sentences = (words: readonly string[]) => words.join(language.value === 'en' ? ' ' : '')

/** `答复：已处置`: what it is, and it. */
export const labelled = (label: string, words: string) => `${label}${language.value === 'en' ? ': ' : '：'}${words}`
