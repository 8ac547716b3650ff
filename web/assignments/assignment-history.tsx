import type { Assignment, Assignments } from '../../src/assignments/schema.ts'
import { api, withQuery } from '../api.ts'
import { formatDay, localName, t } from '../i18n/index.ts'
import { Cell, List, Pager, Show, StatusMark, type Tone, usePages } from '../kit/index.ts'

const tones: Record<Assignment['state'], Tone> = { current: 'good', coming: 'info', past: 'plain', cancelled: 'plain' }

/** `2026年3月1日 周日 起，长期`, or from and to. */
export const periodWords = ({ starts_on, ends_on }: Pick<Assignment, 'starts_on' | 'ends_on'>) =>
  ends_on === null
    ? t.assignments.since(formatDay(starts_on))
    : t.assignments.between(formatDay(starts_on), formatDay(ends_on))

export function AssignmentState({ state }: { state: Assignment['state'] }) {
  return <StatusMark tone={tones[state]} word={t.assignments.states[state]} />
}

const about = (one: Assignment) => [
  periodWords(one),
  ...(one.ended_by !== null && one.end_reason !== null ? [t.assignments.endedBy(one.ended_by, one.end_reason)] : []),
]

/** Every assignment of a vendor, the latest first, with why it ended. */
export function AssignmentHistory({ of }: { of: { vendor: string } }) {
  const { first, page, pager } = usePages<Assignment>(
    async (before, signal) => {
      const answer = await api.get<Assignments>(withQuery('/api/assignments', { ...of, before }), signal)
      return { rows: answer.assignments, next: answer.next }
    },
    [of.vendor],
  )
  return (
    <Show of={first}>
      {() =>
        page && page.rows.length > 0 ? (
          <>
            <List title={t.assignments.history}>
              {page.rows.map((one) => (
                <Cell
                  key={one.id}
                  title={`${localName({ name: one.market_name, name_en: one.market_name_en })} ${one.number ?? t.assignments.stallGone}`}
                  description={about(one).map((line) => (
                    <span class="assignment-line" key={line}>
                      {line}
                    </span>
                  ))}
                  value={<AssignmentState state={one.state} />}
                />
              ))}
            </List>
            {pager?.hasMore && <Pager {...pager} />}
          </>
        ) : (
          <p class="weui-cells__tips">{t.assignments.none}</p>
        )
      }
    </Show>
  )
}
