import { hasBasis } from '../../src/matters/rules-measures.ts'
import { t } from '../i18n/index.ts'
import { Button, EmptyState, RadioGroup } from '../kit/index.ts'
import { instrumentOf, type Target } from './anticipate.ts'
import type { Facts } from './facts.ts'
import type { FieldsProps } from './fields.tsx'

/** The articles of the district's list that fit a form's procedure and item. */
export const fittingBases = (facts: Facts, target: Target) =>
  facts.bases.filter(
    (basis) =>
      hasBasis({ ...basis, ended: basis.ended_at !== null }, instrumentOf(target.machine), facts.matter.item.code)
        .length === 0,
  )

/** The article a procedure rests on, out of the district's list for this item; where there is none, who enters it where. */
export function BasisField({ answers, facts, target, wrong, set }: FieldsProps) {
  const fitting = fittingBases(facts, target)
  if (fitting.length === 0) {
    return (
      <EmptyState
        icon="alert"
        title={t.procedures.noBasis}
        action={<Button href="/legal-bases">{t.procedures.toBases}</Button>}
      >
        {t.procedures.noBasisHint[instrumentOf(target.machine)]}
      </EmptyState>
    )
  }
  return (
    <RadioGroup
      legend={t.procedures.labels.legal_basis_id ?? ''}
      error={wrong('legal_basis_id')}
      value={answers.legal_basis_id ?? null}
      options={fitting.map(({ id, law, article, words }) => ({
        value: id,
        label: `《${law}》${article}`,
        hint: words,
      }))}
      onChange={(legal_basis_id) => set({ legal_basis_id })}
    />
  )
}
