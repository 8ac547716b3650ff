import type { Capture, Subject } from '../../src/inspections/schema.ts'
import type { Round } from '../../src/patrols/schema.ts'

/** A look that found nothing, as it is sent: one tap, without the form. */
export const inOrder = (
  id: string,
  subject: Subject,
  round: Pick<Round, 'checklist_version'> & { patrol: { id: string } },
  now: Date,
): Capture => ({
  id,
  patrol_id: round.patrol.id,
  subject,
  outcome: 'in_order',
  checklist_version: round.checklist_version,
  note: null,
  claimed_at: now.toISOString(),
  amends: null,
  amend_reason: null,
  findings: [],
})
