import { ApiProblem, type ApiCode } from '../api.ts'
import type { Entry } from './database.ts'
import { contentHash } from './hash.ts'

/**
 * What a receipt changes of its entry. The office has an entry only when the receipt names it and its content: a captive
 * portal says 200 too. Throws for any other answer.
 */
export async function acknowledged(entry: Entry, answer: unknown): Promise<Partial<Entry>> {
  const receipt = answer as { id?: string; sha256?: string; held?: string } | null
  const hash = await contentHash(entry.body)
  if (receipt?.id !== entry.id || (hash !== null && receipt.sha256 !== hash)) {
    throw new ApiProblem('unexpected_answer', 0)
  }
  const whole = entry.photos.length === 0
  return { received_at: new Date().toISOString(), held: receipt.held !== undefined, ...(whole && { state: 'sent' }) }
}

/** What stood in the way, by an answer among others; what does not say why did not come from this system. */
export function refusalOf(status: number, body: unknown): ApiProblem {
  const { code, detail } = (body ?? {}) as { code?: ApiCode; detail?: Record<string, unknown> }
  return code === undefined ? new ApiProblem('unexpected_answer', status) : new ApiProblem(code, status, detail)
}

/** Whether the same may get through another time. */
export const temporary = ({ status, code }: ApiProblem) =>
  status === 0 || status >= 500 || [401, 408, 429].includes(status) || code === 'unexpected_answer'

export const problemOf = (error: unknown) => (error instanceof ApiProblem ? error : new ApiProblem('network', 0))
