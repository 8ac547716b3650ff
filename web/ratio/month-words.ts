import { language } from '../i18n/index.ts'

/** `2026年10月` or `October 2026` for a month 'YYYY-MM'. */
export const monthWords = (month: string): string =>
  language.value === 'en'
    ? new Date(`${month}-01T00:00:00Z`).toLocaleDateString('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })
    : `${month.slice(0, 4)}年${Number(month.slice(5))}月`
