import type { ProblemCode, ProblemDetail } from '../problems.ts'
import { isEnforcing, ladder } from './rules.ts'
import { actionFields, spareReasons, type ActionKind, type HelpFirst } from './rules-kinds.ts'
import type { ActionEntry, FirstPenalty } from './schema.ts'

/** Why something may not be recorded, and what the sentence about it needs to know. */
export interface Refusal {
  code: ProblemCode
  detail: ProblemDetail
}

/** How much may be fined on the spot, in whole yuan: Administrative Penalty Law (2021) Art. 51. */
export const spotFineLimits = { person: 200, organisation: 3000 } as const
export type Party = keyof typeof spotFineLimits

const isFine = (kind: ActionKind) => kind === 'fine' || kind === 'fine_on_spot'

/**
 * R1, Administrative Penalty Law (2021) Art. 42, Compulsion Law Art. 17–18: a penalty, compulsory measure or evidence
 * hold is carried out by at least two different officers whose certificate is valid that day.
 */
export function twoCertifiedOfficers(
  action: Pick<ActionEntry, 'kind' | 'officers'>,
  certified: ReadonlySet<string>,
): Refusal[] {
  if (!isEnforcing(action.kind)) return []
  const present = new Set(action.officers.filter((officer) => certified.has(officer)))
  return present.size >= 2
    ? []
    : [{ code: 'two_certified_officers', detail: { kind: action.kind, certified: present.size } }]
}

/** Who confirms an action is one of its officers, and not the author, whose record it is. */
export function confirmedByItsOfficers(
  action: Pick<ActionEntry, 'officers' | 'confirmed_by'>,
  author: string,
): Refusal[] {
  const strangers = (action.confirmed_by ?? []).filter(
    (officer) => officer === author || !action.officers.includes(officer),
  )
  return strangers.length > 0 ? [{ code: 'invalid_request', detail: { fields: [{ path: 'confirmed_by' }] } }] : []
}

/** R2, Penalty Law Art. 44–62: what must be decided in a case cannot be recorded on the spot. */
export function needsNoCase(kind: ActionKind): Refusal[] {
  return ladder[kind].on_patrol ? [] : [{ code: 'needs_case', detail: { kind } }]
}

/** R3, Penalty Law Art. 51: on the spot at most 200 yuan from a person, 3,000 from an organisation. */
export function spotFineWithinLimit(action: Pick<ActionEntry, 'kind' | 'amount_yuan'>, party: Party): Refusal[] {
  const limit_yuan = spotFineLimits[party]
  if (action.kind !== 'fine_on_spot' || (action.amount_yuan ?? 0) <= limit_yuan) return []
  return [{ code: 'fine_over_limit', detail: { limit_yuan, amount_yuan: action.amount_yuan, party } }]
}

/** R4, Penalty Law Art. 29: the same finding is fined once. */
export function oneFinePerFinding(actions: readonly Pick<ActionEntry, 'kind'>[]): Refusal[] {
  const fines = actions.filter((action) => isFine(action.kind)).length
  return fines > 1 ? [{ code: 'one_fine_per_finding', detail: { fines } }] : []
}

/** R4, Penalty Law Art. 29: a second penalty on the same vendor for the same item in one evening says why; `first` is shown. */
export function secondPenaltySaysWhy(
  action: Pick<ActionEntry, 'kind' | 'reason'>,
  itemCode: string,
  penalised: ReadonlySet<string>,
  first?: FirstPenalty,
): Refusal[] {
  if (ladder[action.kind].class !== 'P' || !penalised.has(itemCode) || action.reason) return []
  const detail = { item_code: itemCode, kind: action.kind, ...(first && { first }) }
  return [{ code: 'second_penalty_needs_reason', detail }]
}

/** Points are given where the market gives them, for an item of the table in force, once for a finding; never a typed number. */
export function pointsAreOn(
  actions: readonly Pick<ActionEntry, 'kind'>[],
  itemCode: string,
  points: ReadonlyMap<string, number> | null,
): Refusal[] {
  const given = actions.filter(({ kind }) => kind === 'points').length
  if (given === 0) return []
  if (!points?.has(itemCode)) return [{ code: 'points_off', detail: { item_code: itemCode } }]
  return given > 1 ? [{ code: 'invalid_request', detail: { kind: 'points', fields: ['actions'] } }] : []
}

/** R9, Penalty Law Art. 33: who is spared is told why and is educated. */
export function sparedIsEducated(actions: readonly Pick<ActionEntry, 'kind' | 'reason'>[]): Refusal[] {
  const spared = actions.find((action) => action.kind === 'spared')
  if (!spared) return []
  const fields = [
    ...(spareReasons.some((reason) => reason === spared.reason) ? [] : ['reason']),
    ...(actions.some((action) => action.kind === 'educate') ? [] : ['educate']),
  ]
  return fields.length > 0 ? [{ code: 'action_incomplete', detail: { kind: 'spared', fields } }] : []
}

/** R17: a squad that is not competent for an item hands it over and does nothing else. */
export function withinCompetence(
  kind: ActionKind,
  itemAuthorities: readonly string[],
  squadAuthorities: readonly string[],
): Refusal[] {
  if (kind === 'transfer' || itemAuthorities.some((authority) => squadAuthorities.includes(authority))) return []
  return [{ code: 'outside_competence', detail: { kind, authorities: itemAuthorities } }]
}

/** R22: help comes before a penalty, and the record says what came of it; danger (severity 4) does not wait. */
export function helpCameFirst(
  finding: { help_first: HelpFirst | null; actions: readonly Pick<ActionEntry, 'kind'>[] },
  severity: number,
): Refusal[] {
  const asked = severity < 4 && finding.actions.some((action) => isEnforcing(action.kind))
  return asked && finding.help_first === null ? [{ code: 'help_first_unanswered', detail: { severity } }] : []
}

const given = (action: ActionEntry, field: (typeof actionFields)[number]) => {
  const value = action[field]
  return Array.isArray(value) ? value.length > 0 : value !== undefined
}

/** Domain section 3: an action carries what its rung must have, and nothing that belongs to another. */
export function carriesItsFields(action: ActionEntry): Refusal[] {
  const { must, may } = ladder[action.kind]
  const missing = must.filter((field) => !given(action, field))
  const surplus = actionFields.filter(
    (field) => action[field] !== undefined && !must.includes(field) && !may.includes(field),
  )
  const refusals: Refusal[] = []
  if (missing.length > 0) refusals.push({ code: 'action_incomplete', detail: { kind: action.kind, fields: missing } })
  if (surplus.length > 0) refusals.push({ code: 'invalid_request', detail: { kind: action.kind, fields: surplus } })
  return refusals
}
