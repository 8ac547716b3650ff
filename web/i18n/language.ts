import { signal } from '@preact/signals'

const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

export const isLanguage = (value: unknown): value is Language => languages.includes(value as Language)

/** The language on screen; change it with `setLanguage`, which loads the texts first. */
export const language = signal<Language>('zh-CN')
