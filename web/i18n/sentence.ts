import type { ProblemCode, ProblemDetail } from '../../src/problems.ts'

/** Problems only the phone knows: no connection; an answer that is not ours (a Wi-Fi sign-in page); a fault of the page. */
export type LocalProblemCode = 'network' | 'not_kept' | 'photo_gone' | 'unexpected_answer' | 'broken'

/** Each sentence says what happened and what to do. */
export type ProblemSentences = Record<ProblemCode | LocalProblemCode, string | ((detail: ProblemDetail) => string)>

/** A number out of a problem's detail, when it is one. */
export const numberIn = (detail: ProblemDetail, key: string) =>
  typeof detail[key] === 'number' ? detail[key] : undefined

/** A text out of a problem's detail, when it is one. */
export const textIn = (detail: ProblemDetail, key: string) =>
  typeof detail[key] === 'string' ? detail[key] : undefined

/** The texts of a list in a problem's detail; none when it is no list. */
export const textsIn = (detail: ProblemDetail, key: string) =>
  Array.isArray(detail[key]) ? detail[key].filter((one): one is string => typeof one === 'string') : []
