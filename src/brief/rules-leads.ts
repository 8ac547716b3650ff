import { guardLeads, shareLeads, type Counted, type Lead } from '../ratio/rules-leads.ts'
import type { Figure } from './rules.ts'

/** The list of what a figure of the brief counts, in its week or the one before. */
export const changeLead = (figure: Figure, of: Counted): Lead =>
  figure === 'handled' || figure === 'enforced' ? shareLeads(of)[figure] : guardLeads[figure](of)
