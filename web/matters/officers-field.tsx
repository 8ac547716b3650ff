import type { SquadMember } from '../../src/people/schema.ts'
import { certificateState } from '../../src/people/rules.ts'
import { dayIn } from '../../src/shared/evening.ts'
import { formatDay, t } from '../i18n/index.ts'
import { CheckboxGroup, EmptyState } from '../kit/index.ts'
import type { FieldsProps } from './fields.tsx'

/** A member's certificate in words, and whether it counts on `day`. */
function standing({ certificate }: SquadMember, day: string): { words: string; counts: boolean } {
  const state = certificateState(certificate, day)
  if (certificate === null || state === 'auxiliary') return { words: t.procedures.auxiliary, counts: false }
  if (state === 'expired') return { words: t.procedures.expired(formatDay(certificate.valid_until)), counts: false }
  if (state === 'coming') return { words: t.procedures.coming(formatDay(certificate.valid_from)), counts: false }
  return { words: t.procedures.certified(certificate.number, formatDay(certificate.valid_until)), counts: true }
}

/** Who takes part: for what needs two certified officers the others cannot be chosen, and it says why (rule R1). */
export function OfficersField({ answers, facts, target, wrong, set }: FieldsProps) {
  const members = facts.squad?.members ?? []
  const day = dayIn(facts.matter.market.time_zone, facts.now)
  const severe = target.machine !== 'matter'
  if (members.length === 0) return <EmptyState icon="people">{t.procedures.noSquad}</EmptyState>
  const options = members
    .map((member) => ({ member, ...standing(member, day) }))
    .sort((a, b) => Number(b.counts) - Number(a.counts))
    .map(({ member, words, counts }) => ({
      value: member.id,
      label: member.name,
      hint: severe || counts ? words : t.procedures.auxiliaryHere,
      disabled: severe && !counts,
    }))
  return (
    <CheckboxGroup
      legend={t.matters.fields.officers}
      error={wrong('officers')}
      options={options}
      value={answers.officers ?? []}
      onChange={(officers) => set({ officers })}
    />
  )
}
