import { ApiProblem } from '../api.ts'
import { t } from './index.ts'

/** What went wrong and what to do about it, as one sentence for the screen, from anything that was thrown. */
export function problemSentence(error: unknown): string {
  const problem = error instanceof ApiProblem ? error : undefined
  const sentence = t.problems[problem?.code ?? 'broken'] ?? t.problems.broken
  return typeof sentence === 'function' ? sentence(problem?.detail ?? {}) : sentence
}
