import type { Incident } from '../../src/incidents/schema.ts'
import { t } from '../i18n/index.ts'
import { StatusMark } from '../kit/index.ts'

/** Whether an incident is closed, and who sees to it while it is not. */
export function StateMark({ incident }: { incident: Pick<Incident, 'closed_at' | 'follow_up_by'> }) {
  if (incident.closed_at !== null) return <StatusMark tone="good" word={t.incidents.closed} />
  return incident.follow_up_by === null ? (
    <StatusMark tone="attention" icon="clock" word={t.incidents.unanswered} />
  ) : (
    <StatusMark tone="info" icon="person" word={t.incidents.followedBy(incident.follow_up_by.name)} />
  )
}
