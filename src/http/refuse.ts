import type { Context, ErrorHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { constraintProblems, Problem, type ProblemCode } from '../problems.ts'
import type { Env } from './context.ts'

interface DatabaseError extends Error {
  code: string
  constraint?: string
}

const isDatabaseError = (error: Error): error is DatabaseError =>
  'code' in error && typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code)

/** SQLSTATE → code where no named constraint says more. */
const states: Record<string, ProblemCode> = {
  '23503': 'unknown_reference',
  '23505': 'conflict',
  '23514': 'invalid_request',
  '23P01': 'conflict',
  '22P05': 'invalid_request',
  '22021': 'invalid_request',
  '22003': 'invalid_request',
  '40001': 'try_again',
  '40P01': 'try_again',
  '53300': 'try_again',
  '57P01': 'try_again',
  '57014': 'try_again',
}

/** The refusal that an error stands for; `internal` for one nobody foresaw. */
export function problemOf(error: Error): Problem {
  if (error instanceof Problem) return error
  if (error instanceof HTTPException) {
    if (error.status === 413) return new Problem('body_too_large')
    return new Problem(error.status < 500 ? 'invalid_request' : 'internal')
  }
  if (!isDatabaseError(error)) return new Problem('internal')
  const named = constraintProblems.find(([prefix]) => error.constraint?.startsWith(prefix))
  return new Problem(named?.[1] ?? states[error.code] ?? 'internal')
}

function answer(c: Context<Env>, problem: Problem) {
  const body = {
    type: 'about:blank',
    title: problem.code.replaceAll('_', ' '),
    status: problem.status,
    code: problem.code,
    ...(problem.detail && { detail: problem.detail }),
    request_id: c.var.request_id,
  }
  const headers: Record<string, string> = { 'Content-Type': 'application/problem+json' }
  const wait = problem.detail?.['retry_after_s']
  if (typeof wait === 'number') headers['Retry-After'] = String(wait)
  return c.body(JSON.stringify(body), problem.status, headers)
}

/** Every refusal leaves as RFC 9457 problem details; what nobody foresaw is logged whole and told as `internal`. */
export const refuse: ErrorHandler<Env> = (error, c) => {
  const problem = problemOf(error)
  if (problem.code === 'internal') c.var.log.error({ err: error }, 'unforeseen')
  return answer(c, problem)
}
