import { t } from '../i18n/index.ts'
import { categoryName } from '../plan/categories.ts'
import type { Sayings, Words } from './readable.tsx'

/** A word of the law or of the trade. */
const code = (text: string): string | undefined =>
  (t.enforcement.kinds as Words)[text] ?? (t.incidents.kinds as Words)[text] ?? categoryName(text) ?? undefined

/** A step of a matter or of one of its procedures, and where it led. */
function field(key: string, text: string, { procedure }: Readonly<Record<string, unknown>>): string | undefined {
  const of = typeof procedure === 'string' ? procedure : undefined
  if (key === 'procedure') return (t.matters.procedures as Words)[text]
  if (key === 'step') return t.matters.steps[`${of ?? 'matter'}.${text}`]
  if (key !== 'state') return undefined
  return of === undefined
    ? (t.matters.states as Words)[text]
    : (t.matters.procedureStates as Readonly<Record<string, Words>>)[of]?.[text]
}

/** What the whole log's page says beyond what every page with changes does. */
export const lawWords: Sayings = { code, field }
