import { useEffect, useState } from 'preact/hooks'
import type { WorkList, WorkReason } from '../../src/patrols/schema.ts'
import { formatShortDateTime, localName, t } from '../i18n/index.ts'
import { RadioGroup } from '../kit/index.ts'
import { answerOf } from '../patrols/store.ts'

type Recheck = Extract<WorkReason, { kind: 'recheck' }>

/**
 * Orders that are due at a place, by the work list the phone remembers: was each followed? What is not said stays due;
 * an order about an item that is found again goes on with the new finding.
 */
export function Rechecks(props: {
  market: string
  timeZone: string
  place: string
  said: Readonly<Record<string, boolean>>
  onSay: (said: Record<string, boolean>) => void
}) {
  const [due, setDue] = useState<Recheck[]>([])
  useEffect(() => {
    const abort = new AbortController()
    answerOf<WorkList>(`/api/markets/${props.market}/work-list`, abort.signal)
      .then(({ items }) => {
        const here = items.find(({ place_id }) => place_id === props.place)?.reasons ?? []
        setDue(here.filter((reason) => reason.kind === 'recheck'))
      })
      .catch(() => undefined)
    return () => abort.abort()
  }, [props.market, props.place])
  if (due.length === 0) return null
  return (
    <section class="rechecks" aria-label={t.rechecks.title}>
      <h2>{t.rechecks.title}</h2>
      {due.map(({ finding_id, item_name, item_name_en, deadline_at }) => (
        <RadioGroup
          key={finding_id}
          legend={localName({ name: item_name, name_en: item_name_en })}
          {...(deadline_at !== null && { hint: t.rechecks.by(formatShortDateTime(deadline_at, props.timeZone)) })}
          options={[
            { value: 'yes' as const, label: t.rechecks.followed },
            { value: 'no' as const, label: t.rechecks.notFollowed },
          ]}
          value={finding_id in props.said ? (props.said[finding_id] ? 'yes' : 'no') : null}
          onChange={(answer) => props.onSay({ ...props.said, [finding_id]: answer === 'yes' })}
        />
      ))}
    </section>
  )
}
