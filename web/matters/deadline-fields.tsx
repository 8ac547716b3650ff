import { useMemo } from 'preact/hooks'
import { deadlines } from '../../src/inspections/rules-kinds.ts'
import { deadlineOf } from '../../src/inspections/rules-time.ts'
import { endOfWorkday } from '../../src/matters/rules-clocks.ts'
import { orderedToCorrect } from '../../src/matters/rules-case.ts'
import { addDays, dayIn, eveningBounds, instantOf } from '../../src/shared/evening.ts'
import { t } from '../i18n/index.ts'
import { DateField, RadioGroup } from '../kit/index.ts'
import { dayCalendar } from './day-calendar.ts'
import { shortEndWords } from './end-words.ts'
import type { FieldsProps } from './fields.tsx'

type DeadlineName = 'deadline_at' | 'correct_by' | 'answer_until' | 'perform_by' | 'execute_at'

interface Choice {
  label: string
  at: string
}

const none = 'none'

function Dates(props: {
  field: DeadlineName
  choices: readonly Choice[]
  value: string | null
  /** What no date at all means, where it may be left out. */
  without?: string | undefined
  min: string
  atEndOf: (day: string) => Date
  error: string | undefined
  timeZone: string
  onChange: (at: string | null) => void
}) {
  const { choices, value, without, timeZone, error, onChange } = props
  // The end of a day is the first moment of the next.
  const day = value === null ? '' : dayIn(timeZone, new Date(new Date(value).getTime() - 1))
  const chosen = choices.find(({ at }) => at === value)
  return (
    <>
      <RadioGroup
        legend={t.matters.fields[props.field]}
        error={error}
        value={chosen?.at ?? (value === null && without !== undefined ? none : null)}
        options={[
          ...(without === undefined ? [] : [{ value: none, label: without }]),
          ...choices.map(({ label, at }) => ({
            value: at,
            label,
            hint: t.procedures.dayHint(shortEndWords(at, timeZone)),
          })),
        ]}
        onChange={(at) => onChange(at === none ? null : at)}
      />
      <DateField
        label={t.procedures.day}
        value={chosen === undefined ? day : ''}
        min={props.min}
        {...(chosen === undefined && value !== null && { hint: t.procedures.dayHint(shortEndWords(value, timeZone)) })}
        onInput={(next) => {
          if (next !== '') onChange(props.atEndOf(next).toISOString())
        }}
      />
    </>
  )
}

/** By when something is to be put right: the checklist's usual terms, or closing time of another day. */
function OrderDeadline({ field, answers, facts, wrong, set }: FieldsProps & { field: 'deadline_at' | 'correct_by' }) {
  const { market, matter, own_days, now } = facts
  const choices = useMemo(() => {
    const { isWorkday, isClosed } = dayCalendar(own_days)
    return deadlines
      .filter((deadline) => deadline !== 'now')
      .map((deadline) => ({
        label: t.enforcement.deadlines[deadline],
        at: deadlineOf(deadline, now, market, isWorkday, isClosed).toISOString(),
      }))
  }, [market, own_days, now])
  const may = field === 'correct_by' && orderedToCorrect(matter.kinds, false).length === 0
  return (
    <Dates
      field={field}
      choices={choices}
      value={answers[field] ?? null}
      without={may ? t.procedures.orderedAlready : undefined}
      min={dayIn(market.time_zone, now)}
      atEndOf={(day) => eveningBounds(market, day).closes_at}
      error={wrong(field)}
      timeZone={market.time_zone}
      onChange={(at) => set({ [field]: at ?? undefined })}
    />
  )
}

/** Until when an answer or a demand has time: counted in working days, never less than the law or the market gives. */
function AnswerDeadline({
  field,
  answers,
  facts,
  target,
  wrong,
  set,
}: FieldsProps & { field: 'answer_until' | 'perform_by' | 'execute_at' }) {
  const { matter, market, own_days, now } = facts
  const { time_zone } = market
  const earliest = target.step === 'demand_again' ? matter.terms.last_demand_from : matter.terms.answer_from
  const { isWorkday } = dayCalendar(own_days)
  const longer = [5, 7, 10]
    .map((count) => ({
      label: t.procedures.workdays(count),
      at: endOfWorkday({ time_zone, isWorkday }, now, count).toISOString(),
    }))
    .filter(({ at }) => at > earliest)
  return (
    <Dates
      field={field}
      choices={[{ label: t.procedures.earliest, at: earliest }, ...longer]}
      value={answers[field] ?? null}
      min={dayIn(time_zone, new Date(new Date(earliest).getTime() - 1))}
      atEndOf={(day) => instantOf(time_zone, addDays(day, 1), 0)}
      error={wrong(field)}
      timeZone={time_zone}
      onChange={(at) => set({ [field]: at ?? '' })}
    />
  )
}

/** The date that a screen asks for; brings the calendar of working days along. */
export function DeadlineFields({ field, ...props }: FieldsProps & { field: DeadlineName }) {
  return (
    <>
      {props.facts.own_days === null && <p class="weui-cells__tips">{t.procedures.plainCalendar}</p>}
      {field === 'deadline_at' || field === 'correct_by' ? (
        <OrderDeadline field={field} {...props} />
      ) : (
        <AnswerDeadline field={field} {...props} />
      )}
    </>
  )
}
