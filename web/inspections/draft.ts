import type { Party } from '../../src/enforcement/rules-check.ts'
import { compareSeverity, isEnforcing, ladder } from '../../src/enforcement/rules.ts'
import type { ActionKind } from '../../src/enforcement/rules-kinds.ts'
import type { ActionEntry, FirstPenalty } from '../../src/enforcement/schema.ts'
import { check, type CaptureContext, type CaptureProblem } from '../../src/inspections/rules.ts'
import type { Capture, Checklist, FindingEntry, Item, Subject } from '../../src/inspections/schema.ts'
import type { Round } from '../../src/patrols/schema.ts'

/** What a form knows of the place besides its subject. */
export interface PlaceFacts {
  /** Null is unknown and opens every item. */
  category: string | null
  party: Party
  penalised: readonly string[]
  /** What those penalties were, as far as this phone was told. */
  firsts: readonly FirstPenalty[]
}

/** What the round says of who holds a place; a plain person without a penalty tonight is not in it. */
export function factsOf(round: Round, subject: Subject, category: string | null): PlaceFacts {
  const holder = round.holders.find((each) =>
    subject.kind === 'place' ? each.vendor_id === subject.vendor_id : each.place_id === subject.id,
  )
  return {
    category,
    party: holder?.party ?? 'person',
    penalised: holder?.penalised ?? [],
    firsts: holder?.firsts ?? [],
  }
}

/** Who carries an action out unless it is said otherwise: the certified for what needs two of them, else who is logged in. */
export function officersFor(kind: ActionKind, round: Round, me: string, last: readonly string[] = []): string[] {
  const { members } = round.patrol
  const certified = members.filter((member) => member.certified).map((member) => member.id)
  if (isEnforcing(kind)) {
    // Of more than two only the officer knows who went along: they name the second, so that nobody is asked to confirm in vain.
    if (certified.length > 2 && certified.includes(me)) {
      const again = last.filter((id) => certified.includes(id))
      return again.length > 1 && again.includes(me) ? again : [me]
    }
    return certified.length > 0 ? certified : members.map((member) => member.id)
  }
  return members.some((member) => member.id === me) ? [me] : members.slice(0, 1).map((member) => member.id)
}

/** The kinds to offer for an item: a squad that is not competent only hands over (rule R17); points only where it costs some. */
export function kindsFor(item: Pick<Item, 'authorities'>, authorities: readonly string[], points = 0): ActionKind[] {
  const competent = item.authorities.some((authority) => authorities.includes(authority))
  if (!competent) return ['transfer']
  const kinds = (Object.keys(ladder) as ActionKind[]).filter((kind) => ladder[kind].on_patrol)
  return kinds.filter((kind) => kind !== 'points' || points > 0)
}

/** Adds or takes away an action of a kind; sparing brings its education record along (rule R9). */
export function toggleAction(
  finding: FindingEntry,
  kind: ActionKind,
  make: (kind: ActionKind) => ActionEntry,
): FindingEntry {
  const has = finding.actions.some((action) => action.kind === kind)
  if (has) return { ...finding, actions: finding.actions.filter((action) => action.kind !== kind) }
  const educated = finding.actions.some((action) => action.kind === 'educate')
  const added = kind === 'spared' && !educated ? [make('educate'), make(kind)] : [make(kind)]
  const actions = [...finding.actions, ...added].sort((a, b) => compareSeverity(a.kind, b.kind))
  return { ...finding, actions }
}

/** Gives a finding the one order to correct that is chosen, in place of the other. */
export function orderInstead(
  finding: FindingEntry,
  kind: 'fix_now' | 'fix_by',
  made: Pick<ActionEntry, 'id' | 'officers'>,
): FindingEntry {
  if (finding.actions.some((action) => action.kind === kind)) return finding
  const others = finding.actions.filter((action) => action.kind !== 'fix_now' && action.kind !== 'fix_by')
  const actions = [...others, { ...made, kind }].sort((a, b) => compareSeverity(a.kind, b.kind))
  return { ...finding, actions }
}

/** One action of a finding changed; a field set to undefined or '' is taken away, as the server knows no empty ones. */
export function changeAction(
  finding: FindingEntry,
  id: string,
  change: { [field in keyof ActionEntry]?: ActionEntry[field] | undefined },
): FindingEntry {
  const actions = finding.actions.map((action) => {
    if (action.id !== id) return action
    const kept = Object.entries({ ...action, ...change }).filter(([, value]) => value !== undefined && value !== '')
    return Object.fromEntries(kept) as ActionEntry
  })
  return { ...finding, actions }
}

/** What the server would refuse, told before it is sent; the same rules, with what the phone has at hand. */
export function anticipate(
  capture: Capture,
  round: Round,
  checklist: Checklist,
  facts: PlaceFacts,
  me: string,
  now: Date,
): CaptureProblem[] {
  const context: CaptureContext = {
    items: new Map(checklist.items.map((item) => [item.code, item])),
    categories: facts.category === null ? [] : [facts.category],
    party: facts.party,
    authorities: round.authorities,
    author: me,
    members: new Set(round.patrol.members.map((member) => member.id)),
    certified: new Set(round.patrol.members.filter((member) => member.certified).map((member) => member.id)),
    supervisors: new Set(round.supervisors.map((supervisor) => supervisor.id)),
    penalised: new Set(facts.penalised),
    firsts: new Map(facts.firsts.map((first) => [first.item_code, first])),
    points: round.points ? new Map(Object.entries(round.points.items)) : null,
    at: now,
  }
  return check(capture, context)
}
