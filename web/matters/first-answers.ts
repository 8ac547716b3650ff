import { courseSoFar, isOpening, type Target } from './anticipate.ts'
import { stepsOf, type Facts } from './facts.ts'
import type { Answers } from './answers.ts'
import { screensOf } from './forms.ts'

/**
 * What a new form starts with: who fills it in as one of the officers, where they may be; and what an earlier step of the
 * procedure said already (facts, items, the penalty that was noticed), to be kept or changed.
 */
export function firstAnswers(facts: Facts, target: Target): Partial<Answers> {
  const { machine, step, procedure, me } = target
  const first: Partial<Answers> = {}
  const asked = (screensOf(machine, step) ?? []).flatMap(({ fields }) => fields)
  const member = facts.squad?.members.find(({ id }) => id === me.id)
  if (asked.includes('officers') && member && (machine === 'matter' || member.certified)) first.officers = [me.id]
  if (procedure === null || isOpening(target)) return first
  const said = stepsOf(facts.matter, procedure).map((entry) => entry.said)
  if (step === 'give_notice') {
    const known = said.findLast((one) => typeof one['facts'] === 'string')?.['facts']
    if (typeof known === 'string') first.facts = known
  }
  if (asked.includes('items')) {
    const taken = said.find((one) => Array.isArray(one['items']))?.['items']
    if (Array.isArray(taken)) first.items = taken.map(String)
  }
  if (step === 'decide_execution' || step === 'execute') {
    for (const name of ['way', 'cost_yuan', 'performer'] as const) {
      const known = said.findLast((one) => one[name] !== undefined && one[name] !== null)?.[name]
      if (asked.includes(name) && known !== undefined) Object.assign(first, { [name]: known })
    }
  }
  if (step === 'decide') Object.assign(first, courseSoFar(facts, procedure).noticed ?? {})
  return first
}
