import type { ProblemCode, ProblemDetail } from '../../src/problems.ts'

/** Problems only the phone knows: no connection; an answer that is not ours (a Wi-Fi sign-in page); a fault of the page. */
export type LocalProblemCode = 'network' | 'unexpected_answer' | 'broken'

/** Each sentence says what happened and what to do. */
export type ProblemSentences = Record<ProblemCode | LocalProblemCode, string | ((detail: ProblemDetail) => string)>

/** A number out of a problem's detail, when it is one. */
export const numberIn = (detail: ProblemDetail, key: string) =>
  typeof detail[key] === 'number' ? detail[key] : undefined
