import type { ActionKind } from '../../src/enforcement/rules-kinds.ts'
import type { CaptureProblem } from '../../src/inspections/rules.ts'
import { ApiProblem } from '../api.ts'
import { t } from '../i18n/index.ts'
import { problemSentence } from '../i18n/problem.ts'
import { Icon } from '../kit/index.ts'

/** A refusal in words; what is missing is named field by field. */
function sentenceOf(problem: CaptureProblem): string {
  const { kind, fields } = problem.detail as { kind?: ActionKind; fields?: (keyof typeof t.enforcement.fields)[] }
  if (problem.code === 'action_incomplete' && kind && fields) {
    return t.enforcement.fill(
      t.enforcement.kinds[kind],
      fields.map((field) => t.enforcement.fields[field]),
    )
  }
  return problemSentence(new ApiProblem(problem.code, 422, problem.detail))
}

/** Why a form cannot be saved as it is, a sentence for each reason. */
export function FormProblems({
  problems,
  nameOf,
}: {
  problems: readonly CaptureProblem[]
  nameOf: (finding: number) => string
}) {
  const sentences = problems.map((problem) => {
    const sentence = sentenceOf(problem)
    return problem.finding === undefined ? sentence : t.inspections.at(nameOf(problem.finding), sentence)
  })
  return (
    <div class="form-problems" role="alert">
      <p class="form-problems__title">
        <Icon name="alert" />
        {t.inspections.fix}
      </p>
      <ul>
        {[...new Set(sentences)].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  )
}
