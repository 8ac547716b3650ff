import { useState } from 'preact/hooks'
import { api } from '../api.ts'
import { StepForm } from '../assignments/step-form.tsx'
import { localName, t } from '../i18n/index.ts'
import { RadioGroup, TextField } from '../kit/index.ts'
import type { Day, Market } from './days.ts'

const kinds = ['china', 'workday', 'holiday'] as const

/** Says whether a day is worked, over the State Council's calendar. */
export function DayForm({ day, onDone, onCancel }: { day: Day; onDone: () => void; onCancel: () => void }) {
  const [kind, setKind] = useState<(typeof kinds)[number]>(day.own?.kind ?? 'china')
  const [name, setName] = useState(day.own?.name ?? '')
  const wrong = { ...(kind !== 'china' && name.trim() === '' && { name: t.calendar.fillReason }) }
  return (
    <StepForm
      title={t.calendar.dayTitle}
      go={t.calendar.save}
      wrong={wrong}
      write={async () => {
        const entry = kind === 'china' ? { kind: null, name: null } : { kind, name }
        await api.put(`/api/calendar/days/${day.day}`, entry)
        onDone()
      }}
      onCancel={onCancel}
    >
      {(told) => (
        <>
          <RadioGroup
            legend={t.calendar.counts}
            hint={t.calendar.countsHint}
            value={kind}
            options={kinds.map((value) => ({ value, label: t.calendar.kinds[value] }))}
            onChange={setKind}
          />
          {kind !== 'china' && (
            <TextField label={t.calendar.reason} required value={name} error={told['name']} onInput={setName} />
          )}
        </>
      )}
    </StepForm>
  )
}

/** Closes a market for an evening, or lets it trade after all. */
export function EveningForm(props: { day: Day; market: Market; onDone: () => void; onCancel: () => void }) {
  const { day, market } = props
  const [reason, setReason] = useState(day.closed?.reason ?? '')
  const path = `/api/markets/${market.id}/closed/${day.day}`
  const shut = day.closed !== null
  return (
    <StepForm
      title={t.calendar.eveningTitle(localName(market))}
      go={shut ? t.calendar.reopen : t.calendar.close}
      wrong={!shut && reason.trim() === '' ? { reason: t.calendar.fillReason } : {}}
      write={async () => {
        await (shut ? api.delete(path) : api.put(path, { reason }))
        props.onDone()
      }}
      onCancel={props.onCancel}
    >
      {(told) =>
        shut ? (
          <p class="calendar__hint">{t.calendar.closedBy(day.closed?.reason ?? '', day.closed?.closed_by ?? '')}</p>
        ) : (
          <TextField
            label={t.calendar.closeReason}
            hint={t.calendar.closeHint}
            required
            value={reason}
            error={told['reason']}
            onInput={setReason}
          />
        )
      }
    </StepForm>
  )
}
