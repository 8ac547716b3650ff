import { ApiProblem } from '../api.ts'
import { hasTexts, needTexts, t } from './index.ts'
import type { ProblemSentences, RefusalSentences } from './sentence.ts'

/** A sentence of those that are fetched when the first of them is needed; until then what is always true. */
function fetched(code: keyof RefusalSentences) {
  if (hasTexts('refusals')) return t.refusals[code] ?? t.problems.broken
  needTexts(['refusals']).catch(() => {})
  return t.problems.invalid_request
}

/** What went wrong and what to do about it, as one sentence for the screen, from anything that was thrown. */
export function problemSentence(error: unknown): string {
  const code = error instanceof ApiProblem ? error.code : 'broken'
  const detail = error instanceof ApiProblem ? error.detail : undefined
  const sentence =
    code in t.problems ? t.problems[code as keyof ProblemSentences] : fetched(code as keyof RefusalSentences)
  return typeof sentence === 'function' ? sentence(detail ?? {}) : sentence
}
