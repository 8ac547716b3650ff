import { t } from '../i18n/index.ts'
import { NumberField } from '../kit/index.ts'
import { Clock } from './clock-field.tsx'
import type { MarketForm, MarketFormField } from './form.ts'

/** What the law leaves to a market: how long vendors have to answer, from which fine on there is a hearing, when it is night. */
export function ProcedureFields(props: {
  form: MarketForm
  wrong: ReadonlySet<MarketFormField>
  set: (change: Partial<MarketForm>) => void
}) {
  const { form, wrong, set } = props
  const error = (field: MarketFormField, words: string) => (wrong.has(field) ? words : undefined)
  return (
    <>
      <h2 class="form__part">{t.markets.procedures}</h2>
      <NumberField
        label={t.markets.statementTerm}
        hint={t.markets.statementTermHint}
        required
        unit={t.markets.workdays}
        error={error('statement_workdays', t.markets.statementTermWrong)}
        value={form.statement_workdays}
        onInput={(statement_workdays) => set({ statement_workdays })}
      />
      <NumberField
        label={t.markets.stallAnswer}
        hint={t.markets.stallAnswerHint}
        required
        unit={t.markets.days}
        error={error('stall_answer_days', t.markets.stallAnswerWrong)}
        value={form.stall_answer_days}
        onInput={(stall_answer_days) => set({ stall_answer_days })}
      />
      <NumberField
        label={t.markets.hearingFrom}
        hint={t.markets.hearingFromHint}
        required
        unit={t.markets.yuan}
        error={error('hearing_from_yuan', t.markets.hearingFromWrong)}
        value={form.hearing_from_yuan}
        onInput={(hearing_from_yuan) => set({ hearing_from_yuan })}
      />
      <NumberField
        label={t.markets.firstTime}
        hint={t.markets.firstTimeHint}
        required
        unit={t.markets.months}
        error={error('first_time_months', t.markets.firstTimeWrong)}
        value={form.first_time_months}
        onInput={(first_time_months) => set({ first_time_months })}
      />
      <NumberField
        label={t.markets.reviewDays}
        hint={t.markets.reviewDaysHint}
        required
        unit={t.markets.days}
        error={error('review_days', t.markets.reviewDaysWrong)}
        value={form.review_days}
        onInput={(review_days) => set({ review_days })}
      />
      <NumberField
        label={t.markets.reviewDecide}
        required
        unit={t.markets.workdays}
        error={error('review_decide_workdays', t.markets.reviewDecideWrong)}
        value={form.review_decide_workdays}
        onInput={(review_decide_workdays) => set({ review_decide_workdays })}
      />
      <Clock
        label={t.markets.nightFrom}
        hint={t.markets.nightHint}
        error={error('night_from', t.markets.clockWrong)}
        value={form.night_from}
        onInput={(night_from) => set({ night_from })}
      />
      <Clock
        label={t.markets.nightUntil}
        error={error('night_until', t.markets.clockWrong)}
        value={form.night_until}
        onInput={(night_until) => set({ night_until })}
      />
    </>
  )
}
