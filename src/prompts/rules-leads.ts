import type { Comparison } from '../ask/rules-kinds.ts'
import type { Lead } from '../ratio/rules-leads.ts'
import type { Pattern } from './rules-kinds.ts'
import type { Agreement } from './schema.ts'

/** What is counted of second looks; `otherwise`: looked at again and told otherwise. */
export type AgreementFigure =
  keyof Pick<Agreement, 'drawn' | 'looked' | 'agreed' | 'both_found' | 'same_items'> | 'otherwise'

const compared: Readonly<Record<AgreementFigure, Comparison | null>> = {
  drawn: null,
  looked: 'looked',
  agreed: 'alike',
  otherwise: 'otherwise',
  both_found: 'both_found',
  same_items: 'same_items',
}

/** Where the second looks behind a figure are. */
export const agreementLead = (figure: AgreementFigure, { from, to }: { from: string; to: string }): Lead => {
  const narrowed = compared[figure]
  return { kind: 'second_looks', filter: { from, to, ...(narrowed !== null && { compared: narrowed }) } }
}

/** The page of evenings and months in which a pattern was compared. */
export const runsAddress = (pattern: Pattern) => `/prompts/runs?pattern=${pattern}`
