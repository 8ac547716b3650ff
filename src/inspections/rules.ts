import {
  carriesItsFields,
  confirmedByItsOfficers,
  helpCameFirst,
  needsNoCase,
  oneFinePerFinding,
  pointsAreOn,
  secondPenaltySaysWhy,
  sparedIsEducated,
  spotFineWithinLimit,
  twoCertifiedOfficers,
  withinCompetence,
  type Party,
  type Refusal,
} from '../enforcement/rules-check.ts'
import { firstTimeIsFirst } from '../enforcement/rules-first.ts'
import { spotByTheLaw } from '../enforcement/rules-spot.ts'
import { urgentAtNight } from '../enforcement/rules-night.ts'
import { ladder } from '../enforcement/rules.ts'
import type { ActionEntry, FirstPenalty } from '../enforcement/schema.ts'
import { misplacedPhotos } from './rules-photos.ts'
import type { Capture, FindingEntry, Item } from './schema.ts'

/** Everything a capture is checked against; the phone fills it from what it loaded for the round, the server from its tables. */
export interface CaptureContext {
  /** The items of the capture's checklist version, by code. */
  items: ReadonlyMap<string, Pick<Item, 'code' | 'severity' | 'authorities' | 'categories'>>
  /** The trades a place may be held to; empty when unknown, which opens every item. */
  categories: readonly string[]
  party: Party
  /** What the squad is competent for. */
  authorities: readonly string[]
  /** Whose record it is. */
  author: string
  members: ReadonlySet<string>
  /** Members whose certificate is valid on the market-local day. */
  certified: ReadonlySet<string>
  /** Who may approve an evidence hold. */
  supervisors: ReadonlySet<string>
  /** Items for which this vendor already got a penalty this evening that stands. */
  penalised: ReadonlySet<string>
  /** What those penalties were, as far as that is known. */
  firsts?: ReadonlyMap<string, FirstPenalty>
  /** Points by item of the table in force; null or missing where none are given. */
  points?: ReadonlyMap<string, number> | null
  /** When it was observed. */
  at: Date
  /** The day on which the vendor was last found with an item, within the look-back (rule R10); a phone leaves that to the office. */
  earlier?: ReadonlyMap<string, string>
  /** Night there, or a public holiday (rule R8); a phone leaves that to the office. */
  unusual?: boolean
}

/** A refusal and where: the indexes of the finding and of the action it is about. */
export interface CaptureProblem extends Refusal {
  finding?: number
  action?: number
}

/** The items open for a place's trade; an unknown trade (null) shows all. A closing round has its own short list. */
export function itemsFor<I extends Pick<Item, 'categories' | 'closing_round'>>(
  items: readonly I[],
  category: string | null,
  closingRound = false,
): I[] {
  return items.filter(
    (item) =>
      (category === null || item.categories === null || item.categories.includes(category)) &&
      (!closingRound || item.closing_round),
  )
}

const ninetyDays_ms = 90 * 86_400_000

function shapeOf(capture: Capture): CaptureProblem[] {
  const fields = [
    ...((capture.outcome === 'findings') === capture.findings.length > 0 ? [] : ['findings']),
    ...(capture.outcome === 'void' && capture.amends === null ? ['amends'] : []),
    ...((capture.amends === null) === (capture.amend_reason === null) ? [] : ['amend_reason']),
    ...(capture.amends === capture.id ? ['amends'] : []),
    ...(misplacedPhotos(capture) ? ['photos'] : []),
    ...(misplacedRechecks(capture) ? ['rechecks'] : []),
  ]
  return fields.length > 0 ? [{ code: 'invalid_request', detail: { fields: fields.map((path) => ({ path })) } }] : []
}

/** A recheck belongs to a look, each order once; what was seen in order has followed them all. */
function misplacedRechecks({ outcome, rechecks = [] }: Capture): boolean {
  const ids = new Set(rechecks.map(({ matter_id }) => matter_id))
  return (
    ids.size < rechecks.length ||
    (outcome === 'void' && rechecks.length > 0) ||
    (outcome === 'in_order' && rechecks.some(({ followed }) => !followed))
  )
}

function actionProblems(action: ActionEntry, context: CaptureContext): Refusal[] {
  const refusals: Refusal[] = [...needsNoCase(action.kind)]
  if (refusals.length > 0) return refusals
  refusals.push(...urgentAtNight(action.kind, context.unusual ?? false, action.reason), ...carriesItsFields(action))
  const outsiders = action.officers.filter((officer) => !context.members.has(officer))
  if (outsiders.length > 0 || new Set(action.officers).size < action.officers.length) {
    refusals.push({ code: 'not_a_member', detail: { people: outsiders } })
  }
  if (action.approved_by !== undefined && !context.supervisors.has(action.approved_by)) {
    refusals.push({ code: 'action_incomplete', detail: { kind: action.kind, fields: ['approved_by'] } })
  }
  const deadline = action.deadline_at === undefined ? null : Date.parse(action.deadline_at) - context.at.getTime()
  if (deadline !== null && (deadline < 0 || deadline > ninetyDays_ms)) {
    refusals.push({ code: 'action_incomplete', detail: { kind: action.kind, fields: ['deadline_at'] } })
  }
  refusals.push(...confirmedByItsOfficers(action, context.author))
  refusals.push(...twoCertifiedOfficers(action, context.certified), ...spotFineWithinLimit(action, context.party))
  return refusals
}

function findingProblems(finding: FindingEntry, context: CaptureContext, penalised: Set<string>): CaptureProblem[] {
  const item = context.items.get(finding.item_code)
  const closed =
    item?.categories && context.categories.length > 0 && !context.categories.some((c) => item.categories?.includes(c))
  if (!item || closed) return [{ code: 'item_not_open', detail: { item_code: finding.item_code } }]
  if (finding.actions.length === 0) return [{ code: 'action_missing', detail: { item_code: finding.item_code } }]
  const problems: CaptureProblem[] = finding.actions.flatMap((action, index) =>
    [
      ...withinCompetence(action.kind, item.authorities, context.authorities),
      ...actionProblems(action, context),
      ...spotByTheLaw(action, finding.actions),
      ...secondPenaltySaysWhy(action, item.code, penalised, context.firsts?.get(item.code)),
    ].map((refusal) => ({ ...refusal, action: index })),
  )
  problems.push(
    ...oneFinePerFinding(finding.actions),
    ...pointsAreOn(finding.actions, item.code, context.points ?? null),
    ...sparedIsEducated(finding.actions),
    ...firstTimeIsFirst(finding, context.earlier?.get(item.code)),
    ...helpCameFirst(finding, item.severity),
  )
  if (finding.actions.some((action) => ladder[action.kind].class === 'P')) penalised.add(item.code)
  return problems
}

/** Every reason why a capture may not be recorded, in the order of its findings; empty when it may. */
export function check(capture: Capture, context: CaptureContext): CaptureProblem[] {
  const penalised = new Set(context.penalised)
  return [
    ...shapeOf(capture),
    ...capture.findings.flatMap((finding, index) =>
      findingProblems(finding, context, penalised).map((problem) => ({ ...problem, finding: index })),
    ),
  ]
}
