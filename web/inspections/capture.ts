import { isEnforcing } from '../../src/enforcement/rules.ts'
import type { ActionEntry } from '../../src/enforcement/schema.ts'
import type { AmendReason } from '../../src/inspections/rules-kinds.ts'
import type { Capture, FindingEntry, PhotoEntry, Subject } from '../../src/inspections/schema.ts'
import type { Round } from '../../src/patrols/schema.ts'

/** A photo of a form. `here` is false where it is on record already: of the entry that this form corrects. */
export interface DraftPhoto extends PhotoEntry {
  here: boolean
}

/** A form under way; what is sent is made from it once, by `captureOf`. */
export interface Draft {
  id: string
  subject: Subject
  findings: FindingEntry[]
  note: string
  amends: string | null
  amend_reason: AmendReason | null
  /** Missing in forms of before. */
  photos?: DraftPhoto[]
  /** Orders of before, by their matters: was each followed? Missing where nothing was said. */
  rechecks?: Record<string, boolean>
  /** Photos of the entry that this form corrects, by the item they show: they go along when it is found again. */
  earlier?: (Omit<PhotoEntry, 'finding_id'> & { item_code: string })[]
}

/** The photos of a form, but for those of findings that were taken out of it. */
export const photosOf = ({ photos = [], findings }: Pick<Draft, 'photos' | 'findings'>): DraftPhoto[] =>
  photos.filter(({ finding_id }) => findings.some(({ id }) => id === finding_id))

/** An action without what was left empty: no blank words, no blank lines in a list. */
function tidied(action: ActionEntry): ActionEntry {
  const fields = Object.entries(action).flatMap(([field, value]: [string, unknown]) => {
    if (field === 'items') {
      const items = (value as string[]).map((line) => line.trim()).filter((line) => line !== '')
      return items.length > 0 ? [[field, items]] : []
    }
    if (field === 'confirmed_by') {
      // Who was taken off the action since has confirmed nothing.
      const still = (value as string[]).filter((person) => action.officers.includes(person))
      return still.length > 0 ? [[field, still]] : []
    }
    if (field === 'spot') {
      // Words that were left empty are none.
      const said = Object.entries(value as object).map(([name, one]: [string, unknown]) => [
        name,
        typeof one === 'string' ? one.trim() || null : one,
      ])
      return [[field, Object.fromEntries(said)]]
    }
    if (typeof value !== 'string') return [[field, value]]
    return value.trim() === '' ? [] : [[field, value.trim()]]
  })
  return Object.fromEntries(fields) as ActionEntry
}

/** A form as it is sent. `help_first` goes along only where it was asked for. */
export function captureOf(
  draft: Draft,
  round: Pick<Round, 'checklist_version'> & { patrol: { id: string } },
  now: Date,
): Capture {
  const photos = photosOf(draft).map(({ sha256, finding_id, kind, claimed_at, item }) => ({
    sha256,
    finding_id,
    kind,
    claimed_at,
    ...(item && { item }),
  }))
  const rechecks = Object.entries(draft.rechecks ?? {}).map(([matter_id, followed]) => ({ matter_id, followed }))
  return {
    id: draft.id,
    patrol_id: round.patrol.id,
    subject: draft.subject,
    outcome: draft.findings.length > 0 ? 'findings' : 'in_order',
    checklist_version: round.checklist_version,
    note: draft.note.trim() === '' ? null : draft.note.trim(),
    claimed_at: now.toISOString(),
    amends: draft.amends,
    amend_reason: draft.amend_reason,
    findings: draft.findings.map((finding) => ({
      ...finding,
      actions: finding.actions.map(tidied),
      note: finding.note?.trim() ? finding.note.trim() : null,
      help_first: finding.actions.some((action) => isEnforcing(action.kind)) ? finding.help_first : null,
    })),
    ...(photos.length > 0 && { photos }),
    ...(rechecks.length > 0 && { rechecks }),
  }
}
