import { hearingMayBeAsked, notHeavier, penalties, type Penalty, type Sanction } from '../../src/matters/rules-case.ts'
import { formatCount, t } from '../i18n/index.ts'
import { NumberField, RadioGroup } from '../kit/index.ts'
import { courseSoFar } from './anticipate.ts'
import type { FieldsProps } from './fields.tsx'

const yuanWords = (yuan: number) => formatCount(yuan)

/** What a sanction is in words: "罚款 500 元". */
const sanctionWords = ({ penalty, amount_yuan }: Sanction) =>
  [t.matters.penalties[penalty], amount_yuan !== null && t.enforcement.yuanOf(amount_yuan)].filter(Boolean).join(' ')

/** The penalty and its sum; for a decision what is heavier than noticed cannot be chosen (Penalty Law Art. 45). */
export function SanctionFields({ answers, facts, target, wrong, set }: FieldsProps) {
  const noticed =
    target.step === 'decide' && target.procedure !== null ? courseSoFar(facts, target.procedure).noticed : null
  const from = facts.matter.terms.hearing_from_yuan
  const heavier = (penalty: Penalty) =>
    noticed !== null && notHeavier({ penalty, amount_yuan: null }, noticed).length > 0
  const hints = [
    noticed?.penalty === 'fine' &&
      noticed.amount_yuan !== null &&
      t.procedures.amountMost(yuanWords(noticed.amount_yuan)),
    noticed === null && t.procedures.hearingFrom(yuanWords(from)),
  ]
  return (
    <>
      {noticed && <p class="guide__known">{t.procedures.noticed(sanctionWords(noticed))}</p>}
      <RadioGroup<Penalty>
        legend={t.matters.fields.penalty}
        error={wrong('penalty')}
        value={penalties.find((one) => one === answers.penalty) ?? null}
        options={penalties.map((value) => ({
          value,
          label: t.matters.penalties[value],
          disabled: heavier(value),
          hint: heavier(value)
            ? t.procedures.heavier
            : value !== 'fine' && noticed === null && hearingMayBeAsked({ penalty: value, amount_yuan: null }, from)
              ? t.procedures.mayBeHeard
              : undefined,
        }))}
        onChange={(penalty) => set({ penalty, ...(penalty !== 'fine' && { amount_yuan: null }) })}
      />
      {answers.penalty === 'fine' && (
        <NumberField
          label={t.matters.fields.amount_yuan}
          required
          unit={t.enforcement.yuan}
          hint={hints.filter(Boolean).join('；') || undefined}
          error={wrong('amount_yuan')}
          value={answers.amount_yuan ?? null}
          onInput={(amount_yuan) => set({ amount_yuan })}
        />
      )}
    </>
  )
}
