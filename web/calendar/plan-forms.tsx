import { useState } from 'preact/hooks'
import { closureEvenings, leavesBegunAlone, longestClosure_days } from '../../src/calendar/rules-seasons.ts'
import type { ClosureEntry, SeasonEntry } from '../../src/calendar/schema.ts'
import { addDays } from '../../src/shared/evening.ts'
import { api } from '../api.ts'
import { StepForm } from '../assignments/step-form.tsx'
import { formatHours, formatShortDay, t } from '../i18n/index.ts'
import { CheckboxGroup, DateField, TextField } from '../kit/index.ts'
import { Clock } from '../markets/clock-field.tsx'
import { freshId } from '../offline/id.ts'
import type { Market, Season } from './days.ts'

interface FormProps {
  market: Market
  /** The day that was tapped, where there is one. */
  day?: string | undefined
  onDone: (said: string, undo?: () => Promise<unknown>) => void
  onCancel: () => void
}

const entryOf = ({ first_day, last_day, opens, closes, name }: Season): SeasonEntry => ({
  first_day,
  last_day,
  opens,
  closes,
  name,
})

/** Other hours from a day to a day; of a season under way only its last day and its name are asked. */
export function SeasonForm({ market, day, season, onDone, onCancel }: FormProps & { season?: Season | undefined }) {
  const [id] = useState(() => season?.id ?? freshId())
  const { changes_from } = market
  const first = day !== undefined && day > changes_from ? day : changes_from
  const { opens, closes } = market
  const [entry, setEntry] = useState<SeasonEntry>(() =>
    season ? entryOf(season) : { first_day: first, last_day: first, opens, closes, name: '' },
  )
  const set = (change: Partial<SeasonEntry>) => setEntry((before) => ({ ...before, ...change }))
  const begun = season !== undefined && season.first_day < changes_from
  const ordered = entry.first_day !== '' && entry.first_day <= entry.last_day
  const kept = leavesBegunAlone(season ?? null, entry, changes_from)
  const wrong = {
    ...(!begun && !kept && { first_day: t.calendar.notBefore(formatShortDay(changes_from)) }),
    ...((!ordered || (begun && !kept)) && {
      last_day: begun ? t.calendar.notBefore(formatShortDay(addDays(changes_from, -1))) : t.calendar.reversed,
    }),
    ...(entry.opens === '' && { opens: t.calendar.fillTime }),
    ...(entry.closes === '' && { closes: t.calendar.fillTime }),
    ...(entry.name.trim() === '' && { name: t.calendar.fillName }),
  }
  return (
    <StepForm
      title={season ? t.calendar.changeSeason : t.calendar.addSeason}
      go={t.calendar.save}
      wrong={wrong}
      write={async () => {
        const path = `/api/markets/${market.id}/seasons/${id}`
        await api.put(path, entry)
        onDone(t.calendar.saved, () => (season ? api.put(path, entryOf(season)) : api.delete(path)))
      }}
      onCancel={onCancel}
    >
      {(told) => (
        <>
          <TextField
            label={t.calendar.seasonName}
            hint={t.calendar.seasonNameHint}
            required
            value={entry.name}
            error={told['name']}
            onInput={(name) => set({ name })}
          />
          {begun ? (
            <p class="calendar__hint">
              {t.calendar.begun(formatShortDay(entry.first_day), formatHours(entry.opens, entry.closes))}
            </p>
          ) : (
            <DateField
              label={t.calendar.firstDay}
              required
              min={changes_from}
              value={entry.first_day}
              error={told['first_day']}
              onInput={(first_day) => set({ first_day, ...(entry.last_day < first_day && { last_day: first_day }) })}
            />
          )}
          <DateField
            label={t.calendar.lastDay}
            hint={t.calendar.lastDayHint}
            required
            min={begun ? addDays(changes_from, -1) : entry.first_day}
            value={entry.last_day}
            error={told['last_day']}
            onInput={(last_day) => set({ last_day })}
          />
          {!begun && (
            <>
              <Clock
                label={t.calendar.opens}
                value={entry.opens}
                error={told['opens']}
                onInput={(at) => set({ opens: at })}
              />
              <Clock
                label={t.calendar.closes}
                hint={t.calendar.closesHint}
                value={entry.closes}
                error={told['closes']}
                onInput={(at) => set({ closes: at })}
              />
            </>
          )}
        </>
      )}
    </StepForm>
  )
}

const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const

/** Several evenings closed at once: all from a day to a day, or some weekdays of them. */
export function ClosureForm({ market, day, today, onDone, onCancel }: FormProps & { today: string }) {
  const [id] = useState(freshId)
  const [entry, setEntry] = useState<ClosureEntry>(() => {
    const first_day = day ?? today
    return { first_day, last_day: first_day, weekdays: null, reason: '' }
  })
  const set = (change: Partial<ClosureEntry>) => setEntry((before) => ({ ...before, ...change }))
  const ordered = entry.first_day !== '' && entry.first_day <= entry.last_day
  const short = ordered && entry.last_day < addDays(entry.first_day, longestClosure_days)
  const count = short ? closureEvenings(entry).length : 0
  const wrong = {
    ...(entry.first_day < today && { first_day: t.calendar.notBefore(formatShortDay(today)) }),
    ...(!short && { last_day: ordered ? t.calendar.tooLong : t.calendar.reversed }),
    ...(short && count === 0 && { weekdays: t.calendar.noSuchDay }),
    ...(entry.reason.trim() === '' && { reason: t.calendar.fillReason }),
  }
  return (
    <StepForm
      title={t.calendar.addClosure}
      go={count > 0 ? t.calendar.closeMany(count) : t.calendar.close}
      wrong={wrong}
      write={async () => {
        const path = `/api/markets/${market.id}/closures/${id}`
        await api.put(path, entry)
        onDone(t.calendar.closedMany(count), () => api.delete(path))
      }}
      onCancel={onCancel}
    >
      {(told) => (
        <>
          <DateField
            label={t.calendar.firstDay}
            required
            min={today}
            value={entry.first_day}
            error={told['first_day']}
            onInput={(first_day) => set({ first_day, ...(entry.last_day < first_day && { last_day: first_day }) })}
          />
          <DateField
            label={t.calendar.lastDay}
            required
            min={entry.first_day}
            value={entry.last_day}
            error={told['last_day']}
            onInput={(last_day) => set({ last_day })}
          />
          <CheckboxGroup
            legend={t.calendar.onlyWeekdays}
            hint={t.calendar.onlyWeekdaysHint}
            error={told['weekdays']}
            value={weekdays.filter((one) => entry.weekdays?.includes(Number(one)))}
            options={weekdays.map((value, at) => ({ value, label: t.calendar.weekdays[at] ?? value }))}
            onChange={(chosen) => set({ weekdays: chosen.length === 0 ? null : chosen.map(Number) })}
          />
          <TextField
            label={t.calendar.closeReason}
            hint={t.calendar.closeHint}
            required
            value={entry.reason}
            error={told['reason']}
            onInput={(reason) => set({ reason })}
          />
        </>
      )}
    </StepForm>
  )
}
