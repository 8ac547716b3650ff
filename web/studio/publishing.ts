import { computed, signal } from '@preact/signals'
import { rebase, takeMine, type Conflict } from '../../src/studio/rules-changes.ts'
import type { Flaw } from '../../src/studio/rules-valid.ts'
import type {
  AffectedHolder,
  DrawnPlan,
  HolderDecision,
  PlanVersion,
  PublishedDrawing,
} from '../../src/studio/schema.ts'
import { api, ApiProblem } from '../api.ts'
import type { drafts } from './drafts.ts'
import type { Studio } from './store.ts'

/** What stands beside a plan that somebody else published meanwhile. */
export interface Meeting {
  theirs: PlanVersion
  conflicts: readonly Conflict[]
}

/** Publishing one plan, with everything that may have to be settled before. */
export function createPublishing(studio: Studio, kept: typeof drafts, firstDay: string) {
  const path = `/api/markets/${studio.market.id}/plans`
  const validFrom = signal(firstDay)
  const note = signal('')
  const reason = signal('')
  const busy = signal(false)
  const problem = signal<unknown>(undefined)
  const holders = signal<readonly AffectedHolder[]>([])
  const decisions = signal<ReadonlyMap<string, HolderDecision>>(new Map())
  const flaws = signal<readonly Flaw[]>([])
  const meeting = signal<Meeting | null>(null)
  const published = signal<PublishedDrawing | null>(null)
  /** Of the version to be: kept while the same plan is sent again after a lost answer. */
  let sent: { id: string; body: string } | null = null

  const errors = computed(() => studio.found.value.filter(({ level }) => level === 'error').length)

  function body(): DrawnPlan {
    const plan = {
      expected_version: studio.base.value.version,
      valid_from: validFrom.value,
      note: note.value.trim() || null,
      document: studio.document.value as DrawnPlan['document'],
      // A market's first plan puts it on the map.
      place: studio.base.value.version === 0 ? studio.place.value : null,
      checks_reason: reason.value.trim() || null,
      holders: [...decisions.value.values()],
    }
    const text = JSON.stringify(plan)
    if (sent?.body !== text) sent = { id: studio.newId(), body: text }
    return { id: sent.id, ...plan }
  }

  /** Lays what is drawn over what was published meanwhile; undo brings back what was drawn. */
  async function meet() {
    const theirs = await api.get<PlanVersion>(`${path}/latest`)
    const { document, conflicts } = rebase(studio.base.value.document, studio.document.value, theirs.document)
    studio.restart(theirs, document)
    meeting.value = { theirs, conflicts }
  }

  async function settle(error: unknown) {
    problem.value = error
    if (!(error instanceof ApiProblem)) return
    const told = error.detail ?? {}
    if (error.code === 'plan_changed') await meet()
    if (error.code === 'stalls_assigned') holders.value = told['holders'] as AffectedHolder[]
    if (error.code === 'plan_invalid') flaws.value = told['flaws'] as Flaw[]
  }

  return {
    validFrom,
    note,
    reason,
    busy,
    problem,
    errors,
    holders,
    decisions,
    flaws,
    meeting,
    published,
    /** What still has to be said before it can be sent. */
    wanting: computed(() => {
      if (validFrom.value === '') return 'day' as const
      if (errors.value > 0 && reason.value.trim() === '') return 'reason' as const
      const open = holders.value.some(({ assignment_id }) => {
        const decision = decisions.value.get(assignment_id)
        return decision === undefined || (decision.decision === 'move' && decision.stall_id === null)
      })
      return open ? ('holders' as const) : null
    }),
    decide(decision: HolderDecision) {
      decisions.value = new Map(decisions.value).set(decision.assignment_id, decision)
    },
    /** Settles one conflict this side's way. */
    takeMine(conflict: Conflict) {
      studio.change(takeMine(studio.document.value, conflict))
      const { value: met } = meeting
      if (met !== null) meeting.value = { ...met, conflicts: met.conflicts.filter((each) => each !== conflict) }
    },
    takeTheirs(conflict: Conflict) {
      const { value: met } = meeting
      if (met !== null) meeting.value = { ...met, conflicts: met.conflicts.filter((each) => each !== conflict) }
    },
    meet,
    async publish() {
      if (busy.value) return
      busy.value = true
      problem.value = undefined
      flaws.value = []
      try {
        published.value = await api.post<PublishedDrawing>(`${path}/drawn`, body())
        await kept.drop(studio.market.id).catch(() => undefined)
        studio.restart(await api.get<PlanVersion>(`${path}/latest`))
        meeting.value = null
        holders.value = []
        decisions.value = new Map()
      } catch (error) {
        await settle(error).catch((other: unknown) => (problem.value = other))
      } finally {
        busy.value = false
      }
    },
  }
}
export type Publishing = ReturnType<typeof createPublishing>
